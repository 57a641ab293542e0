import { expect, test } from '@jest/globals';
import type { ChangeView } from '@tarmeem/contract';
import type { Change } from '@tarmeem/document';
import { askedBack, writtenOn } from './asked-back.js';

const written = (at: number, before: string, after: string): Change => ({
  kind: 'replaced',
  gaps: [[at, at + before.length]],
  splices: [],
  words: { kind: 'replaced', before, after, place: { base: 1, target: 1, heading: '' } },
});
const returned = (payload: unknown, more: Partial<ChangeView> = {}) =>
  ({ aspect: 'body', payload, outcome: 'returned', round: 2, ...more }) as ChangeView;

test('what waits for an answer are the returned changes of the last round of a draft', () => {
  const changes = [returned(null), returned(null, { round: 1 }), returned(null, { outcome: 'accepted' })];
  expect(askedBack({ state: 'drafting', round: 2, changes })).toEqual([changes[0]]);
  expect(askedBack({ state: 'in_review', round: 2, changes })).toEqual([]);
});

test('a returned change is found among those written now: by its place, by its words, by the words it is for', () => {
  const asked = returned(written(40, 'equitable', 'lawful'));
  const elsewhere = written(10, 'equitable', 'lawful');
  const here = written(40, 'equitable', 'lawful');
  expect(writtenOn(asked, [elsewhere, here])).toBe(here);
  const moved = written(90, 'equitable', 'lawful');
  expect(writtenOn(asked, [written(10, 'equitable', 'fair'), moved])).toBe(moved);
  const answered = written(40, 'equitable', 'lawful under section 3');
  expect(writtenOn(asked, [written(10, 'equitable', 'fair'), answered])).toBe(answered);
  expect(writtenOn(asked, [written(10, 'equitable', 'fair')])).toBe(undefined);
  expect(writtenOn(returned({}, { aspect: 'standing' }), [here])).toBe(undefined);
});
