import { siblingOrder, type TreeEntry } from '@tarmeem/review';

/** An entry in its place: how deep, and under which top-level section. */
export interface Placed<Entry extends TreeEntry> {
  entry: Entry;
  depth: number;
  topId: string;
}

/**
 * The live entries in reading order. A retired sibling keeps its place in the chain, so what stood after it stands after the nearest
 * surviving one before it; what names a sibling that went elsewhere comes last under its parent.
 */
export function inReadingOrder<Entry extends TreeEntry>(entries: readonly Entry[]): Placed<Entry>[] {
  const under = new Map<string | null, Entry[]>();
  for (const entry of entries) {
    const siblings = under.get(entry.parentId);
    if (siblings) siblings.push(entry);
    else under.set(entry.parentId, [entry]);
  }
  const placed: Placed<Entry>[] = [];
  const visit = (parentId: string | null, depth: number, topId: string | null): void => {
    for (const entry of siblingOrder(under.get(parentId) ?? [])) {
      if (!entry.live) continue;
      const top = topId ?? entry.sectionId;
      placed.push({ entry, depth, topId: top });
      visit(entry.sectionId, depth + 1, top);
    }
  };
  visit(null, 0, null);
  return placed;
}
