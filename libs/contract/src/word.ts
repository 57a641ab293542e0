import { commentPaths } from './lists.js';
import { z } from 'zod';
import { Id, Instant, line } from './shared.js';

/** Media type of a Word file. */
export const wordMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const EditionNumber = z.string().regex(/^\d{1,6}\.\d{1,6}$/u);

/** Sections to take out as one Word file: ids with commas between; none is all of the edition. Without `edition`: the current one. */
export const WordQuery = z.object({
  edition: EditionNumber.optional(),
  sections: z
    .string()
    .max(40_000)
    .transform((ids) => ids.split(',').filter(Boolean))
    .pipe(z.array(Id).max(1_000))
    .optional(),
});
export type WordQuery = z.infer<typeof WordQuery>;

/** Two editions to compare in one Word file: their numbers. */
export const WordComparisonQuery = z.object({
  from: EditionNumber,
  to: EditionNumber,
});
export type WordComparisonQuery = z.infer<typeof WordComparisonQuery>;

/** Why a file was refused, as `facts.because` of the problem `file-refused`. */
export const fileRefusals = [
  'not-word',
  'old-word',
  'protected',
  'macros',
  'damaged',
  'too-large',
  'unsafe-xml',
  'unsafe-names',
  'too-long',
  'empty',
  'unknown-kind',
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** One change that the file would make, with whom the file names for it. `payload` is a Change of the document core. */
export const FileChangeView = z.object({
  payload: z.unknown(),
  /** Names as they stand in the file: nobody has proved that they are these people's. */
  authors: z.array(z.string()),
  /** False: the file does not mark it; it was found by comparing the text. */
  tracked: z.boolean(),
});
export type FileChangeView = z.infer<typeof FileChangeView>;

const WordsView = z.object({ before: z.string(), after: z.string() });

export const FilePartView = z.object({
  /** Counts from 0 in the order of the file; names the part when it is taken. */
  part: z.number().int(),
  /** Stands for the words of the part: sent back with a choice, it proves that the choice is about these. */
  seen: z.string(),
  heading: z.string(),
  /** The section it belongs to, or that it most resembles; null: none resembles it. */
  sectionId: Id.nullable(),
  sectionHeading: z.string().nullable(),
  /** `marked`: the file says so. `guessed`: found by its words, and a person has to confirm it. */
  match: z.enum(['marked', 'guessed', 'none']),
  /** How alike the words are, 0 to 1. */
  likeness: z.number(),
  mayPropose: z.boolean(),
  /** The edition whose text the file was made from; null: not known, the current one is taken. */
  baseEdition: z.string().nullable(),
  /** The section was published anew since. */
  outdated: z.boolean(),
  /** How many places the file and later editions both changed; they are settled in the draft. */
  conflicts: z.number().int(),
  /** The first 50 of these places: the words of the base, and what either side makes of them. */
  conflictWords: z.array(z.object({ base: z.string(), published: z.array(WordsView), mine: z.array(WordsView) })),
  /** A new name for the section. */
  renamed: z.string().nullable(),
  changes: z.array(FileChangeView),
});
export type FilePartView = z.infer<typeof FilePartView>;

export const FileCommentView = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  author: z.string(),
  at: Instant.nullable(),
  text: z.string(),
  resolved: z.boolean(),
  /** The part and the words that it stands at; null: it stands at none that are left. */
  part: z.number().int().nullable(),
  quote: z.string(),
});
export type FileCommentView = z.infer<typeof FileCommentView>;

/** What would become of a Word file that came back. Nothing is stored until it is taken. */
export const FilePreview = z
  .object({
    fileName: z.string(),
    parts: z.array(FilePartView),
    comments: z.array(FileCommentView),
    /** What a text can't hold, by kind. */
    dropped: z.array(z.object({ kind: z.string(), count: z.number().int() })),
    authors: z.array(z.string()),
  })
  .meta({ id: 'FilePreview' });
export type FilePreview = z.infer<typeof FilePreview>;

/**
 * A part taken as a section. How a file without hidden marks is split hangs on the names of the current sections: with `seen`, as the
 * preview gave it, a part that is another one by now is refused (`parts-moved`).
 */
const TakenPart = z.strictObject({
  part: z.number().int().min(0).max(10_000),
  sectionId: Id,
  seen: z.string().max(100).optional(),
});

/** Field `choices` beside a file that is looked into, as JSON: the parts that somebody has said the section of. */
export const LookIntoFileInput = z
  .strictObject({ parts: z.array(TakenPart).max(1_000).default([]) })
  .meta({ id: 'LookIntoFileInput' });
export type LookIntoFileInput = z.infer<typeof LookIntoFileInput>;

/** Field `choices` beside the file, as JSON: what to take of it and as which sections. */
export const TakeFileInput = z
  .strictObject({
    title: line(200).default(''),
    parts: z.array(TakenPart).min(1).max(1_000),
    /** What becomes of comments by id, answers going with the comment that they answer; the others stay in the file's record alone. */
    comments: z
      .array(z.strictObject({ id: z.string().max(100), as: z.enum(commentPaths) }))
      .max(300)
      .default([]),
    /** Whether feedback carries the names in the file; else the organisation's. */
    namesInFeedback: z.boolean().default(false),
  })
  .meta({ id: 'TakeFileInput' });
export type TakeFileInput = z.infer<typeof TakeFileInput>;

/** A Word file that a proposal was made from. */
export const ImportedFileView = z
  .object({
    id: Id,
    fileName: z.string(),
    at: Instant,
    by: z.string(),
    sections: z.array(
      z.object({
        sectionId: Id,
        changes: z.array(
          z.object({ before: z.string(), after: z.string(), authors: z.array(z.string()), tracked: z.boolean() }),
        ),
      }),
    ),
    comments: z.array(
      FileCommentView.extend({
        /** Null: it stands here alone. */
        became: z.enum(commentPaths).nullable(),
        /** The number of the feedback that it became. */
        feedback: z.number().int().nullable(),
      }),
    ),
    dropped: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  })
  .meta({ id: 'ImportedFileView' });
export type ImportedFileView = z.infer<typeof ImportedFileView>;
