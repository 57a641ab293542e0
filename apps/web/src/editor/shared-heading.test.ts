import { beforeEach, expect, test } from '@jest/globals';
import * as Y from 'yjs';
import { sharedHeading, type SharedHeading } from './shared-heading.js';

let [here, there]: Y.Doc[] = [];
let mine: SharedHeading;
let told: [string, string | null][] = [];
beforeEach(() => {
  [here, there] = [new Y.Doc(), new Y.Doc()];
  here.getText('heading').insert(0, 'Labour Department');
  pass(here, there);
  told = [];
  mine = sharedHeading(headingOf(here), 'room', (...what) => void told.push(what));
});
const headingOf = (of?: Y.Doc) => (of ?? new Y.Doc()).getText('heading');
const pass = (from?: Y.Doc, to?: Y.Doc) => from && to && Y.applyUpdate(to, Y.encodeStateAsUpdate(from), 'room');
const theirs = (to: string) => {
  const heading = headingOf(there);
  heading.delete(0, heading.length);
  heading.insert(0, to);
};
/** What each shows after all has arrived everywhere. */
const settled = async () => {
  pass(there, here);
  await Promise.resolve();
  pass(here, there);
  return [headingOf(here).toJSON(), headingOf(there).toJSON()];
};

test('two whole headings that were written at once stand beside each other, and who comes back is told theirs', async () => {
  mine.rename('Human Resources', 'Labour Department');
  theirs('Work Authority');
  const [one, other] = await settled();
  expect(['Human Resources Work Authority', 'Work Authority Human Resources']).toContain(one);
  expect(other).toBe(one);
  expect(told).toEqual([[one, 'Human Resources']]);
});

test('letters typed at both ends at once stay together, and nothing is said', async () => {
  const typed = ' of the Province';
  for (const key of typed) {
    const now = headingOf(here).toJSON();
    mine.rename(now + key, now);
    headingOf(there).insert(0, '*');
    pass(there, here);
    await Promise.resolve();
  }
  const [one] = await settled();
  expect(one).toBe(`${'*'.repeat(typed.length)}Labour Department${typed}`);
  expect(told.every(([, own]) => own === null)).toBe(true);
});

test('nothing is said of letters at other places, nor of what comes when all is stored', async () => {
  mine.rename('Labour Departments', 'Labour Department');
  headingOf(there).insert(0, 'The ');
  await settled();
  mine.stored();
  theirs('Work');
  await settled();
  expect(told).toEqual([
    ['The Labour Departments', null],
    ['Work', null],
  ]);
});
