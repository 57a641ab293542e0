import { compare, schema, type Change, type Doc } from '@tarmeem/document';
import { Fragment, type Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Say } from '../text/words.js';
import { decorationsOf } from './decorate.js';
import { spotsOf, type Spot } from './spots.js';

/** What the plugin holds: the changes as last computed and how they are drawn. */
export interface LiveRedline {
  base: Doc;
  changes: readonly Change[];
  spots: readonly Spot[];
  current: number | null;
  visible: boolean;
  /** The number of the first change: 2 when the heading is change 1. */
  first: number;
  drawn: DecorationSet;
}

type Order =
  | { computed: Pick<LiveRedline, 'changes' | 'spots'> }
  | { current: number | null }
  | { visible: boolean }
  | { first: number };

export const liveRedline = new PluginKey<LiveRedline>('liveRedline');

/** After the last keystroke the redline waits this long (ms), so that typing never waits for it. */
const pause = 60;

const libraryNodes = new WeakMap<Node, Node>();

/** The editor's text as a text of the library (the same positions); unchanged blocks are converted once. */
export function toDocument(editorDoc: Node): Doc {
  const blocks = editorDoc.children.map((block) => {
    const known = libraryNodes.get(block);
    if (known) return known;
    const node = schema.nodeFromJSON(block.toJSON());
    libraryNodes.set(block, node);
    return node;
  });
  return schema.node('doc', null, Fragment.fromArray(blocks));
}

interface Options {
  base: Doc;
  say: Say;
  onChanges: (changes: readonly Change[]) => void;
  onPick: (change: number) => void;
}

/** Compares the text with its base after each pause in typing and draws the difference; the text is never marked. */
export function liveRedlinePlugin({ base, say, onChanges, onPick }: Options): Plugin<LiveRedline> {
  const draw = (doc: Node, it: Omit<LiveRedline, 'drawn'>): DecorationSet =>
    it.visible
      ? decorationsOf(doc, {
          base: it.base,
          changes: it.changes,
          spots: it.spots,
          numberOf: (c) => c + it.first,
          current: it.current,
          onPick,
          say,
        })
      : DecorationSet.empty;
  /** The text that was compared last. */
  let compared: Node | undefined;
  const compute = (doc: Node) => {
    compared = doc;
    const changes = compare(base, toDocument(doc));
    return { changes, spots: spotsOf(base, changes).spots };
  };
  return new Plugin<LiveRedline>({
    key: liveRedline,
    state: {
      init: (_, { doc }) => {
        const first = { base, ...compute(doc), current: null, visible: true, first: 1 };
        return { ...first, drawn: draw(doc, first) };
      },
      apply: (transaction: Transaction, before: LiveRedline): LiveRedline => {
        const order = transaction.getMeta(liveRedline) as Order | undefined;
        if (!order)
          return transaction.docChanged
            ? { ...before, drawn: before.drawn.map(transaction.mapping, transaction.doc) }
            : before;
        const after = { ...before, ...('computed' in order ? order.computed : order) };
        return { ...after, drawn: draw(transaction.doc, after) };
      },
    },
    props: { decorations: (state: EditorState) => liveRedline.getState(state)?.drawn },
    view: (view: EditorView) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      onChanges(liveRedline.getState(view.state)?.changes ?? []);
      const update = () => {
        const computed = compute(view.state.doc);
        view.dispatch(view.state.tr.setMeta(liveRedline, { computed } satisfies Order).setMeta('addToHistory', false));
        onChanges(computed.changes);
      };
      // The text of a room comes while the plugins before this one begin: nothing tells of it later.
      if (compared?.eq(view.state.doc) === false) timer = setTimeout(update, 0);
      return {
        update: (now, before) => {
          if (now.state.doc.eq(before.doc)) return;
          clearTimeout(timer);
          timer = setTimeout(update, pause);
        },
        destroy: () => clearTimeout(timer),
      };
    },
  });
}

/** Tells the plugin which change is current, or whether the redline shows. */
export const order = (
  view: EditorView,
  what: { current: number | null } | { visible: boolean } | { first: number },
): void => view.dispatch(view.state.tr.setMeta(liveRedline, what).setMeta('addToHistory', false));
