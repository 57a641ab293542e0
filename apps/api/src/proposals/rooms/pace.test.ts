import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';

describe('the pace at which a socket is read', () => {
  it('is never held up for a person, and for the rest of a second after three hundred frames', () => {
    const pace = new Pace();
    const rests = Array.from({ length: 300 }, (_, nth) => pace.restAfter(60, 5_000 + nth));
    expect(rests.slice(0, 299).every((rest) => rest === 0)).toBe(true);
    expect(rests[299]).toBe(701);
    expect(pace.restAfter(60, 6_000)).toBe(0);
  });

  it('is held up by few frames that are heavy', () => {
    const pace = new Pace();
    const section = 4 * 1_048_576;
    expect([pace.restAfter(section, 0), pace.restAfter(section, 250), pace.restAfter(section, 1_000)]).toEqual([
      0, 750, 0,
    ]);
  });
});
