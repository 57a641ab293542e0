import type { DraftSection, SectionPlace } from '@tarmeem/contract';

/** A step of one place, as the arrows and the menu take it. */
export const steps = ['up', 'down', 'in', 'out'] as const;
export type Step = (typeof steps)[number];

/** Where a step leads, and the section it is told by (the new parent, or the one it comes after). */
export interface Target {
  place: SectionPlace;
  beside: DraftSection | null;
}

/** The sections under a parent in order, retired ones left out: nothing is put under or behind what goes. */
export const childrenOf = (sections: readonly DraftSection[], parentId: string | null): DraftSection[] =>
  sections.filter((section) => section.parentId === parentId && !section.retired);

/** Where a section comes to stand by a step; null where there is no such place. */
export function placeAfter(sections: readonly DraftSection[], section: DraftSection, step: Step): Target | null {
  const siblings = childrenOf(sections, section.parentId);
  const at = siblings.findIndex(({ sectionId }) => sectionId === section.sectionId);
  if (at < 0) return null;
  const { parentId } = section;
  const before = siblings[at - 1];
  switch (step) {
    case 'up':
      return before
        ? { place: { parentId, afterId: siblings[at - 2]?.sectionId ?? null }, beside: siblings[at - 2] ?? null }
        : null;
    case 'down': {
      const next = siblings[at + 1];
      return next ? { place: { parentId, afterId: next.sectionId }, beside: next } : null;
    }
    case 'in':
      if (!before) return null;
      return {
        place: {
          parentId: before.sectionId,
          afterId: childrenOf(sections, before.sectionId).at(-1)?.sectionId ?? null,
        },
        beside: before,
      };
    case 'out': {
      const parent = sections.find(({ sectionId }) => sectionId === parentId);
      return parent ? { place: { parentId: parent.parentId, afterId: parent.sectionId }, beside: parent } : null;
    }
  }
}

/** True if a section is another or stands below it. */
export function isWithin(sections: readonly DraftSection[], sectionId: string | null, ancestorId: string): boolean {
  for (let at = sectionId; at !== null; at = sections.find((it) => it.sectionId === at)?.parentId ?? null)
    if (at === ancestorId) return true;
  return false;
}

/** How many live sections stand below one. */
export const countBelow = (sections: readonly DraftSection[], sectionId: string): number =>
  sections.filter((it) => it.sectionId !== sectionId && !it.retired && isWithin(sections, it.sectionId, sectionId))
    .length;
