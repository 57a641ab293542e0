import { z } from 'zod';
import { Id } from './shared.js';

/**
 * Changes that other proposals have open, or accepted and not yet published, in one section: whose body's they are and which places of
 * the published text they cover (gaps of its words, as the document core counts them; none: its heading, place or standing).
 * Never who wrote them, nor a proposal that was not submitted.
 */
export const AlsoOpenView = z
  .object({
    items: z.array(
      z.object({
        proposal: z.number().int(),
        organisation: z.string(),
        aspect: z.enum(['body', 'heading', 'place', 'standing']),
        /** The published text the places are counted in. */
        revisionId: Id.nullable(),
        gaps: z.array(z.tuple([z.number().int(), z.number().int()])),
      }),
    ),
    /** Those that would retire the section, or one above it where it stands in the draft: each proposal once. */
    retirements: z.array(
      z.object({
        proposal: z.number().int(),
        organisation: z.string(),
        /** Accepted already, and waiting for an edition. */
        pending: z.boolean(),
        /** The published heading of the section above that it retires; null: the section itself. */
        above: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AlsoOpenView' });
export type AlsoOpenView = z.infer<typeof AlsoOpenView>;

/** The changes of a draft that touch what another proposal has open or waits for an edition with: the body's name, never who wrote it. */
export const CollisionsView = z
  .object({
    items: z.array(
      z.object({
        sectionId: Id,
        heading: z.string(),
        /** The draft's own change, in the form of its payload; null: what it does with the section in the contents. */
        change: z.object({ aspect: z.enum(['body', 'heading']), payload: z.unknown() }).nullable(),
        others: z.array(
          z.object({
            proposal: z.number().int(),
            organisation: z.string(),
            /** Accepted already, and waiting for an edition: this change can't be accepted before that is out or taken out. */
            pending: z.boolean(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'CollisionsView' });
export type CollisionsView = z.infer<typeof CollisionsView>;
