import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { movesOf } from './place.js';

/** Keeps the selected cells of a table when a colleague's words come in; without it the selection would fall to a caret in one of them. */
export const keptCells = Extension.create({
  name: 'keptCells',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, before, now) => {
        const cells = before.selection;
        if (!(cells instanceof CellSelection) || now.selection instanceof CellSelection) return null;
        // Who moves the caret themselves wants no cells any more.
        const own = transactions.some((one) => one.selectionSet && !one.docChanged);
        if (own || !transactions.some((one) => one.docChanged && one.getMeta('addToHistory') === false)) return null;
        const [anchor = null, head = null] = [cells.$anchorCell.pos, cells.$headCell.pos].map((at) => {
          for (const one of transactions) at = movesOf(one).map(at);
          const role: unknown = now.doc.nodeAt(at)?.type.spec['tableRole'];
          return role === 'cell' || role === 'header_cell' ? at : null;
        });
        if (anchor === null || head === null || !isOneTable(now.doc, anchor, head)) return null;
        return now.tr.setSelection(CellSelection.create(now.doc, anchor, head)).setMeta('addToHistory', false);
      },
    }),
  ],
});

const isOneTable = (doc: Parameters<typeof CellSelection.create>[0], anchor: number, head: number): boolean => {
  const [one, other] = [doc.resolve(anchor), doc.resolve(head)];
  return one.node(-1) === other.node(-1) && one.depth === other.depth;
};
