import { describe, expect, test } from '@jest/globals';
import type { DraftFacts } from './publication-facts.js';
import { blockersOf, prepare, publish, select } from './publish.js';
import { accepted, draft, kp, moderator, person, publisher, punjab, refusal, sindh } from './testing/facts.js';

const [c1, c6] = [accepted('c1'), accepted('c6', { sectionId: 'bureau', places: [punjab] })];
const c7 = accepted('c7', { sectionId: 'x', places: [punjab] });
const c8 = accepted('c8', { sectionId: 'y', places: [punjab], requires: ['c7'] });
const seen = { manifestHash: 'manifest' };
const out = (facts: DraftFacts, who = publisher) => refusal(() => publish(facts, seen, who, sindh));

test('a selection that leaves out what it needs is refused; with it, the rest waits (worked example 6)', () => {
  const all = [c1, c6, c7, c8];
  const leaving = (...leftOut: string[]) => draft(all, { leftOut });
  expect(out(leaving('c1', 'c7'))).toBe('requires');
  const { chosen, waiting } = publish(leaving('c1'), seen, publisher, sindh);
  expect(chosen.map(({ id }) => id)).toEqual(['c6', 'c7', 'c8']);
  expect(waiting).toEqual([c1]);
  expect(out(draft([c8], { published: new Set(['c7']) }))).toBeNull();
});

test('identical changes go out together', () => {
  const twin = accepted('c9', { sameAs: 'c1' });
  expect(select(draft([c1, twin, c6], { leftOut: ['c1'] })).chosen).toEqual([c6]);
  expect(select(draft([c1, twin, c6], { leftOut: ['c9'] })).chosen).toEqual([c6]);
});

describe('publishing is refused', () => {
  test('without the role', () => {
    for (const role of ['officer', 'focal-person', 'moderator', 'administrator'] as const)
      expect(out(draft([c1]), person('X', role))).toBe('not-allowed');
  });
  test('where the grant does not reach', () => {
    expect(out(draft([c1, c6]), person('X', 'publisher', { jurisdiction: 'sindh' }))).toBe('not-allowed');
    expect(out(draft([c1, c6], { leftOut: ['c6'] }), person('X', 'publisher', { jurisdiction: 'sindh' }))).toBeNull();
  });
  test('when nothing goes out', () => {
    expect(out(draft([]))).toBe('nothing-accepted');
    expect(out(draft([c1], { leftOut: ['c1'] }))).toBe('nothing-accepted');
  });
  test('before somebody prepared it', () => expect(out(draft([c1], { preparedBy: null }))).toBe('not-now'));
  test('for a major edition without a change note', () => {
    expect(out(draft([c1], { isMajor: true, changeNote: ' \n' }))).toBe('change-note-missing');
    expect(out(draft([c1], { isMajor: true, changeNote: 'Names the Act.' }))).toBeNull();
  });
  test('to whoever prepared it', () => expect(out(draft([c1], { preparedBy: 'P' }))).toBe('same-person'));
  test('to whoever decided any of it, be it one of a hundred', () => {
    const many = Array.from({ length: 99 }, (_, n) => accepted(`n${n}`));
    expect(out(draft([...many, accepted('own', { decidedBy: 'P' })]))).toBe('same-person');
  });
  test('to whoever wrote any of it', () => {
    expect(out(draft([c1, accepted('own', { contributors: new Set(['P']) })]))).toBe('own-words');
  });
  test('of a manifest nobody saw', () => {
    expect(refusal(() => publish(draft([c1]), { manifestHash: 'older' }, publisher, sindh))).toBe('stale');
  });
});

test('what blocks is told at once and names the changes to leave out', () => {
  const facts = draft(
    [accepted('mine', { contributors: new Set(['P']) }), accepted('judged', { decidedBy: 'P' }), c6],
    {
      isMajor: true,
    },
  );
  expect(blockersOf(facts, publisher).map(({ code, changeIds }) => [code, changeIds])).toEqual([
    ['change-note-missing', []],
    ['same-person', ['judged']],
    ['own-words', ['mine']],
  ]);
  expect(out({ ...facts, isMajor: false, leftOut: ['mine', 'judged'] })).toBeNull();
});

describe('preparing', () => {
  const wish = { changeNote: ' Names the Act. ', isMajor: true, leaveOut: ['c1', 'c1'], at: null };

  test('makes the moderator its preparer', () => {
    const { next, events } = prepare(draft([c1, c6], { preparedBy: null }), wish, moderator, sindh);
    expect(next).toEqual({ changeNote: 'Names the Act.', isMajor: true, leaveOut: ['c1'], at: null, preparedBy: 'M1' });
    expect(events.map((event) => event.action)).toEqual(['edition.prepared']);
  });
  test('anew with the same changes nothing, least of all its preparer; anything else does', () => {
    const at = '2026-12-01T09:00';
    const twin = accepted('c9', { sameAs: 'c1' });
    const before = draft([c1, twin, c6], {
      preparedBy: 'M2',
      changeNote: 'Names the Act.',
      isMajor: true,
      leftOut: ['gone', 'c1'],
      at,
    });
    const again = (more: object) => prepare(before, { ...wish, at, ...more }, moderator, sindh);
    // The twin goes where the first one goes, named or not.
    for (const same of [{}, { leaveOut: ['c9', 'c1'] }]) expect(again(same)).toEqual({ next: null, events: [] });
    for (const other of [
      { changeNote: 'Names it.' },
      { isMajor: false },
      { leaveOut: [] },
      { leaveOut: ['c6'] },
      { at: null },
    ])
      expect(again(other).next).toMatchObject({ preparedBy: 'M1' });
    expect(prepare({ ...before, preparedBy: null }, { ...wish, at }, moderator, sindh).next).not.toBeNull();
  });
  test('is a moderator’s', () => {
    expect(refusal(() => prepare(draft([c1]), wish, publisher, sindh))).toBe('not-allowed');
    const far = person('X', 'moderator', { jurisdiction: 'kp' });
    expect(refusal(() => prepare(draft([c1]), wish, far, sindh))).toBe('not-allowed');
    expect(refusal(() => prepare(draft([c1]), wish, far, kp))).toBeNull();
  });
  test('leaves out only what is in the draft', () => {
    expect(refusal(() => prepare(draft([c1]), { ...wish, leaveOut: ['gone'] }, moderator, sindh))).toBe('malformed');
  });
  test('keeps together what needs each other', () => {
    expect(refusal(() => prepare(draft([c7, c8]), { ...wish, leaveOut: ['c7'] }, moderator, sindh))).toBe('requires');
  });
});
