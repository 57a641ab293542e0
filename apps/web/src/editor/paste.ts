import { parse, schema, toJson, type Doc, type FromHtml } from '@tarmeem/document';
import { Extension } from '@tiptap/core';
import { Slice, type Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { dropInTable } from './drop-cells.js';
import { pasteInTable } from './paste-cells.js';
import { movesOf } from './place.js';
import { tooMuchIn, type TooMuch } from './room-for-paste.js';
import { byItself } from './steps-apart.js';

/** What a paste left out, by kind. */
export type Dropped = FromHtml['dropped'];

/** Whoever tells the author what became of a paste, and asks before a very long one. */
export interface PasteHost {
  dropped: (dropped: Dropped) => void;
  /** Characters that no text can hold, pasted or typed. */
  leftOut: (characters: number) => void;
  /** Blocks that hold the published words but lost their links, notes or looks: they can be kept as published. */
  unchanged: (blocks: number) => void;
  /** Too long or too deep to be read. */
  refused: () => void;
  /** The section would be longer than any may be; nothing was pasted. */
  tooMuch: (holds: TooMuch) => void;
  ask: (characters: number) => Promise<boolean>;
}

interface Options {
  host: PasteHost | null;
  base: Doc | null;
}

/** Characters from which on a paste is asked about: the longest that the reader takes without ado. */
const askedFrom = 1024 * 1024;

const reader = () => import('./read-html.js');

/** Where something is to be put in as soon as it is read. */
interface Place {
  from: number;
  to: number;
}
/** The places that wait, by paste: whatever is typed meanwhile stands after what was pasted before it. */
const places = new PluginKey<ReadonlyMap<symbol, Place>>('pastePlaces');
type PlaceOrder = { paste: symbol; place: Place | null };

/** Reads what Word, Google Docs or a page put on the clipboard as a text of ours: lists, tables, headings, notes and links stay, looks and names go. */
export const cleanPaste = Extension.create<Options>({
  name: 'cleanPaste',
  addOptions: () => ({ host: null, base: null }),
  addProseMirrorPlugins() {
    const { host, base } = this.options;
    return [
      new Plugin<ReadonlyMap<symbol, Place>>({
        key: places,
        state: {
          init: () => new Map(),
          apply: (tr, before) => {
            const told = tr.getMeta(places) as PlaceOrder | undefined;
            if (!told && (!tr.docChanged || before.size === 0)) return before;
            const moves = movesOf(tr);
            const after = new Map(
              [...before].map(([paste, { from, to }]) => [paste, { from: moves.map(from, -1), to: moves.map(to, -1) }]),
            );
            if (told?.place) after.set(told.paste, told.place);
            else if (told) after.delete(told.paste);
            return after;
          },
        },
        view: () => {
          const timer = setTimeout(() => void reader().catch(() => null), 2000); // so that it is there without a connection too
          return { destroy: () => clearTimeout(timer) };
        },
        props: {
          handleDrop: (view, event, slice, moved) => {
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
            const tr = at === undefined ? null : dropInTable(view, { at, slice, moved });
            if (!tr) return false;
            view.focus();
            if (tr.docChanged) view.dispatch(tr.setMeta('uiEvent', 'drop'));
            return true;
          },
          handlePaste: (view, event, slice) => {
            const html = event.clipboardData?.getData('text/html') ?? '';
            const plain = event.clipboardData?.getData('text/plain') ?? '';
            const ours = html.includes('data-pm-slice');
            const size = Math.max(html.length, plain.length);
            const tooMuch = html === '' || ours ? tooMuchIn(view.state, slice) : null;
            if (tooMuch) {
              host?.tooMuch(tooMuch);
              return true;
            }
            if (size <= askedFrom && (html === '' || ours)) {
              const inTable = pasteInTable(view.state, slice);
              if (inTable) view.dispatch(asPaste(inTable));
              return inTable !== null;
            }
            if (size <= askedFrom) {
              void put(view, html, { host, base });
              return true;
            }
            void host?.ask(size).then((yes) => {
              if (!yes || view.isDestroyed) return;
              if (html === '' || ours) view.pasteText(plain);
              else void put(view, html, { host, base });
            });
            return true;
          },
        },
      }),
    ];
  },
});

async function put(view: EditorView, html: string, { host, base }: Options): Promise<void> {
  const paste = Symbol('paste');
  const { from, to } = view.state.selection;
  view.dispatch(view.state.tr.setMeta(places, { paste, place: { from, to } } satisfies PlaceOrder));
  try {
    const { fromHtml } = await reader();
    if (view.isDestroyed) return;
    const { doc, dropped } = fromHtml(new DOMParser().parseFromString(html, 'text/html'));
    const tooMuch = tooMuchIn(view.state, sliceOf(view.state, doc));
    if (tooMuch) return host?.tooMuch(tooMuch);
    const unchanged = putAt(view, paste, doc, base);
    host?.dropped(dropped);
    if (unchanged > 0) host?.unchanged(unchanged);
  } catch {
    host?.refused();
  } finally {
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(places, { paste, place: null } satisfies PlaceOrder));
  }
}

