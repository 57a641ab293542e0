import { canonicalJson } from './change.js';
import { Refused } from './refused.js';
import type { SectionChange, SectionPlace } from './sections-compare.js';
import { SectionTree } from './sections.js';
import type { SectionEntry } from './sections.js';

/**
 * The tree with the chosen changes, in reading order. Takes changes of several compares, in the order of their acceptance:
 * two that go after the same sibling stand in that order.
 * @throws Refused `collides` if one aspect of a section is changed in two ways, a section would lie under itself or under
 * a retired or missing one, a retired one would keep live sections, or two live siblings would have one address.
 */
export function applyTree(base: Iterable<SectionEntry>, changes: readonly SectionChange[]): SectionEntry[] {
  const old = new SectionTree(base);
  const chosen = distinct(changes);
  const entries = new Map(old.entries);
  const rows = new Map(
    [null, ...entries.keys()].map((id) => [id, [...old.childrenOf(id)]] as [string | null, string[]]),
  );
  for (const change of chosen) if (change.kind === 'moved') lift(rows, entries, change.sectionId);
  for (const change of chosen) if (change.kind === 'added' || change.kind === 'moved') create(rows, entries, change);
  const placed = new Set<string>();
  for (const change of chosen) {
    if (change.kind !== 'added' && change.kind !== 'moved') continue;
    setDown(rows, change, placed);
    placed.add(change.sectionId);
  }
  for (const change of chosen) alter(entries, change);
  return checked(rows, entries);
}

type Rows = Map<string | null, string[]>;
type Entries = Map<string, SectionEntry>;

function distinct(changes: readonly SectionChange[]): SectionChange[] {
  const byAspect = new Map<string, { change: SectionChange; key: string }>();
  for (const change of changes) {
    const { requires: _, ...rest } = change;
    const aspect = `${change.aspect} ${change.sectionId}`;
    const key = canonicalJson(rest);
    const known = byAspect.get(aspect);
    if (known && known.key !== key) throw new Refused('collides', 'one section is changed in two ways');
    if (!known) byAspect.set(aspect, { change, key });
  }
  return [...byAspect.values()].map(({ change }) => change);
}

function lift(rows: Rows, entries: Entries, sectionId: string): void {
  const entry = entries.get(sectionId);
  if (!entry) throw new Refused('not-applicable', 'a section that moves is not in this tree');
  const row = rows.get(entry.parentId)!;
  row.splice(row.indexOf(sectionId), 1);
}

function create(rows: Rows, entries: Entries, change: Extract<SectionChange, { place: SectionPlace }>): void {
  const { sectionId, place } = change;
  if (change.kind === 'moved') {
    entries.set(sectionId, { ...entries.get(sectionId)!, parentId: place.parentId });
    return;
  }
  if (entries.has(sectionId)) throw new Refused('collides', 'a section that is added is there already');
  const { heading, slug, standing } = change;
  entries.set(sectionId, {
    sectionId,
    parentId: place.parentId,
    after: null,
    heading,
    ...(slug === undefined ? {} : { slug }),
    standing,
  });
  rows.set(sectionId, []);
}

function setDown(
  rows: Rows,
  { sectionId, place }: Extract<SectionChange, { place: SectionPlace }>,
  placed: ReadonlySet<string>,
): void {
  const row = rows.get(place.parentId);
  if (!row) throw new Refused('collides', 'the section to stand under is missing');
  const sibling = place.after.find((id) => row.includes(id));
  let at = sibling === undefined ? 0 : row.indexOf(sibling) + 1;
  // Behind those that another change put at the same place before.
  while (at < row.length && placed.has(row[at]!)) at++;
  row.splice(at, 0, sectionId);
}

function alter(entries: Entries, change: SectionChange): void {
  const entry = entries.get(change.sectionId);
  if (!entry) throw new Refused('not-applicable', 'a section that changes is not in this tree');
  if (change.kind === 'renamed') {
    const { slug: _, ...rest } = entry;
    entries.set(change.sectionId, { ...rest, ...change.after });
  } else if (change.kind === 'retired' || change.kind === 'revived')
    entries.set(change.sectionId, { ...entry, standing: change.kind === 'retired' ? 'retired' : 'live' });
}

function checked(rows: Rows, entries: Entries): SectionEntry[] {
  const listed: SectionEntry[] = [];
  const open: { parentId: string | null; isRetired: boolean }[] = [{ parentId: null, isRetired: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const addresses = new Set<string>();
    let after: string | null = null;
    for (const id of rows.get(next.parentId) ?? []) {
      const { slug, heading, standing } = entries.get(id)!;
      listed.push({
        sectionId: id,
        parentId: next.parentId,
        after,
        heading,
        ...(slug === undefined ? {} : { slug }),
        standing,
      });
      after = id;
      open.push({ parentId: id, isRetired: standing === 'retired' });
      if (standing === 'retired') continue;
      if (next.isRetired) throw new Refused('collides', 'a live section would stand under a retired one');
      if (slug === undefined) continue;
      if (addresses.has(slug)) throw new Refused('collides', 'two sections would have one address');
      addresses.add(slug);
    }
  }
  if (listed.length !== entries.size) throw new Refused('collides', 'a section would stand under itself');
  return new SectionTree(listed).list();
}
