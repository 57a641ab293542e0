import { describe, expect, it } from '@jest/globals';

import { apply } from './apply.js';
import type { Change } from './change.js';
import { touch } from './change.js';
import { compareUnchecked } from './compare.js';
import { isValid } from './testing/edits.js';
import { holds, pairOf } from './testing/laws.js';
import type { Chance } from './testing/random.js';

function subset(chance: Chance, changes: readonly Change[]): Change[] {
  return changes.filter(() => chance.is(0.5));
}

describe('compare and apply', () => {
  it('makes the target, bit for bit, and finds nothing between equal texts', () => {
    holds((input) => {
      const { base, target } = pairOf(input);
      const changes = compareUnchecked(base, target);
      expect(JSON.stringify(apply(base, changes))).toBe(JSON.stringify(target));
      expect(compareUnchecked(base, base)).toEqual([]);
      expect(apply(base, [])).toBe(base);
    });
  });

  it('gives changes apart from each other, of which every subset leaves a valid text', () => {
    holds((input) => {
      const { base, target, chance } = pairOf(input);
      const changes = compareUnchecked(base, target);
      for (const [i, a] of changes.entries()) for (const b of changes.slice(i + 1)) expect(touch(a, b)).toBe(false);
      for (let i = 0; i < 4; i++) expect(isValid(apply(base, subset(chance, changes)))).toBe(true);
      for (const change of changes) expect(isValid(apply(base, [change]))).toBe(true);
    });
  });
});
