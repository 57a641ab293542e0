import { describe, expect, it } from '@jest/globals';

import { apply } from './apply.js';
import type { Change } from './change.js';
import { sameChange, touch } from './change.js';
import { carry } from './carry.js';
import { compare, compareUnchecked } from './compare.js';
import { applyTraced } from './apply.js';
import type { Doc } from './doc.js';
import { Mapping, mapChange } from './mapping.js';
import { merge } from './merge.js';
import { place } from './place.js';
import { Refused } from './refused.js';
import { edited, isValid } from './testing/edits.js';
import { ensure, holds, lawTime, pairOf, threeOf } from './testing/laws.js';
import { Chance } from './testing/random.js';

function subset(chance: Chance, changes: readonly Change[]): Change[] {
  return changes.filter(() => chance.is(0.5));
}

describe('compare and apply', () => {
  it(
    'makes the target, bit for bit, and finds nothing between equal texts',
    () => {
      holds((input) => {
        const { base, target } = pairOf(input);
        const changes = compareUnchecked(base, target);
        expect(JSON.stringify(apply(base, changes))).toBe(JSON.stringify(target));
        expect(compareUnchecked(base, base)).toEqual([]);
        expect(apply(base, [])).toBe(base);
      });
    },
    lawTime,
  );

  it(
    'gives changes apart from each other, of which every subset leaves a valid text',
    () => {
      holds((input) => {
        const { base, target, chance } = pairOf(input);
        const changes = compareUnchecked(base, target);
        for (const [i, a] of changes.entries()) for (const b of changes.slice(i + 1)) ensure(!touch(a, b));
        for (let i = 0; i < 4; i++) ensure(isValid(apply(base, subset(chance, changes))));
        for (const change of changes) ensure(isValid(apply(base, [change])));
      });
    },
    lawTime,
  );

  it(
    'takes some and then the rest like all at once',
    () => {
      holds((input) => {
        const { base, target, chance } = pairOf(input);
        const changes = compareUnchecked(base, target);
        const first = subset(chance, changes);
        const traced = applyTraced(base, first);
        const mapping = new Mapping(traced);
        const rest = changes.filter((change) => !first.includes(change)).map((change) => mapChange(change, mapping)!);
        expect(rest).not.toContain(undefined);
        ensure(apply(traced.doc, rest).eq(target));
      });
    },
    lawTime,
  );

  it(
    'survives JSON, and finds the same again',
    () => {
      holds((input) => {
        const { base, target } = pairOf(input);
        const changes = compareUnchecked(base, target);
        expect(JSON.parse(JSON.stringify(changes))).toEqual(changes);
        ensure(apply(base, JSON.parse(JSON.stringify(changes)) as Change[]).eq(target));
      });
    },
    lawTime,
  );

  it(
    'sees every difference',
    () => {
      holds((input) => {
        const { base, target } = pairOf(input);
        expect(compareUnchecked(base, target).length === 0).toBe(base.eq(target));
      });
    },
    lawTime,
  );

  it(
    'places changes in the target where their new words stand',
    () => {
      holds((input) => {
        const { base, target } = pairOf(input);
        const changes = compareUnchecked(base, target);
        const size = target.content.size;
        for (const { inserted, deleted, moved } of place(base, changes)) {
          for (const { from, to } of [...inserted, ...moved]) ensure(0 <= from && from < to && to <= size);
          for (const { at } of deleted) ensure(0 <= at && at <= size);
        }
      });
    },
    lawTime,
  );
});

