import { describe, expect, it } from '@jest/globals';
import { parse as parseHtml } from 'parse5';

import { apply } from './apply.js';
import { compareUnchecked } from './compare.js';
import { plainText } from './doc.js';
import { fromHtml } from './formats/from-html.js';
import { frameworkHistory } from './testing/framework-history.js';

const history = frameworkHistory().map(({ done, blocks }) => ({ done, doc: fromHtml(parseHtml(blocks.join(''))).doc }));
const pairs = history.slice(1).map(({ done, doc }, index) => [done, history[index]!.doc, doc] as const);

describe('the history of the institutional framework', () => {
  it.each(pairs)('comes back exact, forward and backward: %s', (_, base, target) => {
    expect(apply(base, compareUnchecked(base, target)).eq(target)).toBe(true);
    expect(apply(target, compareUnchecked(target, base)).eq(base)).toBe(true);
  });

  it.each(pairs)('is told as an editor would tell it: %s', (_, base, target) => {
    expect(
      compareUnchecked(base, target).map(({ words: { kind, before, after } }) => `${kind} [-${before}-] {+${after}+}`),
    ).toMatchSnapshot();
  });

  it('comes back exact from its first version to its last', () => {
    const [first, last] = [history[0]!.doc, history.at(-1)!.doc];
    expect(plainText(first).split(/\s+/u).length).toBeGreaterThan(2000);
    expect(apply(first, compareUnchecked(first, last)).eq(last)).toBe(true);
    expect(apply(last, compareUnchecked(last, first)).eq(first)).toBe(true);
  });
});
