/** What the order of sections needs to know of a line of a manifest. */
export interface TreeEntry {
  readonly sectionId: string;
  readonly parentId: string | null;
  readonly afterId: string | null;
  readonly live: boolean;
  /** Of two that stand after the same sibling, the one that came later stands nearer to it. */
  readonly fromSeq: number;
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
