import { Extension, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Stretch } from './spots.js';
import { byItself } from './steps-apart.js';

/** What is looked for, every place it stands at, and which of them is meant (-1: none). */
export interface Finding {
  query: string;
  matches: readonly Stretch[];
  current: number;
}

const none: Finding = { query: '', matches: [], current: -1 };
const key = new PluginKey<Finding>('finding');

/** Signs that people type for one another: quotes, no-break space, Arabic yeh and kaf in Urdu words. */
const alike: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '\u00a0': ' ',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
};

/** What nobody types who looks for a word: vowel signs of Arabic script, its stretching, joiners, soft hyphens, signs of direction. */
const unsaid =
  /[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const mark = /^\p{M}/u;
/** Text in which each sign is what is looked for: then places are the same. */
const plain = /^[\x20-\x7e]*$/u;

interface Folded {
  text: string;
  /** Where each unit of it begins in the words it was made of, and where they end. Null: at the same place. */
  at: readonly number[] | null;
}

function folded(words: string): Folded {
  if (plain.test(words)) return { text: words.toLowerCase(), at: null };
  let text = '';
  const at: number[] = [];
  let place = 0;
  for (const sign of words) {
    for (const part of sign.normalize('NFD').toLowerCase()) {
      if (unsaid.test(part)) continue;
      const kept = alike[part] ?? part;
      text += kept;
      for (let unit = 0; unit < kept.length; unit++) at.push(place);
    }
    place += sign.length;
  }
  at.push(place);
  return { text, at };
}

/** Every place of the words in the text, whatever their case and vowel signs; a match never crosses a block. */
export function matchesIn(doc: Node, query: string): Stretch[] {
  const wanted = folded(query).text;
  const found: Stretch[] = [];
  if (wanted === '') return found;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const { text, at: places } = folded(node.textBetween(0, node.content.size, '', '\ufffc'));
    const start = position + 1;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const end = at + wanted.length;
      if (mark.test(text.slice(end, end + 1))) continue; // it goes on as another letter
      found.push({ from: start + (places ? places[at]! : at), to: start + (places ? places[end]! : end) });
    }
    return false;
  });
  return found;
}

export const findingIn = (state: EditorState): Finding => key.getState(state) ?? none;

/** Marks what is looked for; while nothing is, it costs nothing. */
export const finding = Extension.create({
  name: 'finding',
  addProseMirrorPlugins: () => [
    new Plugin<Finding>({
      key,
      state: {
        init: () => none,
        apply: (transaction: Transaction, before: Finding): Finding => {
          const next = transaction.getMeta(key) as Finding | undefined;
          if (next) return next;
          if (!transaction.docChanged || before.query === '') return before;
          const matches = matchesIn(transaction.doc, before.query);
          return { ...before, matches, current: Math.min(before.current, matches.length - 1) };
        },
      },
      props: {
        decorations: (state) => {
          const { matches, current } = findingIn(state);
          if (matches.length === 0) return null;
          return DecorationSet.create(
            state.doc,
            matches.map(({ from, to }, at) =>
              Decoration.inline(from, to, { class: at === current ? 'found now' : 'found' }),
            ),
          );
        },
      },
    }),
  ],
});

const set = (editor: Editor, next: Finding): void =>
  editor.view.dispatch(editor.state.tr.setMeta(key, next).setMeta('addToHistory', false));

/** Looks for words, beginning with the first place at or after the selection. */
export function find(editor: Editor, query: string): void {
  const matches = matchesIn(editor.state.doc, query);
  const after = matches.findIndex(({ from }) => from >= editor.state.selection.from);
  set(editor, { query, matches, current: matches.length === 0 ? -1 : Math.max(0, after) });
  show(editor);
}

export const stopFinding = (editor: Editor): void => set(editor, none);

/** Goes to the next or the previous place, around the ends. */
export function step(editor: Editor, by: 1 | -1): void {
  const now = findingIn(editor.state);
  const count = now.matches.length;
  if (count === 0) return;
  set(editor, { ...now, current: (now.current + by + count) % count });
  show(editor);
}

/** Selects the place that is meant, so that writing goes on there. */
export function selectFound(editor: Editor): void {
  const { matches, current } = findingIn(editor.state);
  const match = matches[current];
  if (match)
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, match.from, match.to)));
}

/** Replaces the place that is meant, or all of them in one step that one undo takes back. Returns how many. */
export function replaceFound(editor: Editor, words: string, all: boolean): number {
  const { matches, current } = findingIn(editor.state);
  const chosen = all ? matches : matches.slice(current, current + 1);
  if (current < 0 || chosen.length === 0) return 0;
  const tr = editor.state.tr;
  for (const { from, to } of [...chosen].reverse()) {
    if (words === '') tr.delete(from, to);
    else tr.insertText(words, from, to);
  }
  editor.view.dispatch(byItself(tr));
  if (!all) {
    const past = chosen[0]!.from + words.length;
    const now = findingIn(editor.state);
    const next = now.matches.findIndex(({ from }) => from >= past);
    set(editor, { ...now, current: now.matches.length === 0 ? -1 : Math.max(0, next) });
    show(editor);
  }
  return chosen.length;
}

const show = (editor: Editor): void => editor.view.dom.querySelector('.found.now')?.scrollIntoView({ block: 'center' });
