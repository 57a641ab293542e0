/** What the order of sections needs to know of an entry. */
export interface TreeEntry {
  sectionId: string;
  parentId: string | null;
  afterId: string | null;
  live: boolean;
  /** Of two that stand after the same sibling, the one that came later stands nearer to it. */
  fromSeq: number;
}

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

/** Siblings in reading order, retired ones at the places they had. */
export function siblingOrder<Entry extends TreeEntry>(siblings: readonly Entry[]): Entry[] {
  const ids = new Set(siblings.map((entry) => entry.sectionId));
  const following = new Map<string | null, Entry[]>();
  const strays: Entry[] = [];
  for (const entry of siblings) {
    if (entry.afterId !== null && !ids.has(entry.afterId)) strays.push(entry);
    else following.set(entry.afterId, [...(following.get(entry.afterId) ?? []), entry]);
  }
  const ordered: Entry[] = [];
  const seen = new Set<string>();
  const waiting: Entry[] = [];
  const push = (after: string | null): void => {
    // The last in is the first out, so the newest stands nearest.
    waiting.push(...[...(following.get(after) ?? [])].sort((a, b) => a.fromSeq - b.fromSeq));
  };
  push(null);
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    if (seen.has(entry.sectionId)) continue;
    seen.add(entry.sectionId);
    ordered.push(entry);
    push(entry.sectionId);
  }
  const lost = siblings.filter((entry) => !seen.has(entry.sectionId) && !strays.includes(entry));
  return [...ordered, ...strays, ...lost];
}
