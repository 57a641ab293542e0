import { expect, test } from '@jest/globals';
import { LookedThrough, type Piece } from './excerpts.js';
import { KnownWords } from './known-words.js';

const parts = (word: string): string[] => (word.includes('-') ? [word, ...word.split('-')] : [word]);

/** As the database knows them, without its stems. */
async function wordsOf(text: LookedThrough): Promise<KnownWords> {
  const known = new KnownWords();
  const query = (_: string, [words]: [string[]]) =>
    Promise.resolve(words.map((word) => ({ word, lexemes: parts(word) })));
  await known.learn({ query } as unknown as Parameters<KnownWords['learn']>[0], text.words());
  return known;
}

const whole = (...lexemes: string[]): Piece => ({ lexemes, beginning: false });
const beginning = (word: string): Piece => ({ lexemes: [word], beginning: true });
const times = <Item>(many: number, item: Item): Item[] => Array.from({ length: many }, () => item);

test.each<[string, string, Piece[]]>([
  ['one word and nothing else, asked for a dozen times', 'boat '.repeat(10_000), times(12, whole('boat'))],
  ['one word, asked for in many phrases', 'a '.repeat(25_000), [2, 3, 4, 5, 6, 7].map((n) => whole(...times(n, 'a')))],
  [
    'hyphens between thousands of words',
    times(2_000, 'q')
      .map((q, n) => q + String(n))
      .join('-'),
    [beginning('q')],
  ],
  ['a phrase that nearly begins everywhere', 'a '.repeat(25_000), [whole(...times(90, 'a'), 'b')]],
])('a text of %s holds up nobody, and its excerpt is short', async (_, text, pieces) => {
  const before = process.cpuUsage();
  const looked = new LookedThrough(text);
  const known = await wordsOf(looked);
  const excerpt = looked.excerpt(pieces, known);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(10_000);
  expect(excerpt.map(({ words }) => words).join('').length).toBeLessThan(8_000);
});

test('a long run of signs is cut, a short one stays', async () => {
  const looked = new LookedThrough(
    `Police ${'.'.repeat(3_000)} and “boats” ${'. '.repeat(900)}end… ${'😀'.repeat(50)}`,
  );
  const excerpt = looked.excerpt([whole('Police')], await wordsOf(looked));
  const words = excerpt.map((it) => it.words).join('');
  expect(words).toBe('Police ...… and “boats” . … end… 😀😀… ');
});

test('what an excerpt leaves out before and after it is told, and nothing where it has the whole text', async () => {
  const words = async (text: string) => {
    const looked = new LookedThrough(text);
    return looked.excerpt([whole('boat')], await wordsOf(looked)).map((it) => it.words);
  };
  const many = times(40, 'sea').join(' ');
  const amid = await words(`${many} boat ${many}`);
  expect([amid[0], amid.at(-1)]).toEqual(['… ', ' …']);
  expect(await words('A boat at sea.')).toEqual(['A ', 'boat', ' at sea.']);
  expect((await words(`boat ${many}`))[0]).toBe('boat');
  expect((await words(`${many} boat`)).at(-1)).toBe('boat');
});
