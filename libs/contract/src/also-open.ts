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
  })
  .meta({ id: 'AlsoOpenView' });
export type AlsoOpenView = z.infer<typeof AlsoOpenView>;
