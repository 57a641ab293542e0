import { LiveComparison, schema, type Change, type Doc } from '@tarmeem/document';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Say } from '../text/words.js';
import { decorationsOf } from './decorate.js';
import { movesOf } from './place.js';
import { isTypedIn, sameSpots, spotsAfter } from './spots-after.js';
import { spotsIn, type Spot } from './spots.js';
import { typeInNew } from './type-in-new.js';

/** What the plugin holds: where the changes stand in the text as it is now, and how they are drawn. */
export interface LiveRedline {
  spots: readonly Spot[];
  current: number | null;
  visible: boolean;
  /** The number of the first change: 2 when the heading is change 1. */
  first: number;
  drawn: DecorationSet;
  /** Only words came and went since the changes were computed, no blocks. */
  typed: boolean;
}

type Order = { spots: readonly Spot[] } | { current: number | null } | { visible: boolean } | { first: number };

export const liveRedline = new PluginKey<LiveRedline>('liveRedline');

/** After the last keystroke the redline waits this long (ms), so that typing never waits for it. */
const pause = 60;

/** Nobody writes on and on without such a rest (ms), after which the whole text is compared: for what its blocks alone don't tell. */
const longPause = 1_000;

const libraryNodes = new WeakMap<Node, Node>();

/**
 * The editor's text as a text of the library (the same positions); unchanged blocks are converted once. In a room a colleague's words
 * come as a new whole text: there the blocks that are as they were in the text `before` tell.
 */
export function toDocument(editorDoc: Node, before?: Node): Doc {
  const grown = before ? editorDoc.childCount - before.childCount : 0;
  const blocks = editorDoc.children.map((block, at) => {
    let node = libraryNodes.get(block);
    if (node) return node;
    const same = [at, at - grown].map((old) => before?.maybeChild(old)).find((old) => old?.eq(block));
    node = (same && libraryNodes.get(same)) ?? schema.nodeFromJSON(block.toJSON());
    libraryNodes.set(block, node);
    return node;
  });
  return schema.nodes.doc.create(null, blocks); // what the editor holds is valid already
}

interface Options {
  base: Doc;
  say: Say;
  onChanges: (changes: readonly Change[]) => void;
  onPick: (change: number) => void;
}

/**
 * Compares the text with its base once it stands on the page and, by the block that is written in, after each pause in typing, and draws
 * the difference; the text is never marked. Who types on in what is new already sees it as new at once: then nothing is drawn again. Nothing is compared before: the
 * text of a room is put in by a plugin before this one, and until then the editor is empty.
 */
export function liveRedlinePlugin({ base, say, onChanges, onPick }: Options): Plugin<LiveRedline> {
  /** As computed last. */
  let changes: readonly Change[] = [];
  const draw = (doc: Node, { visible, spots, first, current }: Omit<LiveRedline, 'drawn'>): DecorationSet =>
    visible
      ? decorationsOf(doc, { base, changes, spots, numberOf: (c) => c + first, current, onPick, say })
      : DecorationSet.empty;
  const comparison = new LiveComparison(base);
  let compared: Node | undefined;
  const compute = (doc: Node, isWhole: boolean): Spot[] => {
    const text = toDocument(doc, compared);
    compared = doc;
    const found = isWhole ? comparison.anew(text) : comparison.at(text);
    changes = found.changes;
    return spotsIn(changes, found);
  };
  return new Plugin<LiveRedline>({
    key: liveRedline,
    state: {
      init: () => ({ spots: [], current: null, visible: true, first: 1, drawn: DecorationSet.empty, typed: true }),
      apply: (transaction: Transaction, before: LiveRedline): LiveRedline => {
        const order = transaction.getMeta(liveRedline) as Order | undefined;
        if (order) {
          const after = { ...before, ...order, typed: before.typed || 'spots' in order };
          return { ...after, drawn: draw(transaction.doc, after) };
        }
        if (!transaction.docChanged) return before;
        const moves = movesOf(transaction);
        return {
          ...before,
          spots: spotsAfter(before.spots, moves),
          drawn: before.drawn.map(moves, transaction.doc),
          typed: before.typed && isTypedIn(transaction),
        };
      },
    },
    props: {
      decorations: (state: EditorState) => liveRedline.getState(state)?.drawn,
      handleKeyPress: (view, event) => {
        const { visible, spots } = liveRedline.getState(view.state)!;
        return visible && typeInNew(view, event, spots);
      },
    },
    view: (view: EditorView) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const update = (isWhole = false) => {
        const before = changes;
        const spots = compute(view.state.doc, isWhole);
        const shown = liveRedline.getState(view.state);
        const isShown =
          shown?.typed &&
          changes.every(({ kind }, at) => kind === before[at]?.kind) &&
          sameSpots(view.state.doc, shown.spots, spots);
        if (!isShown) order(view, { spots });
        onChanges(changes);
      };
      update();
      return {
        update: (now, before) => {
          if (now.state.doc.eq(before.doc)) return;
          clearTimeout(timer);
          timer = setTimeout(() => {
            update();
            timer = setTimeout(() => update(true), longPause);
          }, pause);
        },
        destroy: () => clearTimeout(timer),
      };
    },
  });
}

/** Tells the plugin what changed where, which change is current, or whether the redline shows. */
export const order = (view: EditorView, what: Order): void =>
  view.dispatch(view.state.tr.setMeta(liveRedline, what).setMeta('addToHistory', false));
