import { describe, expect, it } from '@jest/globals';

import { withoutAddedBlanks } from './blank-paragraphs.js';
import { type Doc, sameDoc } from './doc.js';
import { parse } from './parse.js';

const text = (...paragraphs: string[]): Doc =>
  parse({
    type: 'doc',
    content: paragraphs.map((words) => ({
      type: 'paragraph',
      ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }),
    })),
  });
const lines = (doc: Doc): string[] => doc.children.map((block) => block.textContent);
const proposed = (base: Doc | null, written: Doc): string[] => lines(withoutAddedBlanks(base, written));

describe('blank paragraphs', () => {
  const base = text('The Act protects children.', 'The police enforce it.');

  it('that are added at the end are left out, also behind new words', () => {
    expect(proposed(base, text(...lines(base), '', ''))).toEqual(lines(base));
    expect(proposed(base, text(...lines(base), 'A duty.', '', ' '))).toEqual([...lines(base), 'A duty.']);
    expect(sameDoc(withoutAddedBlanks(base, text(...lines(base), '')), base)).toBe(true);
  });

  it('beside another are left out, and a single one between two blocks stays', () => {
    const [first = '', last = ''] = lines(base);
    expect(proposed(base, text(first, '', '', '', last))).toEqual([first, '', last]);
    expect(proposed(base, text(first, '', last))).toEqual([first, '', last]);
    expect(proposed(text(first, '', last), text(first, '', '', last))).toEqual([first, '', last]);
  });

  it('that stood there before stay, wherever they are', () => {
    const old = text('One.', '', '', 'Two.', 'Three.', '', '');
    expect(proposed(old, text('One of them.', '', '', 'Two.', 'Three.', '', ''))).toEqual([
      'One of them.',
      ...lines(old).slice(1),
    ]);
    expect(proposed(old, text('One.', '', '', 'Two.', 'Three.', '', '', '', ''))).toEqual(lines(old));
    // What stood between two of them went: both stay.
    const parted = text('One.', '', 'Two.', '', 'Three.');
    expect(proposed(parted, text('One.', '', '', 'Three.'))).toEqual(['One.', '', '', 'Three.']);
  });

  it('of a text that is all new are left out, and nothing but blank is one empty paragraph', () => {
    expect(proposed(null, text('A.', '', '', 'B.', ''))).toEqual(['A.', '', 'B.']);
    expect(proposed(null, text('', '', ''))).toEqual(['']);
  });
});