describe('merge', () => {
  it(
    'is neutral where only one side or both alike changed',
    () => {
      holds((input) => {
        const { base, target } = pairOf(input);
        for (const [theirs, mine] of [
          [target, base],
          [base, target],
          [target, target],
        ] as const) {
          const merged = merge(base, theirs, mine);
          expect(merged.conflicts).toEqual([]);
          ensure(merged.doc.eq(target));
        }
      });
    },
    lawTime,
  );

  it(
    'never throws, gives a valid text, and judges both ways alike',
    () => {
      holds((input) => {
        const { base, target, mine } = threeOf(input);
        const one = merge(base, target, mine);
        const other = merge(base, mine, target);
        ensure(isValid(one.doc));
        expect(one.conflicts.length === 0).toBe(other.conflicts.length === 0);
        if (one.conflicts.length === 0) ensure(one.doc.eq(other.doc));
      });
    },
    lawTime,
  );

  it(
    'never merges in silence what touches, and keeps all of theirs',
    () => {
      holds((input) => {
        const { base, target, mine } = threeOf(input);
        const merged = merge(base, target, mine);
        const theirs = compare(base, target);
        const own = compare(base, mine);
        const told = new Set(merged.conflicts.flatMap((conflict) => conflict.mine));
        const clean = own.filter((change) => ![...told].some((other) => sameChange(other, change)));
        for (const change of clean)
          for (const their of theirs) ensure(sameChange(change, their) || !touch(change, their));
        const union = [...theirs, ...clean.filter((change) => !theirs.some((their) => sameChange(their, change)))];
        ensure(apply(base, union).eq(merged.doc));
      });
    },
    lawTime,
  );
});

describe('carry', () => {
  it(
    'moves a change exactly if nothing touches it, and knows what is published',
    () => {
      holds((input) => {
        const { base, target, mine } = threeOf(input);
        const between = compare(base, target);
        const own = compare(base, mine);
        for (const [index, carried] of carry(own, base, target).entries()) {
          const change = own[index]!;
          const by = between.filter((other) => touch(other, change));
          const isSame = by.some((other) => sameChange(other, change));
          if (isSame) expect(carried.outcome).toBe('already-published');
          else if (by.length > 0) expect(carried).toEqual({ outcome: 'touched', by });
          if (carried.outcome === 'carried')
            ensure(apply(target, [carried.change]).eq(apply(base, [...between, change])));
          // What nothing touches stays behind only where no text could hold both: a row beside a column that is gone.
          else if (by.length === 0) expect(() => apply(base, [...between, change])).toThrow(Refused);
        }
        for (const carried of carry(between, base, target)) expect(carried.outcome).toBe('already-published');
      });
    },
    lawTime,
  );

  it(
    'takes the changes of several proposals over one publication like all at once',
    () => {
      let [cases, whole] = [0, 0];
      holds((input) => {
        const { base, target, mine } = threeOf(input);
        const chance = new Chance(input.seed);
        const all = [target, mine, edited(chance, base, input.edits)].flatMap((text) => compare(base, text));
        const accepted: Change[] = [];
        for (const change of all)
          if (!accepted.some((other) => touch(other, change)) && fit(base, [...accepted, change]))
            accepted.push(change);
        const union = apply(base, accepted);
        ensure(isValid(union) && apply(base, accepted.toReversed()).eq(union));
        const out = subset(chance, accepted);
        const rest = accepted.filter((change) => !out.includes(change));
        // What of several proposals fits only together is not published apart.
        if (!fit(base, out)) return;
        const published = apply(base, out);
        const over = carry(rest, base, published).flatMap((it) => (it.outcome === 'carried' ? [it.change] : []));
        if (rest.length === 0) return;
        cases += 1;
        if (over.length < rest.length) return; // what was published reads as other changes than those that made it, and touches one
        // What stood between two of them went elsewhere: side by side now, they collide as two new ones would, and the next edition names it.
        if (over.some((one, at) => over.slice(at + 1).some((other) => touch(one, other)))) return;
        whole += 1;
        // Where it reads otherwise without touching one (a wrapping and a new block as a block that moved), each goes where its words went.
        const isReadSo = compare(base, published).every((change) => out.some((other) => sameChange(change, other)));
        ensure(!isReadSo || apply(published, over).eq(union));
      });
      ensure(whole >= 0.9 * cases, 'nearly all go over');
    },
    lawTime,
  );
});

/** Whether changes apply together. */
function fit(base: Doc, changes: readonly Change[]): boolean {
  try {
    apply(base, changes);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
