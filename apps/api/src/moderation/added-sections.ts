import type { ReviewView } from '@tarmeem/contract';
import { type AddedPayload, structureOf } from '../proposals/index.js';
import type { OutlineSection } from '../documents/index.js';
import type { ChangeRow } from './decisions.store.js';
import type { ReviewedSection } from './structure-ground.js';

/** A section that a proposal adds, as it would be read: all of its text is new. */
export function addedSections(
  sections: ReadonlyMap<string | null, Pick<OutlineSection, 'path'>>,
  changes: readonly Pick<ChangeRow, 'id' | 'sectionId' | 'aspect' | 'payload'>[],
  jurisdictionOf: (changeId: string) => string | null,
): { section: ReviewedSection; base: ReviewView['sections'][number]['base'] }[] {
  const added = new Map<string, AddedPayload>();
  for (const change of changes) {
    const structure = structureOf(change);
    if (structure?.kind === 'added') added.set(change.sectionId, structure);
  }
  const pathOf = (id: string | null): string => {
    if (id === null) return '';
    const published = sections.get(id);
    if (published) return `${published.path}/`;
    const born = added.get(id);
    return born ? `${pathOf(born.place.parentId)}${born.slug}/` : '';
  };
  return changes.flatMap((change) => {
    const born = added.get(change.sectionId);
    if (!born) return [];
    const { sectionId } = change;
    const path = `${pathOf(born.place.parentId)}${born.slug}`;
    return [
      {
        section: { sectionId, heading: born.heading, path, jurisdiction: jurisdictionOf(change.id) },
        base: textOf(born),
      },
    ];
  });
}

const textOf = ({ body }: AddedPayload): ReviewView['sections'][number]['base'] => ({
  ...body,
  type: 'doc',
  content: [...(body.content ?? [])],
});
