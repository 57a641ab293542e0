import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { compareUnchecked } from '../compare.js';
import { parse } from '../parse.js';
import { schema } from '../schema.js';
import { anyTextJson } from '../testing/any-text-json.js';
import { edited } from '../testing/edits.js';
import { ensure, holds, holdsFor, lawTime, remembered } from '../testing/laws.js';
import { widthsOf } from '../testing/markup-tables.js';
import { attributeOf, fill, hasClass, Markup } from '../testing/markup.js';
import type { MarkupElement } from '../testing/markup.js';
import { Chance } from '../testing/random.js';
import { redlineTestWords as words } from '../testing/redline-test-words.js';
import { tableOf } from '../testing/texts.js';
import { html } from './html.js';
import { redlineHtml } from './redline-html.js';
import type { RedlineWords } from './redline-words.js';

const twoTexts = fc.tuple(anyTextJson(), anyTextJson());
const compared = remembered(([one, other]: [unknown, unknown]) => {
  const [base, target] = [parse(one), parse(other)];
  return { base, target, changes: compareUnchecked(base, target) };
});
const withoutNotes: RedlineWords = { ...words, note: () => '' };
const isNumber = (element: MarkupElement) => element.tagName === 'a' && hasClass(element, 'n');

/** The letters of a text without what a redline adds to them. */
function lettersOf(page: Markup): string {
  page.drop((element) => hasClass(element, 'vh', 'sign', 'note', 'n', 'mv-from'));
  return page.text.replace(/[\s\p{Cf}\p{Mn}]/gu, '');
}

/** A printed text with its footnotes in the line, as a redline has them. */
function printed(markup: string): Markup {
  const page = new Markup(markup);
  for (const note of page.all((element) => attributeOf(element, 'data-footnote') !== undefined))
    fill(note, `[Footnote: ${attributeOf(note, 'data-footnote')}]`);
  return page;
}

describe('a redline', () => {
  it(
    'shows each of two texts whole, with only its own words marked',
    () => {
      holdsFor(twoTexts, (texts) => {
        const { base, target, changes } = compared(texts);
        for (const [view, whole, none] of [
          ['before', base, 'ins'],
          ['after', target, 'del'],
        ] as const) {
          const page = new Markup(redlineHtml(base, changes, { view, words: withoutNotes, number: null }));
          ensure(page.named(none).length === 0);
          ensure(page.all(isNumber).length === 0);
          expect(lettersOf(page)).toBe(lettersOf(printed(html(whole))));
        }
      });
    },
    lawTime,
  );

  it(
    'is valid HTML in which each change has its number once and no words are lost',
    () => {
      holdsFor(twoTexts, (texts) => {
        const { base, target, changes } = compared(texts);
        const out = redlineHtml(base, changes, { view: 'changes', words });
        const page = new Markup(out);
        // What a browser would have to repair, it would print in another way.
        const normal = (markup: string) => markup.replace(/&quot;|&nbsp;|\u00a0|&gt;|&lt;/g, '');
        expect(normal(page.printed)).toBe(normal(out));
        ensure(page.all(isNumber).length === changes.length);
        page.drop(({ tagName }) => tagName === 'del');
        expect(lettersOf(page)).toBe(lettersOf(printed(html(target))));
      });
    },
    lawTime,
  );

  it(
    'has tables whose rows are of one width',
    () => {
      let cases = 0;
      let tables = 0;
      holds(({ seed, edits }) => {
        cases++;
        const chance = new Chance(seed);
        const base = schema.nodes.doc.create(null, tableOf(chance, 0));
        const changes = compareUnchecked(base, edited(chance, base, edits));
        const page = new Markup(redlineHtml(base, changes, { view: 'changes', words, number: null }));
        for (const shownTable of page.named('table')) {
          tables++;
          expect(new Set(widthsOf(shownTable)).size).toBe(1);
        }
      });
      expect(tables).toBeGreaterThan(cases / 2);
    },
    lawTime,
  );
});
