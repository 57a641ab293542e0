import { z } from 'zod';
import { aspects, ChangeView, StripItem } from './proposals.js';
import { Id, Instant, Organisation, PersonName, RichText } from './shared.js';
import { SourceView } from './sources.js';

/** A submission of a proposal, and what became of it. */
export const RoundSummary = z
  .object({
    round: z.number().int(),
    /** As it was submitted: what its authors call it afterwards is not in it. */
    title: z.string(),
    summary: z.string(),
    submittedAt: Instant,
    submittedBy: PersonName,
    /** Number of the edition that it was written over. */
    edition: z.string(),
    /** Null while it is open. `reason` is that of a recall or a withdrawal, '' when none was given. */
    finished: z
      .object({ as: z.enum(['decided', 'recalled', 'withdrawn']), at: Instant, reason: z.string() })
      .nullable(),
    strip: z.array(StripItem),
  })
  .meta({ id: 'RoundSummary' });
export type RoundSummary = z.infer<typeof RoundSummary>;

/** The rounds of a proposal, oldest first: for its organisation and for those who decide about one of its places. */
export const RoundsView = z
  .object({
    number: z.number().int(),
    /** The slug of the document that it is over. */
    document: z.string(),
    title: z.string(),
    organisation: Organisation,
    rounds: z.array(RoundSummary),
  })
  .meta({ id: 'RoundsView' });
export type RoundsView = z.infer<typeof RoundsView>;

/** `against`: an earlier or later round of the same proposal to compare with, instead of the published text. */
export const RoundQuery = z.object({ against: z.coerce.number().int().min(1).max(100_000).optional() });
export type RoundQuery = z.infer<typeof RoundQuery>;

/** A difference between two texts of a section: of the body a Change of the document core, of the heading `{ before, after }`. */
export const Difference = z.object({ aspect: z.enum(aspects), payload: z.unknown() });

/** A round as it was submitted, section by section: it stays readable for ever. */
export const RoundView = RoundsView.extend({
  round: z.number().int(),
  against: z.number().int().nullable(),
  sections: z.array(
    z.object({
      sectionId: Id,
      /** What the changes are over: the published text of the time, or the text of the round compared with. */
      base: z.object({ heading: z.string(), body: RichText }),
      /** The changes as they were submitted, each with what became of it; none when two rounds are compared. */
      changes: z.array(ChangeView),
      differences: z.array(Difference),
      /** Compared with another round: what each round did with the section in the contents, where that differs. */
      structure: z.object({ before: ChangeView.shape.structure, after: ChangeView.shape.structure }).nullable(),
    }),
  ),
  sources: z.array(SourceView),
}).meta({ id: 'RoundView' });
export type RoundView = z.infer<typeof RoundView>;
