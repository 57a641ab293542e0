import { isLinkAllowed, markSpecs, nodeSpecs, type Doc } from '@tarmeem/document';
import { Extension, Mark, Node, wrappingInputRule, type AnyExtension } from '@tiptap/core';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { UndoRedo } from '@tiptap/extensions/undo-redo';
import type { MarkSpec, NodeSpec } from '@tiptap/pm/model';
import { closeHistory } from '@tiptap/pm/history';
import { tableEditing } from '@tiptap/pm/tables';
import { finding } from './find.js';
import { keptCaret } from './kept-caret.js';
import { keys } from './keys.js';
import { onlyStorable } from './only-storable.js';
import { cleanPaste, type PasteHost } from './paste.js';
import { smartCut } from './smart-cut.js';
import { stepsApart } from './steps-apart.js';
import { typingOverCells } from './table-commands.js';

const attributesOf = (spec: NodeSpec | MarkSpec) =>
  Object.fromEntries(
    Object.entries(spec.attrs ?? {}).map(([name, attr]) => [
      name,
      { ...('default' in attr ? { default: attr.default as unknown } : { isRequired: true }), rendered: false },
    ]),
  );

/** A Tiptap node from a spec of the document core: same content, attributes, reading and writing of HTML. */
function nodeOf(name: string, spec: NodeSpec, priority: number): AnyExtension {
  const { content, group, inline, atom, selectable, defining, isolating, linebreakReplacement } = spec;
  return Node.create({
    name,
    priority,
    topNode: name === 'doc',
    content: content ?? undefined,
    group: group ?? undefined,
    inline: inline ?? false,
    atom: atom ?? false,
    selectable: selectable ?? true,
    defining: defining ?? false,
    isolating: isolating ?? false,
    linebreakReplacement: linebreakReplacement ?? false,
    addAttributes: () => attributesOf(spec),
    extendNodeSchema: (extension) =>
      extension.name === name
        ? { parseDOM: spec.parseDOM, toDOM: spec.toDOM, tableRole: spec['tableRole'] as unknown }
        : {},
  });
}

function markOf(name: string, spec: MarkSpec, priority: number): AnyExtension {
  return Mark.create({
    name,
    priority,
    inclusive: spec.inclusive ?? true,
    excludes: spec.excludes,
    addAttributes: () => attributesOf(spec),
    extendMarkSchema: (extension) => (extension.name === name ? { parseDOM: spec.parseDOM, toDOM: spec.toDOM } : {}),
  });
}

/** "- " and "1. " at the start of a paragraph make a list, as people know it from Word. */
const listRules = Extension.create({
  name: 'listRules',
  addInputRules() {
    const { bulletList, orderedList } = this.editor.schema.nodes;
    return [
      ...(bulletList ? [wrappingInputRule({ find: /^\s*[-*•]\s$/, type: bulletList })] : []),
      ...(orderedList
        ? [
            wrappingInputRule({
              find: /^(\d{1,3})[.)]\s$/,
              type: orderedList,
              getAttributes: (match) => ({ start: Number(match[1]) }),
            }),
          ]
        : []),
    ];
  },
});

const tables = Extension.create({ name: 'tables', addProseMirrorPlugins: () => [tableEditing(), typingOverCells()] });

/**
 * Every extension of the editor but the redline. The order of the specs is the order of schema and marks. `history`: what undoes;
 * in a room it is the room's, which undoes only what was written here.
 */
export function extensionsOf(
  paste: { host: PasteHost; base: Doc } | null = null,
  history: readonly AnyExtension[] = [UndoRedo, stepsApart(closeHistory)],
): AnyExtension[] {
  const nodes = Object.entries<NodeSpec>(nodeSpecs).map(([name, spec], at) => nodeOf(name, spec, 900 - at));
  const marks = Object.entries<MarkSpec>(markSpecs).map(([name, spec], at) => markOf(name, spec, 800 - at));
  return [
    ...nodes,
    ...marks,
    ...history,
    Gapcursor,
    tables,
    listRules,
    keys,
    smartCut,
    keptCaret,
    finding,
    paste ? cleanPaste.configure(paste) : cleanPaste,
    paste ? onlyStorable.configure({ host: paste.host }) : onlyStorable,
  ];
}

/** The address as the person meant it: a bare domain or e-mail gets its scheme; null when no link may have it. */
export function addressFrom(typed: string): string | null {
  const text = typed.trim();
  const guess = /^[a-z][a-z0-9+.-]*:|^#/i.test(text)
    ? text
    : /^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(text)
      ? `mailto:${text}`
      : `https://${text}`;
  if (!/[.:#]/.test(text)) return null;
  return isLinkAllowed(guess) ? guess : null;
}
