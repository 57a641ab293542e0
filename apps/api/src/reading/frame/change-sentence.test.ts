import { describe, expect, test } from '@jest/globals';
import { type Change, changeKinds, compare, parse } from '@tarmeem/document';
import { changeSentence } from './change-sentence.js';

const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks });
const p = (...content: unknown[]) => ({
  type: 'paragraph',
  content: content.map((it) => (typeof it === 'string' ? text(it) : it)),
});
const doc = (...content: unknown[]) => parse({ type: 'doc', content });
const heading = (level: number) => ({ ...p('Duties of the force'), type: 'heading', attrs: { level } });
const link = (href: string) => text('the Act', { type: 'link', attrs: { href } });
const list = (...items: string[]) => ({
  type: 'bulletList',
  content: items.map((words) => ({ type: 'listItem', content: [p(words)] })),
});
const table = (...rows: string[][]) => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map((words) => ({ type: 'tableCell', content: [p(words)] })),
  })),
});
const said = (locale: 'en' | 'ur', base: ReturnType<typeof doc>, target: ReturnType<typeof doc>) =>
  compare(base, target).map(({ words }) => changeSentence({ locale }, words));

const [first, second, third] = [
  'The first paragraph of the text is here.',
  'The second one follows with other words.',
  'A third one ends it all, finally.',
];

const urduWords = 'ہیلپ لائن 1121 (24 hours) پر رابطہ کریں۔';

test('Urdu words in an English sentence run their own way between its quotation marks', () => {
  expect(said('en', doc(p(first)), doc(p(first), p(urduWords)))).toEqual([`inserted: “\u2067${urduWords}\u2069”`]);
  expect(said('en', doc(p(first), p(second)), doc(p(first), p(`${second} عدالت`)))).toEqual([
    'inserted: “\u2067عدالت\u2069”',
  ]);
});

describe('a change in one sentence', () => {
  test.each([
    [
      'old and new words',
      doc(p('It holds a mandate.')),
      doc(p('It held a mandate.')),
      'deleted: “holds”; inserted: “held”',
    ],
    [
      'spaces in place of a word',
      doc(p('It is a swift remedy.')),
      doc(p('It is a  remedy.')),
      'deleted: “swift”; inserted: 2 spaces',
    ],
    [
      'one more space',
      doc(p('It holds a mandate.')),
      doc(p('It holds a  mandate.')),
      'deleted: a space; inserted: 2 spaces',
    ],
    ['a heading', doc(heading(3)), doc(heading(2)), 'style changed from sub-heading to heading'],
    ['a list', doc(p(first), p(second)), doc(list(first, second)), 'set as list'],
    [
      'bold',
      doc(p('All words stay.')),
      doc(p('All ', text('words', { type: 'bold' }), ' stay.')),
      'format set on “words”: bold',
    ],
    [
      'a language',
      doc(p('The word shikayat stands.')),
      doc(p('The word ', text('shikayat', { type: 'language', attrs: { lang: 'ur', dir: 'rtl' } }), ' stands.')),
      'format set on “shikayat”: language Urdu',
    ],
    [
      'a language in place of another',
      doc(p('The word ', text('shikayat', { type: 'language', attrs: { lang: 'pa', dir: 'rtl' } }), ' stands.')),
      doc(p('The word ', text('shikayat', { type: 'language', attrs: { lang: 'ur', dir: 'rtl' } }), ' stands.')),
      'format of “shikayat” changed from language Punjabi to language Urdu',
    ],
    [
      'a link target',
      doc(p('See ', link('https://a.pk/1'), '.')),
      doc(p('See ', link('https://a.pk/2'), '.')),
      'link of “the Act” changed from https://a.pk/1 to https://a.pk/2',
    ],
    ['a row', doc(table(['a', 'b'])), doc(table(['a', 'b'], ['c', 'd'])), 'table row inserted: “c · d”'],
    ['a move', doc(p(first), p(second), p(third)), doc(p(second), p(third), p(first)), `moved: “${first}”`],
    [
      'a move beside which a block came',
      doc(p(first), p(second), p(third)),
      doc(p(second), p(third), p('New.'), p(first)),
      `moved: “${first}”; inserted: “New.”`,
    ],
    ['a split', doc(p('One ends. Two begins.')), doc(p('One ends.'), p('Two begins.')), 'a paragraph was split in two'],
    [
      'a split in three',
      doc(p('One ends. Two begins. Three comes.')),
      doc(p('One ends.'), p('Two begins.'), p('Three comes.')),
      'a paragraph was split in 3',
    ],
    [
      'an enumeration made a list, with what was taken out in several places apart',
      doc(p('The functions are: hearing of complaints, advising on policy and reporting to the Court')),
      doc(p('The functions are:'), list('hearing of complaints', 'advising on policy', 'reporting to the Court')),
      'a paragraph was split in 4; deleted: “, … and”',
    ],
    ['a table', doc(p(first)), doc(p(first), table(['Sindh', '15'])), 'inserted: “Sindh · 15”'],
  ])('tells %s', (_, base, target, sentence) => {
    expect(said('en', base, target)).toEqual([sentence]);
    expect(said('ur', base, target).join('')).toMatch(/^[^{}]*[\u0600-\u06ff][^{}]*$/u);
  });

  test('is there for every kind of change, with words and without, in both languages', () => {
    const words = { before: '', after: '', place: { base: 1, target: 1, heading: '' } };
    for (const kind of changeKinds)
      for (const more of [
        {},
        { before: 'old', after: 'new', styleBefore: 'paragraph', styleAfter: 'heading 2', count: 3 },
      ])
        for (const marks of [
          {},
          { added: ['bold'] },
          { removed: ['bold'] },
          { added: ['link #a'], removed: ['link #b'] },
        ])
          for (const locale of ['en', 'ur'] as const)
            expect(changeSentence({ locale }, { ...words, kind, ...more, ...marks } satisfies Change['words'])).toMatch(
              /\S/u,
            );
  });
});
