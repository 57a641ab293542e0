import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const web = join(import.meta.dirname, '..');
const wordsOf = join(import.meta.dirname, 'words-of');
const catalogues = join(import.meta.dirname, '../../../../libs/text/src');

/** The keys of each part's words: those that are not there from the start. */
const parts = readdirSync(wordsOf).map((name) => {
  const part = name.replace('.ts', '');
  const text = readFileSync(join(catalogues, `${part}.en.ts`), 'utf8');
  return { part, keys: [...text.matchAll(/^ {2}'([^']+)':/gmu)].map(([, key]) => key ?? '') };
});

const sources = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/u.test(name) && !/\.test\.|^text\//u.test(name),
);

test.each(sources)('%s brings the words it says', (name) => {
  const source = readFileSync(join(web, name), 'utf8');
  const said = new Set([...source.matchAll(/['"]([a-zA-Z]+(?:\.[\w-]+)+)['"]/gu)].map(([, key]) => key ?? ''));
  const begun = [...source.matchAll(/`([a-zA-Z]+(?:\.[\w-]*)*\.)\$\{/gu)].map(([, start]) => start ?? '');
  const missing = parts.filter(
    ({ part, keys }) =>
      keys.some((key) => said.has(key) || begun.some((start) => key.startsWith(start))) &&
      !source.includes(`/text/words-of/${part}.js'`),
  );
  expect(missing.map(({ part }) => part)).toEqual([]);
});

test('no key has words in two parts: which of them came last would decide what a screen says', () => {
  const ofOthers = ['mail', 'public', 'following', 'sentences']; // those of letters and of public pages
  const names = readdirSync(catalogues).flatMap((name) => /^(.+)\.en\.ts$/u.exec(name)?.[1] ?? []);
  const keys = names
    .filter((part) => !ofOthers.includes(part))
    .flatMap((part) => [...readFileSync(join(catalogues, `${part}.en.ts`), 'utf8').matchAll(/^ {2}'([^']+)':/gmu)])
    .map(([, key]) => key);
  expect(keys.length).toBeGreaterThan(1_000);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
