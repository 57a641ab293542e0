import { expect, test } from '@jest/globals';
import { type DueFacts, farthestMs, latestMs, schedule, stopsSchedule } from './schedule.js';
import { accepted, draft, person, publisher, refusal, sindh } from './testing/facts.js';

const now = new Date('2026-11-23T09:00:00Z');
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const facts = draft([accepted('c1')]);
const ask = (at: Date, taken = false) =>
  schedule(facts, { manifestHash: 'manifest' }, { publisher, place: sindh, timing: { at, now, taken } });

test('a publisher schedules for a time to come, within a year, one edition at a time', () => {
  const [event] = ask(after(60_000)).events;
  expect(event).toMatchObject({ action: 'edition.scheduled', facts: { at: '2026-11-23T09:01:00.000Z' } });
  expect(refusal(() => ask(now))).toBe('malformed');
  expect(refusal(() => ask(after(farthestMs)))).toBeNull();
  expect(refusal(() => ask(after(farthestMs + 1)))).toBe('malformed');
  expect(refusal(() => ask(after(60_000), true))).toBe('not-now');
});

test('when the time comes, account, grants, second persons and texts are those of now', () => {
  const due: DueFacts = { edition: facts, at: now, confirmed: { scpa: 'h1' }, made: { scpa: 'h1' }, asTold: true };
  expect(stopsSchedule(due, publisher, now)).toBeNull();
  expect(stopsSchedule(due, publisher, after(latestMs))).toBeNull();
  expect(stopsSchedule(due, publisher, after(latestMs + 1))).toBe('late');
  expect(stopsSchedule({ ...due, asTold: false }, publisher, now)).toBe('not-as-confirmed');
  expect(stopsSchedule(due, null, now)).toBe('publisher-gone');
  expect(stopsSchedule(due, person('P', 'moderator'), now)).toBe('not-allowed');
  const own = draft([accepted('c1', { contributors: new Set(['P']) })]);
  expect(stopsSchedule({ ...due, edition: own }, publisher, now)).toBe('own-words');
  expect(stopsSchedule({ ...due, made: { scpa: 'h2' } }, publisher, now)).toBe('text-differs');
  expect(stopsSchedule({ ...due, made: {} }, publisher, now)).toBe('text-differs');
  expect(stopsSchedule({ ...due, made: { scpa: 'h1', police: 'h' } }, publisher, now)).toBe('text-differs');
});
