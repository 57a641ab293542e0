import { describe, expect, test } from '@jest/globals';
import { html, parse, type Doc } from '@tarmeem/document';
import fc from 'fast-check';
import { bringBack } from './bring-back.js';

type Json = Record<string, unknown>;
const text = (words: string): Json[] => (words ? [{ type: 'text', text: words }] : []);
const p = (words: string): Json => ({ type: 'paragraph', content: text(words) });
const h = (words: string): Json => ({ type: 'heading', attrs: { level: 2 }, content: text(words) });
const list = (...items: Json[]): Json => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [item] })),
});
const quote = (...content: Json[]): Json => ({ type: 'blockquote', content });
const row = (type: string, ...cells: string[]): Json => ({
  type: 'tableRow',
  content: cells.map((cell) => ({ type, content: [p(cell)] })),
});
const table = (...content: Json[]): Json => ({ type: 'table', content });
const doc = (...content: Json[]): Doc => parse({ type: 'doc', content });

/** What three paragraphs can become while somebody writes in the second. */
const becomes: Record<string, (words: string) => Json[]> = {
  'a list': (words) => [p('One one.'), list(p(words)), p('Three three.')],
  'a quotation': (words) => [p('One one.'), quote(p(words)), p('Three three.')],
  'a quotation of all': (words) => [quote(p('One one.'), p(words), p('Three three.'))],
  'a heading': (words) => [p('One one.'), h(words), p('Three three.')],
  'joined with what stands above': (words) => [p(`One one.${words}`), p('Three three.')],
  'joined with what stands below': (words) => [p('One one.'), p(`${words}Three three.`)],
  moved: (words) => [p(words), p('One one.'), p('Three three.')],
  'changed beside': (words) => [p('One other.'), list(p(words)), p('Three more three.')],
};

describe('words that fell out of a text with their block', () => {
  const typed = ['kTarget two.', 'Target ktwo.', 'Tarkget two.', 'Target two.k', 'Target two. A whole sentence.'];
  test.each(Object.entries(becomes))('stand, letter by letter, where their line is now: %s', (_, became) => {
    const without = doc(p('One one.'), p('Target two.'), p('Three three.'));
    for (const words of typed) {
      const { text: now, whole } = bringBack(
        without,
        doc(p('One one.'), p(words), p('Three three.')),
        doc(...became('Target two.')),
      );
      expect([html(now), whole]).toEqual([html(doc(...became(words))), null]);
    }
  });

  test('stand again where a joined paragraph was parted', () => {
    const { text: now } = bringBack(
      doc(p('One one.Target two.')),
      doc(p('One one.k Target two. More.')),
      doc(p('One one.'), p('Target two.')),
    );
    expect(html(now)).toBe('<p>One one.k </p><p>Target two. More.</p>');
  });

  test('stand in a row that became a heading row, in lines of the same words each in its own, and in one that was empty', () => {
    const cells = (kind: string, ...words: string[]) =>
      doc(p('A.'), table(row(kind, ...words), row('tableCell', 'x', 'y', 'z')));
    const { text: now } = bringBack(
      cells('tableCell', 'x', 'x', ''),
      cells('tableCell', 'x', 'x mine', 'new'),
      cells('tableHeader', 'x', 'x', ''),
    );
    expect(html(now)).toBe(html(cells('tableHeader', 'x', 'x mine', 'new')));
  });

  test('stand beside the same letters where their line was changed too', () => {
    const { text: now } = bringBack(
      doc(p('The Commission shall meet in Karachi.')),
      doc(p('The Commission shall often meet in Karachi.')),
      doc(h('Then the Commission shall meet in Lahore.')),
    );
    expect(html(now)).toBe('<h2>Then the Commission shall often meet in Lahore.</h2>');
  });

  test('are told apart where their block is gone, and never stand elsewhere', () => {
    const without = doc(p('Yes.'), p('Target two.'), p('Yes.'));
    const before = doc(p('Yes.'), p('Target two. Lost.'), p('Yes. Here.'));
    const { text: now, whole } = bringBack(without, before, doc(p('Yes.')));
    expect(html(now)).not.toContain('Lost');
    expect(html(whole!)).toMatch(/Target two\. Lost\..*Yes\. Here\./u);
    const { text: other } = bringBack(without, before, doc(p('Yes.'), list(p('Yes.'))));
    expect(html(other)).toBe('<p>Yes.</p><ul><li><p>Yes. Here.</p></li></ul>');
  });
});

/** A paragraph, what is typed into it, letter by letter, and what becomes of it meanwhile. */
const paragraph = fc.record({
  words: fc.array(fc.constantFrom('shall', 'meet', 'in', 'Karachi', 'x'), { minLength: 1, maxLength: 6 }),
  typed: fc.array(fc.record({ at: fc.nat(), letters: fc.constantFrom('k', ' ', 'meet', ' in', 'ab c') }), {
    maxLength: 4,
  }),
  becomes: fc.constantFrom('as it was', 'list', 'quotation', 'heading', 'joined'),
});

test('whatever becomes of paragraphs meanwhile, every letter stands where its author put it', () => {
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
      const was = paragraphs.map(
        ({ words }, nth) => `Paragraph ${'one two three four five'.split(' ')[nth]!}: ${words.join(' ')}.`,
      );
      const written = paragraphs.map(({ typed }, nth) =>
        typed.reduce((words, { at, letters }) => {
          const place = at % (words.length + 1);
          return words.slice(0, place) + letters + words.slice(place);
        }, was[nth]!),
      );
      const made = (all: readonly string[]) => {
        const lines: { words: string; becomes: string }[] = [];
        for (const [nth, { becomes: kind }] of paragraphs.entries())
          if (kind === 'joined' && lines.length > 0) lines.at(-1)!.words += all[nth]!;
          else lines.push({ words: all[nth]!, becomes: kind });
        return doc(
          ...lines.map(({ words, becomes: kind }) =>
            kind === 'list'
              ? list(p(words))
              : kind === 'quotation'
                ? quote(p(words))
                : kind === 'heading'
                  ? h(words)
                  : p(words),
          ),
        );
      };
      const brought = bringBack(doc(...was.map(p)), doc(...written.map(p)), made(was));
      expect([html(brought.text), brought.whole]).toEqual([html(made(written)), null]);
    }),
  );
});
