import { z } from 'zod';
import { Id, line, RichText, Slug, Verdict } from './shared.js';

/** Where a section stands: under a parent (null: at the top), behind one of its children (null: first). */
export const SectionPlace = z.strictObject({ parentId: Id.nullable(), afterId: Id.nullable() });
export type SectionPlace = z.infer<typeof SectionPlace>;

/**
 * A section that a draft adds. Without `slug` its address follows the heading; without `body` its text is empty. `insteadOf`: the
 * section, retired since, whose words of this draft it goes on with; a second one instead of the same is refused (`collides`).
 */
export const AddSectionInput = SectionPlace.extend({
  heading: line(300, 1),
  slug: Slug.optional(),
  body: RichText.optional(),
  insteadOf: Id.optional(),
}).meta({ id: 'AddSectionInput' });
export type AddSectionInput = z.infer<typeof AddSectionInput>;

/**
 * Steps on one section of a draft; null sets a field back to what is published. `slug` null: the address follows a new heading.
 * `subtree`: what stands below it is retired, or brought back, with it.
 */
export const ChangeStructureInput = z
  .strictObject({
    place: SectionPlace.nullable().optional(),
    heading: line(300, 1).nullable().optional(),
    slug: Slug.nullable().optional(),
    live: z.boolean().optional(),
    subtree: z.boolean().default(false),
  })
  .refine(({ place, heading, slug, live }) => [place, heading, slug, live].some((field) => field !== undefined), {
    error: 'Names no step',
  })
  .meta({ id: 'ChangeStructureInput' });
export type ChangeStructureInput = z.infer<typeof ChangeStructureInput>;

/** A place in words: the headings of the section above (null: the top) and of the sibling before (null: first). */
export const PlaceWords = z.object({ parent: z.string().nullable(), after: z.string().nullable() });
export type PlaceWords = z.infer<typeof PlaceWords>;

/** A change of the tree in words, for lists and redlines; null for changes of words. */
export const StructureWords = z
  .object({
    kind: z.enum(['added', 'moved', 'retired']),
    heading: z.string(),
    from: PlaceWords.nullable(),
    to: PlaceWords.nullable(),
  })
  .meta({ id: 'StructureWords' });
export type StructureWords = z.infer<typeof StructureWords>;

/** What both sides do with a section, and where it stood, stands in the draft, and stands in the newest edition (null: nowhere). */
export const StructureConflictWords = z
  .object({
    mine: z.enum(['added', 'moved', 'renamed', 'retired', 'revived', 'edited']),
    published: z.enum(['added', 'moved', 'renamed', 'retired', 'revived', 'edited']).nullable(),
    /** The draft's step still makes a tree; otherwise only the published state can be taken. */
    canKeep: z.boolean(),
    places: z.object({ base: PlaceWords.nullable(), mine: PlaceWords.nullable(), published: PlaceWords.nullable() }),
  })
  .meta({ id: 'StructureConflictWords' });
export type StructureConflictWords = z.infer<typeof StructureConflictWords>;

/** One line of the contents as a draft would have them, in reading order. Retired ones stand where they stood. */
export const DraftSection = z
  .object({
    sectionId: Id,
    parentId: Id.nullable(),
    afterId: Id.nullable(),
    depth: z.number().int(),
    heading: z.string(),
    slug: z.string(),
    jurisdiction: z.string().nullable(),
    /** What the draft does to it. `moved` and `renamed` say from where. */
    added: z.boolean(),
    /** Of an added one: the retired section whose words it goes on with. */
    insteadOf: Id.nullable(),
    retired: z.boolean(),
    moved: PlaceWords.nullable(),
    renamed: z.object({ heading: z.string(), slug: z.string() }).nullable(),
    edited: z.boolean(),
    may: z.object({
      /** Its words. */
      edit: Verdict,
      /** A section under it. */
      add: Verdict,
      move: Verdict,
      rename: Verdict,
      retire: Verdict,
    }),
  })
  .meta({ id: 'DraftSection' });
export type DraftSection = z.infer<typeof DraftSection>;

/** The contents of a draft. `version` is the proposal's, which the next step names. */
export const DraftOutlineView = z
  .object({
    version: z.number().int(),
    sections: z.array(DraftSection),
    /** A section at the top. */
    mayAddAtTop: Verdict,
    /** Steps that do not stand on the current edition any more: a rebase sorts them out. */
    misfits: z.array(Id),
  })
  .meta({ id: 'DraftOutlineView' });
export type DraftOutlineView = z.infer<typeof DraftOutlineView>;

export const AddedSectionView = DraftOutlineView.extend({ sectionId: Id }).meta({ id: 'AddedSectionView' });
export type AddedSectionView = z.infer<typeof AddedSectionView>;
