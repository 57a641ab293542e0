import { describe, expect, test } from '@jest/globals';
import { placeAfter, spliceBetween, spliceOnto, type TextSplice } from './splice-text.js';

const done = (text: string, { at, cut, put }: TextSplice) => text.slice(0, at) + put + text.slice(at + cut);

describe('a splice between two texts', () => {
  test.each([
    ['', ''],
    ['Labor', 'Labour'],
    ['aaa', 'aa'],
    ['aa', 'aaaa'],
    ['a😀b', 'a😁b'],
    ['😀', '😀😀'],
    ['👍🏻', '👍🏽'],
    ['abc', 'xyz'],
  ])('makes %j to %j', (before, after) => {
    const splice = spliceBetween(before, after);
    expect(done(before, splice)).toBe(after);
    expect(splice.put).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
  });

  test('goes on from what others made meanwhile, and loses nothing of theirs', () => {
    const onto = (now: string, before: string, after: string) => done(now, spliceOnto(now, before, after));
    expect(onto('The Labor Department', 'Labor Department', 'Labor Department of Sindh')).toBe(
      'The Labor Department of Sindh',
    );
    expect(onto('Labor Department of Sindh', 'Labor Department', 'Labour Department')).toBe(
      'Labour Department of Sindh',
    );
    expect(onto('Labour', 'Labor', 'Labyor')).toBe('Labyour');
    expect(onto('Police Force', 'Police', 'Police')).toBe('Police Force');
    expect(onto('abXf', 'abcdef', 'abYf')).toBe('abXYf');
  });

  test('says where a caret stands then', () => {
    const splice = spliceBetween('Labor Department', 'The Labor Department');
    expect([placeAfter(splice, 0), placeAfter(splice, 5)]).toEqual([0, 9]);
  });
});
