import { describe, expect, it } from '@jest/globals';

import { apply } from './apply.js';
import { carry } from './carry.js';
import { sameChange, touch } from './change.js';
import type { Change } from './change.js';
import { compareUnchecked } from './compare.js';
import type { Doc } from './doc.js';
import { plainText } from './doc.js';
import { Refused } from './refused.js';
import { edited } from './testing/edits.js';
import { historyOf } from './testing/histories.js';
import type { Version } from './testing/histories.js';
import { englishPolicy, urduPolicy } from './testing/policy-words.js';
import { Chance } from './testing/random.js';

const count = (text: string) => text.split(/\s+/u).filter((word) => word !== '').length;

/** How many words of the base the changes take out; what moves is not taken out. */
function claimed(base: Doc, changes: readonly Change[]): number {
  return changes
    .flatMap(({ splices }) => splices)
    .reduce((sum, { from, to }) => sum + count(base.textBetween(from, to, ' ')), 0);
}

/** Every version with the next one, and some with one much later. */
function pairsOf(history: readonly Version[]): (readonly [from: number, to: number])[] {
  const next = history.slice(1).map((_, index) => [index, index + 1] as const);
  const last = history.length - 1;
  return [...next, [0, 5], [0, 15], [7, 20], [12, 30], [last - 9, last], [0, last]];
}

describe.each([
  ['an English policy', englishPolicy, 1],
  ['another English policy', englishPolicy, 2],
  ['an Urdu policy', urduPolicy, 3],
])('the history of %s', (_, words, seed) => {
  const history = historyOf(new Chance(seed), words, 40);

  it('is made of different versions', () => {
    const said = history.map(({ doc }) => plainText(doc));
    expect(new Set(said).size).toBeGreaterThan(35);
    expect(new Set(history.flatMap(({ done }) => done)).size).toBeGreaterThan(9);
  });

  it('comes back exact, forward and backward, between versions near and far', () => {
    for (const [from, to] of pairsOf(history)) {
      const [base, target] = [history[from]!.doc, history[to]!.doc];
      expect(apply(base, compareUnchecked(base, target)).eq(target)).toBe(true);
      expect(apply(target, compareUnchecked(target, base)).eq(base)).toBe(true);
    }
  });

  it('carries what somebody else proposed meanwhile', () => {
    const chance = new Chance(seed);
    let carriedOver = 0;
    for (const [from, to] of pairsOf(history)) {
      const [base, target] = [history[from]!.doc, history[to]!.doc];
      const between = compareUnchecked(base, target);
      const own = compareUnchecked(base, edited(chance, base, 4));
      for (const [index, carried] of carry(own, base, target).entries()) {
        const change = own[index]!;
        const by = between.filter((other) => touch(other, change));
        if (carried.outcome === 'touched') {
          // What touches nothing and yet can't go over makes no valid text with the rest.
          if (by.length > 0) expect(carried.by).toEqual(by);
          else expect(() => apply(base, [...between, change])).toThrow(Refused);
        } else if (carried.outcome === 'already-published') expect(by.some((it) => sameChange(it, change))).toBe(true);
        else {
          carriedOver++;
          expect(apply(target, [carried.change]).eq(apply(base, [...between, change]))).toBe(true);
        }
      }
    }
    expect(carriedOver).toBeGreaterThan(40);
  });

  it('is marked no more than it was edited', () => {
    let told = 0;
    let made = 0;
    const overdone: string[] = [];
    for (const [from, to] of pairsOf(history)) {
      const base = history[from]!.doc;
      const steps = history.slice(from + 1, to + 1);
      const sumOf = (what: 'gone' | 'moved') => steps.reduce((sum, step) => sum + step[what], 0);
      const [gone, moved] = [sumOf('gone'), sumOf('moved')];
      const taken = claimed(base, compareUnchecked(base, history[to]!.doc));
      // A paragraph that moved and was split, joined or edited besides may be told as taken out and put in.
      if (taken > gone * 1.3 + moved + 20) overdone.push(`${from} to ${to}: ${taken} of ${gone}, ${moved} moved`);
      if (moved > 0) continue;
      told += taken;
      made += gone;
    }
    expect(overdone).toEqual([]);
    expect(told).toBeLessThanOrEqual(made * 1.15);
  });
});
