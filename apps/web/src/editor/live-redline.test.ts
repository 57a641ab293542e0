import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { compare, fromPlainText, schema } from '@tarmeem/document';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { EditorView, type DecorationSet } from '@tiptap/pm/view';
import { languageOf } from '../text/words.js';
import { decorationsOf } from './decorate.js';
import { liveRedline, liveRedlinePlugin } from './live-redline.js';
import { spotsOf } from './spots.js';

const base = fromPlainText(
  'The helpline 1121 answers calls.\n\nChildren are referred to shelters in every district of the province.\n\nThis paragraph stays as it is for all readers.',
);
const { say } = languageOf('en');

function opened() {
  const view = new EditorView(document.createElement('div'), {
    state: EditorState.create({
      schema,
      doc: base,
      plugins: [liveRedlinePlugin({ base, say, onChanges: () => undefined, onPick: () => undefined })],
    }),
  });
  const drawings: DecorationSet[] = [];
  return {
    view,
    type: (words: string, at: number, to = at) => view.dispatch(view.state.tr.insertText(words, at, to)),
    /** Whether the redline was drawn anew at the rest of the keys. */
    rests: (long = 0) => {
      const before = liveRedline.getState(view.state)!.drawn;
      jest.advanceTimersByTime(60 + long);
      drawings.push(liveRedline.getState(view.state)!.drawn);
      return liveRedline.getState(view.state)!.drawn !== before;
    },
    marked: (selector: string) => [...view.dom.querySelectorAll(selector)].map((each) => each.textContent),
    lines: () => linesOf(liveRedline.getState(view.state)!.drawn),
    anew: () => {
      const changes = compare(base, view.state.doc);
      const { spots } = spotsOf(base, changes);
      const drawing = { base, changes, spots, numberOf: (c: number) => c + 1, current: null, say };
      return linesOf(decorationsOf(view.state.doc, drawing));
    },
  };
}

/** What is drawn where, as lines that can be compared. */
const linesOf = (drawn: DecorationSet) =>
  drawn
    .find()
    .map((each) => {
      const { type, spec } = each as unknown as { type: { attrs?: object }; spec: { key?: string } };
      return `${each.from}-${each.to} ${JSON.stringify(type.attrs ?? spec.key)}`;
    })
    .sort();

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('what is typed on in new words is seen as new at once, and nothing is drawn again', () => {
  const it = opened();
  it.type('new', 5);
  expect(it.marked('ins')).toEqual([]);
  expect(it.rests()).toBe(true);
  const [word = ''] = it.marked('ins');
  const end = 5 + 'new'.length;
  it.type('er', end);
  expect(it.marked('ins')).toEqual([word.replace('new', 'newer')]);
  expect(it.rests()).toBe(false);
  expect(it.lines()).toEqual(it.anew());
});

test('a new paragraph that becomes a heading is marked still', () => {
  const it = opened();
  it.view.dispatch(it.view.state.tr.insert(0, schema.node('paragraph', null, schema.text('Quite new words here.'))));
  it.rests();
  it.view.dispatch(it.view.state.tr.setNodeMarkup(0, schema.nodes['heading'], { level: 2 }));
  it.rests();
  expect(it.marked('.ins-block')).toHaveLength(1);
  expect(it.lines()).toEqual(it.anew());
});

test('a new paragraph in new words, a word taken out and a change taken back are drawn', () => {
  const it = opened();
  it.type(' Quite new words.', base.child(0).nodeSize - 1);
  it.rests();
  it.view.dispatch(it.view.state.tr.split(base.child(0).nodeSize + 5));
  expect(it.rests()).toBe(true);
  expect(it.lines()).toEqual(it.anew());
  it.view.dispatch(it.view.state.tr.delete(1, 5));
  expect(it.rests()).toBe(true);
  expect(it.marked('del')[0]).toContain('The');
  it.view.dispatch(it.view.state.tr.replaceWith(0, it.view.state.doc.content.size, base.content));
  expect(it.rests()).toBe(true);
  expect(it.marked('ins, del')).toEqual([]);
});

test('whatever is written, what stands there after a rest is what would be drawn anew', () => {
  let seed = 7;
  const below = (most: number) => (seed = (seed * 16807) % 2147483647) % most;
  for (let round = 0; round < 12; round++) {
    const it = opened();
    let caret = 1 + below(60);
    for (let key = 0; key < 40; key++) {
      const { state } = it.view;
      if (below(6) === 0) caret = TextSelection.near(state.doc.resolve(below(state.doc.content.size))).from;
      const here = state.doc.resolve(caret);
      const act = below(24);
      if (act < 3 && here.parentOffset > 0) it.view.dispatch(state.tr.delete(caret - 1, caret));
      else if (act === 3) it.view.dispatch(state.tr.split(caret));
      else if (act === 4 && here.index(0) > 0) it.view.dispatch(state.tr.join(here.before()));
      else it.type(['a', 'b', ' ', '.', 'wordy '][below(5)]!, caret);
      caret = it.view.state.tr.mapping.map(Math.min(caret + below(2), it.view.state.doc.content.size));
      caret = TextSelection.near(it.view.state.doc.resolve(caret)).from;
      if (below(3) > 0) continue;
      it.rests(1_000);
      expect(it.lines()).toEqual(it.anew());
    }
  }
});
