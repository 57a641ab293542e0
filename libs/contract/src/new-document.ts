import { z } from 'zod';
import { Id, line, prose, Slug } from './shared.js';

/** How deep headings become sections of their own; those below stay in the text of their section. */
const Levels = z.number().int().min(1).max(3).default(2);
const Language = z.enum(['en', 'ur']);

/** Field `choices` beside a file that is looked into as a new document. */
export const OutlineFileInput = z
  .strictObject({ language: Language.default('en'), levels: Levels })
  .meta({ id: 'OutlineFileInput' });
export type OutlineFileInput = z.infer<typeof OutlineFileInput>;

/** A section that the file would become. */
export const OutlinePartView = z.object({
  /** Counts from 0 in the order of the file. */
  part: z.number().int(),
  /** 0 for a top-level section. */
  depth: z.number().int(),
  heading: z.string(),
  words: z.number().int(),
  /** How its text begins. */
  begins: z.string(),
  /** Of a top-level section whose heading names one; a person has to confirm it. */
  jurisdiction: z.string().nullable(),
});
export type OutlinePartView = z.infer<typeof OutlinePartView>;

/** What would become of a file as a new document. Nothing is stored. */
export const OutlinePreview = z
  .object({
    fileName: z.string(),
    kind: z.enum(['docx', 'html', 'text']),
    title: z.string(),
    /** A free address made of the title. */
    slug: z.string(),
    /** Words before the first heading. */
    lede: z.string(),
    parts: z.array(OutlinePartView),
    /** What a text can't hold, by kind. */
    dropped: z.array(z.object({ kind: z.string(), count: z.number().int() })),
    jurisdictions: z.array(z.object({ code: z.string(), name: z.string() })),
  })
  .meta({ id: 'OutlinePreview' });
export type OutlinePreview = z.infer<typeof OutlinePreview>;

/** Field `choices` beside a file that becomes a new document. `levels` and `language` are those of the preview. */
export const ImportDocumentInput = z
  .strictObject({
    title: line(300, 1),
    slug: Slug,
    language: Language.default('en'),
    levels: Levels,
    changeNote: prose(2_000, 1),
    /** For top-level sections, by part; those left out belong to no jurisdiction. */
    jurisdictions: z
      .array(z.strictObject({ part: z.number().int().min(0).max(10_000), jurisdiction: Slug }))
      .max(1_000)
      .default([]),
  })
  .meta({ id: 'ImportDocumentInput' });
export type ImportDocumentInput = z.infer<typeof ImportDocumentInput>;

/** The document that was made. */
export const ImportedDocumentView = z
  .object({ id: Id, slug: z.string(), title: z.string(), sections: z.number().int() })
  .meta({ id: 'ImportedDocumentView' });
export type ImportedDocumentView = z.infer<typeof ImportedDocumentView>;
