import type { Doc } from '../doc.js';
import { schema } from '../schema.js';
import type { Chance } from './random.js';

/** So many different words. */
export function vocabularyOf(size: number): string[] {
  return Array.from(
    { length: size },
    (_, index) => `${'bcdfghklmnprst'[index % 14]}${'aeiou'[index % 5]}${index.toString(36)}`,
  );
}

/** Paragraphs of 12 to 61 words, of which a few are frequent and most are rare. */
export function paragraphs(chance: Chance, count: number, vocabulary: readonly string[]): string[][] {
  return chance.list(count, () =>
    chance.list(12 + chance.below(50), () => vocabulary[Math.floor(chance.next() ** 2 * vocabulary.length)]!),
  );
}

export function docOf(blocks: readonly (readonly string[])[]): Doc {
  return schema.nodes.doc.create(
    null,
    blocks.map((words) =>
      schema.nodes.paragraph.create(null, words.length === 0 ? null : schema.text(words.join(' '))),
    ),
  );
}

/** Paragraphs with about a share of words taken out, put in or replaced, and how many words went and came, also in each. */
export interface WordsEdited {
  readonly blocks: string[][];
  readonly gone: number;
  readonly come: number;
  /** Words gone and come of each paragraph. */
  readonly counts: readonly number[];
}

export function wordsEdited(
  chance: Chance,
  blocks: readonly (readonly string[])[],
  { rate, vocabulary }: { rate: number; vocabulary: readonly string[] },
): WordsEdited {
  let gone = 0;
  let come = 0;
  const editWord = (word: string): string[] => {
    if (!chance.is(rate)) return [word];
    const how = chance.below(3);
    if (how !== 1) gone++;
    if (how !== 0) come++;
    if (how === 0) return [];
    return how === 1 ? [word, chance.pick(vocabulary)] : [chance.pick(vocabulary)];
  };
  const counts: number[] = [];
  const made = blocks.map((words) => {
    const before = gone + come;
    const block = words.flatMap(editWord);
    counts.push(gone + come - before);
    return block;
  });
  return { blocks: made, gone, come, counts };
}
