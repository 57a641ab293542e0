import type { Node } from 'prosemirror-model';

import type { ParagraphLook } from '../flat/flat.js';
import type { State } from '../weave/woven.js';

/** Who a file says made a change or remark, and when (as the file writes it). */
export interface FileAuthor {
  readonly name: string;
  readonly date?: string;
}

/** Words, a leaf, or the edge of a comment, in the order of the line. */
export type ReadInline =
  | {
      readonly kind: 'node';
      readonly state: State;
      /** As it is when all is accepted, and when all is rejected. */
      readonly node: Node;
      readonly before: Node;
      readonly by?: FileAuthor;
      readonly moved: boolean;
    }
  | { readonly kind: 'comment'; readonly id: string; readonly edge: 'start' | 'end' };

export interface ReadParagraph {
  readonly kind: 'paragraph';
  readonly look: ParagraphLook;
  readonly before: ParagraphLook;
  /** What becomes of its end. */
  readonly state: State;
  readonly by?: FileAuthor;
  /** Who changed its look. */
  readonly lookBy?: FileAuthor;
  readonly moved: boolean;
  readonly inline: readonly ReadInline[];
  readonly filler: boolean;
  /** A line above or below it: one without words is a rule. */
  readonly lined: boolean;
  /** The name of its style, in lower case. */
  readonly style: string;
  readonly bookmarks: readonly string[];
}

export interface ReadCell {
  readonly state: State;
  readonly by?: FileAuthor;
  readonly span: number;
  readonly merge: 'none' | 'start' | 'continue';
  readonly header: boolean;
  readonly flow: ReadFlow;
}

export interface ReadRow {
  readonly state: State;
  readonly by?: FileAuthor;
  readonly cells: readonly ReadCell[];
}

export interface ReadTable {
  readonly kind: 'table';
  readonly code: string;
  readonly rows: readonly ReadRow[];
}

export type ReadFlow = readonly (ReadParagraph | ReadTable)[];

/** What a text of ours can't hold. Each is counted, so that nothing is lost in silence. */
export const wordDrops = [
  'picture',
  'formula',
  'object',
  'textBox',
  'symbol',
  'contents',
  'endnote',
  'pageBreak',
  'headerFooter',
  'tableShape',
  'tooDeep',
  'link',
  'innerChange',
  'longNote',
] as const;

export type WordDrop = (typeof wordDrops)[number];
