import { z } from 'zod';
import { FeedbackWindow, moderationTimes } from './settings.js';
import { Id, Instant, Organisation, RichText, Slug, Verdict } from './shared.js';

export const editionKinds = ['import', 'normal', 'emergency', 'rollback'] as const;

/** A published edition; `number` is major.minor, `seq` counts from 1. */
export const EditionView = z
  .object({
    number: z.string(),
    seq: z.number().int(),
    kind: z.enum(editionKinds),
    current: z.boolean(),
    major: z.boolean(),
    changeNote: z.string(),
    publishedAt: Instant,
    supersededAt: Instant.nullable(),
    sectionsChanged: z.number().int(),
    /** Of an emergency publication: whether a second person has confirmed it. */
    emergency: z.enum(['waiting', 'confirmed', 'refused']).nullable(),
    /** Of a refused one its text: still standing, going (a rollback of it is prepared), or gone since. */
    refusedText: z.enum(['standing', 'going', 'gone']).nullable(),
    /** The edition whose text a rollback put back. */
    rollbackOf: z.string().nullable(),
    /** Why a superseded edition should not be relied on; it can still be read. */
    withdrawal: z.object({ at: Instant, notice: z.string() }).nullable(),
    /** What was wrong in the change note, which itself is never edited. */
    errata: z.array(z.object({ at: Instant, words: z.string() })),
    /** What the publisher who asks may mark it with; in the list of editions alone. */
    may: z.object({ correctNote: Verdict, withdraw: Verdict }).optional(),
  })
  .meta({ id: 'EditionView' });
export type EditionView = z.infer<typeof EditionView>;

export const DocumentView = z
  .object({
    id: Id,
    slug: Slug,
    title: z.string(),
    lede: z.string(),
    language: z.enum(['en', 'ur']),
    timeZone: z.string(),
    moderation: z.enum(moderationTimes),
    ...FeedbackWindow,
    issuer: z.string(),
    current: EditionView.nullable(),
  })
  .meta({ id: 'DocumentView' });
export type DocumentView = z.infer<typeof DocumentView>;

/** One line of the contents, in reading order; `path` is the address below the document (`punjab/labor-department`). */
export const OutlineEntry = z
  .object({
    sectionId: Id,
    parentId: Id.nullable(),
    depth: z.number().int(),
    heading: z.string(),
    path: z.string(),
    jurisdiction: z.string().nullable(),
    owner: Organisation.nullable(),
    revisionId: Id,
    hash: z.string(),
    mayPropose: z.boolean(),
  })
  .meta({ id: 'OutlineEntry' });
export type OutlineEntry = z.infer<typeof OutlineEntry>;
export const OutlineView = z
  .object({ document: DocumentView, sections: z.array(OutlineEntry) })
  .meta({ id: 'OutlineView' });
export type OutlineView = z.infer<typeof OutlineView>;

export const SectionView = OutlineEntry.extend({ body: RichText }).meta({ id: 'SectionView' });
export type SectionView = z.infer<typeof SectionView>;
