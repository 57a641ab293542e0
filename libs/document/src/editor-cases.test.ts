import { describe, expect, it } from '@jest/globals';
import { parse as parseHtml } from 'parse5';

import { compareUnchecked } from './compare.js';
import { apply } from './apply.js';
import type { Change } from './change.js';
import { fromHtml } from './formats/from-html.js';
import { editorCases } from './testing/editor-cases.js';

const read = (markup: string) => fromHtml(parseHtml(markup)).doc;

/** A change as it is told: its kind, what it takes out and what it puts in. */
function told({ words }: Change): string {
  const { kind, before, after, styleBefore, styleAfter, added = [], removed = [] } = words;
  const style = [
    [styleBefore, ...removed],
    [styleAfter, ...added],
  ].map((names) => names.filter(Boolean).join(', '));
  const looks = style.some((name) => name !== '') ? ` <${style.join(' → ')}>` : '';
  return `${kind}${looks}${before === '' ? '' : ` [-${before}-]`}${after === '' ? '' : ` {+${after}+}`}`;
}

describe('edits as a department makes them', () => {
  it.each(editorCases.map(({ name, before, after }) => [name, before, after] as const))(
    'are told as an editor would tell them: %s',
    (_, before, after) => {
      const [base, target] = [read(before), read(after)];
      const changes = compareUnchecked(base, target);
      expect(apply(base, changes).eq(target)).toBe(true);
      expect(changes.map(told)).toMatchSnapshot();
    },
  );
});
