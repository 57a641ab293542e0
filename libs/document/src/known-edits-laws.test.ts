import { describe, expect, it } from '@jest/globals';

import { apply } from './apply.js';
import type { Change } from './change.js';
import { compareUnchecked } from './compare.js';
import type { Doc } from './doc.js';
import { plainText } from './doc.js';
import { merge } from './merge.js';
import { docOf, paragraphs, vocabularyOf, wordsEdited } from './testing/known-edits.js';
import { ensure, holds, lawTime, shareEdited } from './testing/laws.js';
import { Chance } from './testing/random.js';
import { cutWords } from './words.js';
import { wordOf } from './testing/texts.js';

const vocabulary = vocabularyOf(900);

/** Words taken out and put in by changes, spaces not counted. */
function reported(base: Doc, changes: readonly Change[]): number {
  const count = (text: string) => text.split(/\s+/u).filter((word) => word !== '').length;
  let sum = 0;
  for (const { splices, kind } of changes) {
    if (kind === 'rewritten') continue;
    for (const { from, to, put } of splices) {
      sum += count(base.textBetween(from, to, ' '));
      for (const piece of put)
        if ('node' in piece) sum += count(JSON.stringify(piece.node).replace(/.*"text":"([^"]*)".*/u, '$1'));
    }
  }
  return sum;
}

/** So many words may be told of edits of some: where they are few, two short words between them may go and come with them. */
const mostSaid = (edited: number): number => Math.max(edited + 4, edited * 1.3);

describe('edits that are known', () => {
  it(
    'are reported with at most 1.3 times their words',
    () => {
      let told = 0;
      let made = 0;
      holds(({ seed, blocks, edits }) => {
        const chance = new Chance(seed);
        const base = paragraphs(chance, blocks, vocabulary);
        const target = wordsEdited(chance, base, { rate: shareEdited(edits), vocabulary });
        const doc = docOf(base);
        const changes = compareUnchecked(doc, docOf(target.blocks));
        // A block written anew counts apart, with all that was edited in it.
        const anew = new Set(changes.filter(({ kind }) => kind === 'rewritten').map(({ words }) => words.place.base));
        const count = target.counts.reduce((sum, edits, block) => sum + (anew.has(block + 1) ? 0 : edits), 0);
        const said = reported(doc, changes);
        told += said;
        made += count;
        expect(said).toBeLessThanOrEqual(mostSaid(count));
      });
      expect(told / made).toBeLessThanOrEqual(1.3);
    },
    lawTime,
  );

  it('are told with two short words between them, of a text that once broke the law above', () => {
    const words = 'rai7 ru13 seq ko1c ba0 kaaa cut ni11 ba0 sece ce1 ga1o ge1a giw li7 cac3 fo3z ti2p ci7f kin4 faol';
    const [base, target] = [words, words.replace('seq ko1c ba0 kaaa cut ni11 ba0', 'ba0 cuk9 cae1 cut')].map((text) =>
      docOf([text.split(' ')]),
    );
    const changes = compareUnchecked(base!, target!);
    expect(changes.map(({ words: { before, after } }) => [before, after])).toEqual([
      ['seq ko1c ba0 kaaa cut ni11 ba0', 'ba0 cuk9 cae1 cut'],
    ]);
    // Five words went and two came.
    expect(reported(base!, changes)).toBe(mostSaid(5 + 2));
  });

  it(
    'apart from each other merge to the known answer',
    () => {
      holds(({ seed, blocks }) => {
        const chance = new Chance(seed);
        const base = paragraphs(chance, blocks, vocabulary);
        // Every word belongs to nobody, or to one side, with a word of nobody between two sides.
        const owner = base.map((words) =>
          words.map((_, index) =>
            index % 4 === 1 && chance.is(0.3) ? 'theirs' : index % 4 === 3 && chance.is(0.3) ? 'mine' : 'nobody',
          ),
        );
        const by = (...sides: string[]) =>
          docOf(
            base.map((words, block) =>
              words.map((word, index) => (sides.includes(owner[block]![index]!) ? `new${word}` : word)),
            ),
          );
        const merged = merge(by(), by('theirs'), by('mine'));
        if (merged.conflicts.length > 0) {
          // Only where a side changed so much that its words are one change.
          const large = merged.conflicts.every(({ theirs, mine }) =>
            [...theirs, ...mine].some(({ words }) => words.before.split(' ').length > 1),
          );
          ensure(large);
        } else expect(plainText(merged.doc)).toBe(plainText(by('theirs', 'mine')));
      });
    },
    lawTime,
  );
});

describe('words', () => {
  it(
    'cover the text, and cut no grapheme',
    () => {
      const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
      holds(({ seed, blocks }) => {
        const chance = new Chance(seed);
        const text = chance
          .list(blocks, () => wordOf(chance) + chance.pick([' ', '', ', ', '\u0301', '\u00a0', '. ']))
          .join('');
        const { starts, ends, nexts } = cutWords(text);
        const edges = new Set([...graphemes.segment(text)].map(({ index }) => index));
        edges.add(text.length);
        for (const [index, start] of starts.entries()) {
          ensure(start === (index === 0 ? 0 : nexts[index - 1]));
          ensure(start < nexts[index]! && ends[index]! <= nexts[index]!);
          ensure(edges.has(start) && edges.has(ends[index]!) && edges.has(nexts[index]!));
        }
        ensure((nexts.at(-1) ?? 0) === text.length);
      });
    },
    lawTime,
  );
});

describe('changes of several proposals', () => {
  it(
    'that share no point apply together, in any order, like one merge after the other',
    () => {
      holds(({ seed, blocks }) => {
        const chance = new Chance(seed);
        const base = paragraphs(chance, blocks, vocabulary);
        const docs = [0, 1, 2].map((side) =>
          docOf(
            base.map((words) =>
              words.map((word, index) => (index % 6 === side * 2 && chance.is(0.15) ? `new${word}` : word)),
            ),
          ),
        );
        const doc = docOf(base);
        const all = docs.map((target) => compareUnchecked(doc, target));
        const union = apply(doc, all.flat());
        ensure(apply(doc, all.toReversed().flat()).eq(union));
        const first = merge(doc, docs[0]!, docs[1]!);
        const second = merge(doc, first.doc, docs[2]!);
        if (first.conflicts.length + second.conflicts.length === 0) ensure(second.doc.eq(union));
      });
    },
    lawTime,
  );

  it('share no point where one word of several alike is another and a word behind them too', () => {
    // A sentence that once broke the law above.
    const words =
      'ro3f bo4o fo7v cum7 to2b mi6g hox si2a ha5 ba0 ba0 ba0 bos ta1j he5l mubi laz se4m daak tir so3u koey';
    const base = docOf([words.split(' ')]);
    const [one, other] = [
      words.replace('bos', 'newbos'),
      words.replace('ba0 ba0 ba0', 'ba0 newba0 ba0').replace('laz', 'newlaz'),
    ].map((edit) => compareUnchecked(base, docOf([edit.split(' ')])));
    const union = apply(base, [...one!, ...other!]);
    expect(plainText(union)).toBe(words.replace('ba0 ba0 ba0 bos', 'ba0 newba0 ba0 newbos').replace('laz', 'newlaz'));
  });
});
