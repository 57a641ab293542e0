import { SectionTree } from '../sections.js';
import type { SectionEntry } from '../sections.js';
import type { Chance } from './random.js';

/** A random tree of live sections. */
export function treeOf(chance: Chance, count: number): SectionEntry[] {
  const entries: SectionEntry[] = [];
  for (let i = 0; i < count; i++) {
    const parentId = i > 0 && chance.is(0.6) ? chance.pick(entries).sectionId : null;
    const siblings = entries.filter((entry) => entry.parentId === parentId);
    entries.push({
      sectionId: `s${i}`,
      parentId,
      after: siblings.at(-1)?.sectionId ?? null,
      heading: `Section ${i}`,
      slug: `section-${i}`,
      standing: 'live',
    });
  }
  return new SectionTree(entries).list();
}

/** The same tree after some edits: added, renamed, moved, retired sections. It stays a tree of sound standing. */
export function treeEdited(chance: Chance, entries: readonly SectionEntry[], count: number): SectionEntry[] {
  let now = [...entries];
  for (let i = 0; i < count; i++) now = editTree(chance, now, `${chance.below(2 ** 30)}`);
  return now;
}

function editTree(chance: Chance, entries: readonly SectionEntry[], fresh: string): SectionEntry[] {
  const tree = new SectionTree(entries);
  const chosen = chance.pick(entries);
  const how = chance.below(4);
  if (how === 0)
    return entries.map((entry) => (entry === chosen ? { ...entry, heading: `${entry.heading} ${fresh}` } : entry));
  if (how === 1)
    return entries.map((entry) =>
      tree.isUnder(entry.sectionId, chosen.sectionId) ? { ...entry, standing: 'retired' } : entry,
    );
  const living = entries.filter(
    ({ sectionId, standing }) => standing === 'live' && (how === 3 || !tree.isUnder(sectionId, chosen.sectionId)),
  );
  const parentId = living.length === 0 || chance.is(0.4) ? null : chance.pick(living).sectionId;
  const row = tree.childrenOf(parentId).filter((id) => how === 3 || id !== chosen.sectionId);
  const at = chance.below(row.length + 1);
  const sectionId = how === 3 ? `n${fresh}` : chosen.sectionId;
  const entry: SectionEntry =
    how === 3
      ? { sectionId, parentId, after: null, heading: `New ${fresh}`, slug: `new-${fresh}`, standing: 'live' }
      : { ...chosen, parentId };
  const order = [...row.slice(0, at), sectionId, ...row.slice(at)];
  const rest = entries
    .filter((other) => other !== chosen || how === 3)
    .map((other) => (other.after === chosen.sectionId && how === 2 ? { ...other, after: chosen.after } : other));
  return new SectionTree(
    [...rest, entry].map((other) =>
      other.parentId === parentId ? { ...other, after: order[order.indexOf(other.sectionId) - 1] ?? null } : other,
    ),
  ).list();
}
