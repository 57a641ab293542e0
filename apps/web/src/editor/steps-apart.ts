import { Extension, type AnyExtension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';

const apart = new PluginKey<boolean>('stepsApart');

/** A transaction that is undone by itself, however soon after typing it comes. */
export const byItself = (transaction: Transaction): Transaction => transaction.setMeta(apart, true);

/** What comes from the clipboard, is dropped, or is asked of a tool. */
const isApart = (transaction: Transaction): boolean =>
  transaction.docChanged &&
  (transaction.getMeta(apart) === true || /^(?:paste|drop|cut)$/.test(String(transaction.getMeta('uiEvent'))));

/** What is put in at once is one step of undoing: neither what was typed right before it nor right behind goes with it. `end`: ends the step so far. */
export const stepsApart = (end: (transaction: Transaction, state: EditorState) => void): AnyExtension =>
  Extension.create({
    name: 'stepsApart',
    addProseMirrorPlugins: () => [
      new Plugin<boolean>({
        key: apart,
        // Whether the last change was one.
        state: {
          init: () => false,
          apply: (transaction, was) => (transaction.docChanged ? isApart(transaction) : was),
        },
        filterTransaction: (transaction, state) => {
          if (isApart(transaction) || (transaction.docChanged && apart.getState(state))) end(transaction, state);
          return true;
        },
      }),
    ],
  });
