import type { Doc } from '@tarmeem/document';
import type { Node } from 'prosemirror-model';

import type { FileAuthor } from './model.js';
import type { LineNotes } from './view.js';

/** A stretch of a text that somebody changed, or that a comment stands at. */
export type Stretch = { readonly from: number; readonly to: number } & (
  | {
      readonly kind: 'change';
      readonly by: FileAuthor;
      readonly moved: boolean;
      /** Words came or went, look otherwise, or the end of a paragraph came or went. */
      readonly what: 'words' | 'look' | 'end';
    }
  | { readonly kind: 'comment'; readonly id: string }
);

/** What is told of lines, by position in the text. */
export function stretchesOf(doc: Doc, notes: ReadonlyMap<Node, LineNotes>): Stretch[] {
  const stretches: Stretch[] = [];
  doc.descendants((node, at) => {
    const told = notes.get(node)?.told ?? [];
    const start = node.isTextblock ? at + 1 : at;
    const size = node.isTextblock ? node.content.size + 1 : 1;
    for (const one of told)
      stretches.push({ ...one, from: start + Math.min(one.from, size), to: start + Math.min(one.to, size) });
    return !node.isTextblock;
  });
  return stretches;
}
