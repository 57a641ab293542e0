import type { OutlineEntry } from '@tarmeem/contract';

type Line = Pick<OutlineEntry, 'sectionId' | 'parentId' | 'heading'>;

/** The headings above a section, from the top: "Sindh", or "Sindh › Courts"; '' at the top. */
export function headingsAbove(sections: readonly Line[], sectionId: string): string {
  const parentOf = (id: string) => sections.find((each) => each.sectionId === id)?.parentId ?? null;
  const above: string[] = [];
  for (let id = parentOf(sectionId); id !== null; id = parentOf(id))
    above.unshift(sections.find((each) => each.sectionId === id)?.heading ?? '');
  return above.filter(Boolean).join(' › ');
}
