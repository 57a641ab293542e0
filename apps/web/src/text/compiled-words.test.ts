import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { speaker, type Locale } from '@tarmeem/text';
import { expect, test } from '@jest/globals';
import { compiled } from '../../compile-messages.js';
import { speakerOfCompiled } from '../../../../libs/text/src/compiled-message.js';

const folder = join(import.meta.dirname, '../../../../libs/text/src');
const catalogues = readdirSync(folder).flatMap((name) => {
  const locale = /\.(en|ur)\.ts$/u.exec(name)?.[1];
  return locale ? [{ name, locale: locale as Locale }] : [];
});
const given = [
  { count: 0, size: 0 },
  { count: 1, size: 1 },
  { count: 2, size: 1.5 },
  { count: 12_345, size: 12_345 },
];

test.each(catalogues)('what the build makes of $name says the same as the library', async ({ name, locale }) => {
  const module = (await import(join(folder, name))) as Record<string, Record<string, string>>;
  const words = Object.assign({}, ...Object.values(module)) as Record<string, string>;
  const made = Object.fromEntries(Object.entries(words).map(([key, text]) => [key, compiled(text)]));
  const library = speaker(locale, { en: words, ur: words });
  const ours = speakerOfCompiled(locale, { en: made, ur: made } as unknown as Parameters<typeof speakerOfCompiled>[1]);
  for (const [key, text] of Object.entries(words)) {
    const names = [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/gu)].map(([, value = '']) => value))];
    const cases = [...text.matchAll(/(\w+)\s*\{/gu)].map(([, value = '']) => value);
    for (const numbers of given)
      for (const word of ['Sindh 4', 'none', 'true', ...cases]) {
        const isCounted = (each: string) => new RegExp(`\\{\\s*${each}\\s*,\\s*(?:plural|number)`, 'u').test(text);
        const values = Object.fromEntries(names.map((each) => [each, isCounted(each) ? numbers.count : word]));
        expect([key, ours(key, values)]).toEqual([key, library(key, values)]);
      }
  }
});

test('the style sheet that comes with Urdu holds nothing for the other languages', () => {
  const sheet = readFileSync(join(import.meta.dirname, '../styles/urdu.css'), 'utf8').replaceAll(/\/\*.*?\*\//gsu, '');
  const selectors = [...sheet.matchAll(/([^{}]+)\{/gu)].flatMap(([, list = '']) => list.split(/,(?![^()]*\))/u));
  expect(selectors.length).toBeGreaterThan(5);
  expect(selectors.filter((each) => !/^(?:html)?\[lang='ur'\]/u.test(each.trim()))).toEqual([]);
});
