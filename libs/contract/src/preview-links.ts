import { z } from 'zod';
import { Id, Instant, line, PersonName } from './shared.js';

/** A link by which somebody outside reads an edition before it is published, as the commission lists it: never its address. */
export const PreviewLinkView = z
  .object({
    id: Id,
    forWhom: z.string(),
    /** What the edition that it is to is at the moment. */
    shows: z.enum(['draft', 'scheduled']),
    madeBy: PersonName,
    madeAt: Instant,
    expiresAt: Instant,
    /** To the minute; null: nobody opened it. */
    openedAt: Instant.nullable(),
  })
  .meta({ id: 'PreviewLinkView' });
export type PreviewLinkView = z.infer<typeof PreviewLinkView>;

/** A new link with its address below the installation's own, told this once. */
export const CreatedPreviewLinkView = PreviewLinkView.extend({ path: z.string() }).meta({
  id: 'CreatedPreviewLinkView',
});
export type CreatedPreviewLinkView = z.infer<typeof CreatedPreviewLinkView>;

/** For whom the link is, and for how many days it holds. */
export const PreviewLinkInput = z
  .strictObject({ forWhom: line(120, 1), days: z.number().int().min(1).max(31) })
  .meta({ id: 'PreviewLinkInput' });
export type PreviewLinkInput = z.infer<typeof PreviewLinkInput>;
