import { describe, expect, test } from '@jest/globals';
import { apply, compare, fromPlainText } from '@tarmeem/document';
import { EditorState } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { schema } from '@tarmeem/document';
import { languageOf } from '../text/words.js';
import { decorationsOf } from './decorate.js';
import { spotsOf } from './spots.js';

const base = fromPlainText(
  'The helpline 1121 answers calls.\n\nChildren are referred to shelters in every district of the province.\n\nThis paragraph stays as it is for all readers.',
);

/** The redline as it is drawn, in a real view. */
function drawn(target: ReturnType<typeof fromPlainText>) {
  const changes = compare(base, target);
  const { target: made, spots } = spotsOf(base, changes);
  expect(made.eq(apply(base, changes))).toBe(true);
  const view = new EditorView(document.createElement('div'), {
    state: EditorState.create({ schema, doc: made }),
    decorations: (state) =>
      decorationsOf(state.doc, { base, changes, spots, numberOf: (change) => change + 1, say: languageOf('en').say }),
  });
  return view.dom;
}
const words = (dom: HTMLElement, selector: string) =>
  [...dom.querySelectorAll(selector)].map((each) => each.textContent);

describe('the drawn redline', () => {
  test('underlines what is new and strikes what went, with words for a screen reader', () => {
    const dom = drawn(
      fromPlainText(
        'The helpline 1099 answers calls.\n\nChildren are referred to shelters in every district of the province.\n\nThis paragraph stays as it is for all readers.',
      ),
    );
    expect(words(dom, 'ins')).toEqual(['1099']);
    expect(words(dom, 'del')).toEqual(['[deleted: 1121]']);
    expect(words(dom, '.marks button')).toEqual(['1']);
  });

  test('shows a deleted paragraph as a block, and numbers each change', () => {
    const dom = drawn(
      fromPlainText('The helpline 1121 answers all calls.\n\nThis paragraph stays as it is for all readers.'),
    );
    expect(words(dom, '.ghost.block')[0]).toContain('Children are referred');
    expect(words(dom, '.marks button')).toEqual(['1', '2']);
  });

  test('draws nothing when nothing changed', () => {
    expect(words(drawn(base), 'ins, del, .marks')).toEqual([]);
  });
});
