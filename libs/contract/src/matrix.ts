import { z } from 'zod';
import { matrixFates, withheldBecause } from './lists.js';
import { Id, page } from './shared.js';

/** One remark or one proposed change: each stands once in the matrix. */
export const MatrixRow = z
  .object({
    id: Id,
    /** `F 12` for feedback, `14.4` for a change of the first round of proposal 14, `14.2.4` for one of its second. */
    number: z.string(),
    what: z.enum(['feedback', 'change']),
    kind: z.enum(['addition', 'correction', 'comment', 'change']),
    /** The body that proposes it; of feedback, the name its sender gave ('' when none was given). */
    from: z.string(),
    section: z.object({ sectionId: Id, heading: z.string(), path: z.string() }).nullable(),
    /** The words it is about, as they were read or as they stand. */
    quote: z.string(),
    /** What was said, or '' where it is withheld; of a change, why it is proposed. */
    comment: z.string(),
    /** What the text should say, in a sentence; '' for feedback. */
    proposed: z.string(),
    fate: z.enum(matrixFates),
    response: z.string(),
    /** The edition that carries it. */
    edition: z.string().nullable(),
    anchor: z.enum(['EXACT', 'MOVED', 'DETACHED']).nullable(),
    duplicateOf: z.number().int().nullable(),
    at: z.iso.datetime(),
    /** Why what was said, and by whom, does not stand here: it may identify a person and waits for a moderator, was not let through, or was taken back. */
    withheld: z.enum(withheldBecause).nullable(),
    /** Of a change: the proposal that holds it. */
    proposalId: Id.nullable(),
  })
  .meta({ id: 'MatrixRow' });
export type MatrixRow = z.infer<typeof MatrixRow>;

export const MatrixView = page(MatrixRow)
  .extend({ total: z.number().int(), counts: z.record(z.enum(matrixFates), z.number().int()) })
  .meta({ id: 'MatrixView' });
export type MatrixView = z.infer<typeof MatrixView>;

export const MatrixQuery = z.strictObject({
  fate: z.enum(matrixFates).optional(),
  /** Of the sentences that say a change; the reader's own when none is asked for. */
  language: z.enum(['en', 'ur']).optional(),
  /** The number of rows that were read. */
  after: z.coerce.number().int().positive().max(10_000_000).optional(),
});
export type MatrixQuery = z.infer<typeof MatrixQuery>;

export const matrixFormats = ['xlsx', 'csv', 'docx'] as const;
/** `iso`: section, kind, comment, proposed change, observation. `general`: number, from, place, what was said, disposition, response, edition. */
export const matrixColumns = ['general', 'iso'] as const;
export const MatrixFileQuery = z.strictObject({
  format: z.enum(matrixFormats),
  columns: z.enum(matrixColumns).default('general'),
  /** With the names that senders of feedback gave, and with words that are withheld elsewhere. Bodies are named always, officers never. */
  names: z.enum(['yes', 'no']).default('no'),
  language: z.enum(['en', 'ur']).default('en'),
});
export type MatrixFileQuery = z.infer<typeof MatrixFileQuery>;
