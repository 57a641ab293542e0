import { Refused } from './refused.js';

/** One section in the tree of a document: under which parent, after which sibling (null: first), its heading and standing. */
export interface SectionEntry {
  readonly sectionId: string;
  readonly parentId: string | null;
  readonly after: string | null;
  readonly heading: string;
  readonly slug?: string;
  readonly standing: 'live' | 'retired';
}

/** A tree by parents: the ids of each parent's children in order; '' is the top. */
export class SectionTree {
  readonly entries = new Map<string, SectionEntry>();
  private readonly children = new Map<string, string[]>();

  /** @throws Refused `bad-structure` if an id stands twice, a parent is missing, or sections stand in a circle. */
  constructor(entries: Iterable<SectionEntry>) {
    for (const entry of entries) {
      if (this.entries.has(entry.sectionId)) throw new Refused('bad-structure', 'a section stands twice in the tree');
      this.entries.set(entry.sectionId, entry);
    }
    const byParent = groupBy(this.entries.values(), ({ parentId }) => parentId ?? '');
    for (const [parent, held] of byParent) {
      if (parent !== '' && !this.entries.has(parent))
        throw new Refused('bad-structure', 'the parent of a section is missing');
      this.children.set(parent, inOrder(held));
    }
    if (this.list().length !== this.entries.size) throw new Refused('bad-structure', 'sections stand in a circle');
  }

  childrenOf(parentId: string | null): readonly string[] {
    return this.children.get(parentId ?? '') ?? [];
  }

  parentOf(sectionId: string): string | null {
    return this.entries.get(sectionId)?.parentId ?? null;
  }

  /** The siblings before a section, nearest first. */
  before(sectionId: string): string[] {
    const siblings = this.childrenOf(this.parentOf(sectionId));
    return siblings.slice(0, siblings.indexOf(sectionId)).toReversed();
  }

  /** All entries in reading order, each naming the sibling it really stands after: equal for equal trees. */
  list(): SectionEntry[] {
    const listed: SectionEntry[] = [];
    const open = [...this.childrenOf(null)].toReversed();
    while (open.length > 0) {
      const id = open.pop()!;
      listed.push(this.entries.get(id)!);
      open.push(...this.childrenOf(id).toReversed());
    }
    const last = new Map<string | null, string>();
    return listed.map((entry) => {
      const after = last.get(entry.parentId) ?? null;
      last.set(entry.parentId, entry.sectionId);
      return { ...entry, after };
    });
  }

  /** True if `sectionId` is `ancestorId` or lies under it. */
  isUnder(sectionId: string, ancestorId: string): boolean {
    for (let at: string | null = sectionId; at !== null; at = this.parentOf(at)) if (at === ancestorId) return true;
    return false;
  }
}

/** Orders siblings by what each stands after; those whose sibling is not here come at the end, as given. */
function inOrder(siblings: readonly SectionEntry[]): string[] {
  const followers = groupBy(siblings, ({ after }) => after ?? '');
  const ordered: string[] = [];
  const open = [...(followers.get('') ?? [])].toReversed();
  const seen = new Set<string>();
  const follow = () => {
    for (let next = open.pop(); next; next = open.pop()) {
      if (seen.has(next.sectionId)) continue;
      seen.add(next.sectionId);
      ordered.push(next.sectionId);
      open.push(...(followers.get(next.sectionId) ?? []).toReversed());
    }
  };
  follow();
  for (const entry of siblings) {
    if (seen.has(entry.sectionId)) continue;
    open.push(entry);
    follow();
  }
  return ordered;
}

function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