/** Puts a text in where it was pasted; the caret stands after it, or stays where the author has gone on writing. Returns how many blocks say what the base says. */
function putAt(view: EditorView, paste: symbol, doc: Doc, base: Doc | null): number {
  const { state } = view;
  const place = places.getState(state)?.get(paste) ?? state.selection;
  const over = blocksIn(state.doc, place.from, place.to);
  const { selection } = state;
  const hasGoneOn = selection.from !== place.from || selection.to !== place.to;
  const there = hasGoneOn
    ? state.apply(
        state.tr.setSelection(TextSelection.between(state.doc.resolve(place.from), state.doc.resolve(place.to))),
      )
    : state;
  const slice = sliceOf(state, doc);
  const tr = pasteInTable(there, slice) ?? there.tr.replaceSelection(slice);
  const from = tr.mapping.map(place.from, -1);
  const to = tr.mapping.map(place.to);
  if (hasGoneOn) tr.setSelection(selection.map(tr.doc, tr.mapping));
  view.dispatch(asPaste(tr));
  return base && over > 1 ? sameWords(base, view.state.doc, { from, to }).length : 0;
}

const asPaste = (tr: Transaction): Transaction =>
  tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste');

const blocksIn = (doc: Node, from: number, to: number): number => {
  let count = 0;
  doc.nodesBetween(from, to, (node) => {
    if (node.isTextblock) count += 1;
    return !node.isTextblock;
  });
  return count;
};

/** The text as something to put in at the selection: words of one paragraph go on in the sentence, more blocks join at both ends. */
function sliceOf(state: EditorState, doc: Doc): Slice {
  const { content } = state.schema.nodeFromJSON(toJson(doc));
  const isOpen = (node: Node | null) => (node?.type.name === 'paragraph' ? 1 : 0);
  return new Slice(content, isOpen(content.firstChild), isOpen(content.lastChild));
}

const wordsOf = (node: Node): string =>
  node.textContent
    .normalize('NFC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

/** The blocks of a stretch that say what a block of the base says, but look different. */
export function sameWords(
  base: Doc,
  doc: Node,
  { from, to }: { from: number; to: number },
): { at: number; block: Node; published: Node }[] {
  const known = new Map<string, Node>();
  base.descendants((node) => {
    if (node.isTextblock && node.childCount > 0) known.set(wordsOf(node), node);
    return !node.isTextblock;
  });
  const found: { at: number; block: Node; published: Node }[] = [];
  doc.nodesBetween(from, Math.min(to, doc.content.size), (block, at) => {
    if (!block.isTextblock) return true;
    const published = known.get(wordsOf(block));
    const json = published && JSON.stringify(toJson(parse(asText(published))));
    if (published && json !== JSON.stringify(toJson(parse(asText(block))))) found.push({ at, block, published });
    return false;
  });
  return found;
}

const asText = (block: Node): unknown => ({ type: schema.topNodeType.name, content: [block.toJSON()] });

/** Puts the published blocks back where the same words were pasted; one undo takes it back. */
export function keepUnchanged(state: EditorState, base: Doc): Transaction {
  const tr = state.tr;
  for (const { at, block, published } of sameWords(base, state.doc, { from: 0, to: state.doc.content.size }).reverse())
    tr.replaceWith(at, at + block.nodeSize, state.schema.nodeFromJSON(published.toJSON()));
  return byItself(tr);
}
