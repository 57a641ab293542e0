import { describe, expect, it } from '@jest/globals';

import { exponent, row, runOf, time, type Timing } from './measure.js';
import { edited, prose } from './texts.js';

describe('the measures', () => {
  it('fit the exponent of a cost', () => {
    const points = [500, 2000, 8000].map((size) => ({ size, cost: 3 * size ** 1.5 }));
    expect(exponent(points)).toBeCloseTo(1.5);
    expect(exponent(points.slice(1))).toBeUndefined();
  });

  it('tell after each run, with a fresh input for each, and at least three runs', () => {
    const told: Timing[] = [];
    let made = 0;
    const run = runOf(
      () => ++made,
      () => null,
    );
    time(run, (timing) => told.push(timing), { budget: 0 });
    expect(told.map(({ runs }) => runs)).toEqual([1, 1, 2, 3]);
    expect(made).toBeGreaterThanOrEqual(4);
  });

  it('make the same texts for the same seed, edited in about the share asked for', () => {
    for (const vocabulary of ['small', 'wide'] as const) {
      const text = prose(2000, vocabulary);
      expect(prose(2000, vocabulary)).toEqual(text);
      const after = edited(text, { share: 0.1, vocabulary }).join(' ').split(' ');
      const kept = text.join(' ').split(' ').length;
      expect(Math.abs(after.length - kept)).toBeLessThan(kept * 0.05);
    }
  });

  it('lay a line out in columns', () => {
    expect(row(['a', '1', '22'], [4, 3, 2])).toBe('a       1  22');
  });
});
