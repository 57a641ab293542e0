import { expect, test } from '@jest/globals';
import { afterPublication, carryOn, stateAfterSystemReturn } from './after-publication.js';
import { changeOutcomes } from './change-life.js';
import { formatNumber, nextNumber, parseNumber } from './edition.js';
import { change } from './testing/facts.js';

test('the first edition is 1.0, then minor and major count on', () => {
  expect(nextNumber(null, false)).toEqual({ major: 1, minor: 0 });
  expect(formatNumber(nextNumber({ major: 1, minor: 9 }, false))).toBe('1.10');
  expect(formatNumber(nextNumber({ major: 1, minor: 9 }, true))).toBe('2.0');
});

test('a number in an address is read as written, or not at all', () => {
  expect(parseNumber('1.10')).toEqual({ major: 1, minor: 10 });
  for (const none of ['1', '1.', '.1', '01.0', '1.00', '1.2.3', '-1.0', '1.0 ', '1e3.0', '9999999.0']) {
    expect(parseNumber(none)).toBeNull();
  }
});

test('open changes that lost their words are returned with the cause', () => {
  expect(carryOn(change('c5'), 'touched')).toEqual({ act: 'return', cause: 'text-moved' });
  expect(carryOn(change('c5'), 'section-retired')).toEqual({ act: 'return', cause: 'section-retired' });
  expect(carryOn(change('c5'), 'already-published')).toEqual({ act: 'return', cause: 'already-published' });
  expect(carryOn(change('c5'), 'carried')).toEqual({ act: 'new-row' });
});

test('an accepted change that is published already moves to that edition', () => {
  expect(carryOn(change('c5', { outcome: 'accepted', heldBy: 'draft' }), 'already-published')).toEqual({
    act: 'published',
  });
});

test('decided changes that do not wait for an edition are left alone', () => {
  for (const outcome of changeOutcomes.filter((one) => one !== 'open' && one !== 'accepted'))
    expect(carryOn(change('c5', { outcome }), 'touched')).toEqual({ act: 'go-on' });
});

test('every finding has a line for open and for accepted changes', () => {
  expect(Object.keys(afterPublication.open)).toEqual(Object.keys(afterPublication.accepted));
});

test('only a closed proposal is drafted again when a change of it comes back', () => {
  expect(stateAfterSystemReturn('closed')).toBe('drafting');
  expect((['drafting', 'in_review', 'withdrawn'] as const).map(stateAfterSystemReturn)).toEqual([
    'drafting',
    'in_review',
    'withdrawn',
  ]);
});
