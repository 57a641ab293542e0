import type { DocJson, SectionChange } from '@tarmeem/document';

/** The payload of an added section: its place and name as the tree has them, and its first text. */
export type AddedPayload = Omit<Extract<SectionChange, { kind: 'added' }>, 'sectionId' | 'aspect' | 'requires'> & {
  readonly slug: string;
  readonly body: DocJson;
};

/** The payload of a section that moves, with its subtree. */
export type MovedPayload = Omit<Extract<SectionChange, { kind: 'moved' }>, 'sectionId' | 'aspect' | 'requires'>;

/** The payload of a section that is retired. */
export interface RetiredPayload {
  readonly kind: 'retired';
}

/** The payload of a heading change; `slug` when the address changes with it. */
export interface HeadingChange {
  before: string;
  after: string;
  slug?: { before: string; after: string };
}

export type StructurePayload = AddedPayload | MovedPayload | RetiredPayload;

interface Stored {
  sectionId: string;
  aspect: string;
  payload: unknown;
}

/** True for a change of the tree: a section added, moved or retired. */
export const isStructural = ({ aspect }: Pick<Stored, 'aspect'>): boolean =>
  aspect === 'place' || aspect === 'standing';

/** The payload of a structural change; null for words. */
export const structureOf = (change: Pick<Stored, 'aspect' | 'payload'>): StructurePayload | null =>
  isStructural(change) ? (change.payload as StructurePayload) : null;

/**
 * A stored change as the document core applies it to a tree; null for words. A rename acts on the tree only where it changes the
 * address. `requires` are left out: they are ids here, and asked for elsewhere.
 */
export function treeChange(change: Stored): SectionChange | null {
  const { sectionId } = change;
  if (change.aspect === 'heading') {
    const { before, after, slug } = change.payload as HeadingChange;
    if (!slug) return null;
    return {
      sectionId,
      kind: 'renamed',
      aspect: 'heading',
      before: { heading: before, slug: slug.before },
      after: { heading: after, slug: slug.after },
      requires: [],
    };
  }
  const payload = structureOf(change);
  if (!payload) return null;
  if (payload.kind === 'retired') return { sectionId, kind: 'retired', aspect: 'standing', requires: [] };
  if (payload.kind === 'moved') return { sectionId, aspect: 'place', requires: [], ...payload };
  const { body: _body, ...added } = payload;
  return { sectionId, aspect: 'entry', requires: [], ...added };
}
