import { describe, expect, it } from '@jest/globals';

import { applyTree } from './sections-apply.js';
import { compareTrees } from './sections-compare.js';
import type { SectionChange } from './sections-compare.js';
import { mergeTrees } from './sections-merge.js';
import { SectionTree } from './sections.js';
import type { SectionEntry } from './sections.js';
import { holds, lawTime } from './testing/laws.js';
import type { Case } from './testing/laws.js';
import { Chance } from './testing/random.js';
import { treeEdited, treeOf } from './testing/trees.js';

function treesOf({ seed, blocks, edits }: Case): {
  base: SectionEntry[];
  target: SectionEntry[];
  mine: SectionEntry[];
  chance: Chance;
} {
  const chance = new Chance(seed);
  const base = treeOf(chance, blocks);
  return { base, target: treeEdited(chance, base, edits), mine: treeEdited(chance, base, edits), chance };
}

const listed = (entries: Iterable<SectionEntry>) => new SectionTree(entries).list();

/** A random choice that holds whatever its members require. */
function choice(chance: Chance, changes: readonly SectionChange[]): SectionChange[] {
  const chosen = new Set<number>();
  const take = (index: number) => {
    if (chosen.has(index)) return;
    chosen.add(index);
    changes[index]!.requires.forEach(take);
  };
  for (const index of changes.keys()) if (chance.is(0.4)) take(index);
  return changes.filter((_, index) => chosen.has(index));
}

describe('a tree of sections', () => {
  it(
    'compared and applied is the target, and equal trees differ in nothing',
    () => {
      holds((input) => {
        const { base, target } = treesOf(input);
        expect(applyTree(base, compareTrees(base, target))).toEqual(listed(target));
        expect(compareTrees(base, base)).toEqual([]);
      });
    },
    lawTime,
  );

  it(
    'tells of whom it is told that they moved, and is the target whoever is named',
    () => {
      holds((input) => {
        const { base, target, chance } = treesOf(input);
        const anyone = new Set(target.filter(() => chance.is(0.3)).map(({ sectionId }) => sectionId));
        const named = compareTrees(base, target, anyone);
        expect(applyTree(base, named)).toEqual(listed(target));
        expect(listed(applyTree(base, choice(chance, named))).length).toBeGreaterThan(0);

        const { sectionId, parentId } = chance.pick(base);
        const others = new SectionTree(base).childrenOf(parentId).filter((id) => id !== sectionId);
        const at = chance.below(others.length + 1);
        const order = [...others.slice(0, at), sectionId, ...others.slice(at)];
        const moved = base.map((entry) =>
          entry.parentId === parentId ? { ...entry, after: order[order.indexOf(entry.sectionId) - 1] ?? null } : entry,
        );
        for (const change of compareTrees(base, moved, new Set([sectionId])))
          expect([change.kind, change.sectionId]).toEqual(['moved', sectionId]);
      });
    },
    lawTime,
  );

  it(
    'merges: neutral where one side changed, never throws, theirs stands',
    () => {
      holds((input) => {
        const { base, target, mine } = treesOf(input);
        expect(mergeTrees(base, { theirs: target, mine: base })).toEqual({ entries: listed(target), conflicts: [] });
        expect(mergeTrees(base, { theirs: base, mine: target })).toEqual({ entries: listed(target), conflicts: [] });
        expect(mergeTrees(base, { theirs: target, mine: target })).toEqual({ entries: listed(target), conflicts: [] });
        const one = mergeTrees(base, { theirs: target, mine });
        const other = mergeTrees(base, { theirs: mine, mine: target });
        expect(listed(one.entries)).toEqual(one.entries);
        expect(one.conflicts.length === 0).toBe(other.conflicts.length === 0);
      });
    },
    lawTime,
  );

  it(
    'takes any choice that holds what it requires',
    () => {
      holds((input) => {
        const { base, target, chance } = treesOf(input);
        const changes = compareTrees(base, target);
        const chosen = choice(chance, changes);
        expect(listed(applyTree(base, chosen)).length).toBeGreaterThan(0);
      });
    },
    lawTime,
  );
});

describe('conflicts of sections', () => {
  const entry = (sectionId: string, parentId: string | null, after: string | null): SectionEntry => ({
    sectionId,
    parentId,
    after,
    heading: sectionId.toUpperCase(),
    slug: sectionId,
    standing: 'live',
  });
  const base = [entry('a', null, null), entry('b', null, 'a'), entry('c', null, 'b')];
  const change = (sectionId: string, by: Partial<SectionEntry>) =>
    base.map((held) => (held.sectionId === sectionId ? { ...held, ...by } : held));
  const kinds = (theirs: SectionEntry[], mine: SectionEntry[]) =>
    mergeTrees(base, { theirs, mine }).conflicts.map(({ kind }) => kind);

  it('are named', () => {
    expect(kinds(change('b', { heading: 'X' }), change('b', { heading: 'Y' }))).toEqual(['renamed-twice']);
    expect(kinds(change('b', { standing: 'retired' }), change('b', { heading: 'Y' }))).toEqual(['edited-vs-retired']);
    expect(
      kinds(
        [entry('a', null, null), entry('c', null, 'a'), entry('b', 'a', null)],
        [entry('a', null, null), entry('c', null, 'a'), entry('b', 'c', null)],
      ),
    ).toEqual(['moved-twice']);
    expect(
      kinds(
        [entry('b', null, null), entry('a', 'b', null), entry('c', null, 'b')],
        [entry('a', null, null), entry('b', 'a', null), entry('c', null, 'a')],
      ),
    ).toEqual(['cycle']);
    expect(
      kinds([...base, { ...entry('n', null, 'c'), slug: 'new' }], [...base, { ...entry('m', null, 'c'), slug: 'new' }]),
    ).toEqual(['same-address']);
    expect(
      mergeTrees(
        base,
        { theirs: change('b', { standing: 'retired' }), mine: base },
        { theirs: new Set(), mine: new Set(['b']) },
      ).conflicts[0],
    ).toMatchObject({ kind: 'edited-vs-retired', sectionId: 'b' });
  });

  it('are none where each side did something else', () => {
    const merged = mergeTrees(base, {
      theirs: change('b', { heading: 'X' }),
      mine: [entry('a', null, null), entry('c', null, 'a'), entry('b', 'a', null)],
    });
    expect(merged.conflicts).toEqual([]);
    expect(merged.entries.find(({ sectionId }) => sectionId === 'b')).toMatchObject({ heading: 'X', parentId: 'a' });
  });
});
