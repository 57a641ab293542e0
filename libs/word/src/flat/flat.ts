import type { Node } from 'prosemirror-model';

/** A list that a paragraph begins an item of. Paragraphs with the same key belong to one list, if nothing parts them. */
export interface ListRef {
  readonly key: string;
  readonly ordered: boolean;
  readonly start: number;
  /** How many lists stand around this one. */
  readonly depth: number;
}

/**
 * How a paragraph looks, which in Word is also where it stands: `code` has one letter for each container around it, from
 * the outermost: `Q` a quote, `N` a quote that begins here right after another, `C` a list item that goes on, `I` a list
 * item that begins with this paragraph (always the last).
 */
export interface ParagraphLook {
  readonly block: 'paragraph' | 'heading' | 'rule';
  /** Of a heading: 2 to 4 as in a text, or what a foreign file has (1 to 9). 0 otherwise. */
  readonly level: number;
  readonly code: string;
  readonly list?: ListRef;
}

/** A text block or rule, and where its content begins and ends in its document (of a rule both are its own position). */
export interface FlatParagraph {
  readonly kind: 'paragraph';
  readonly look: ParagraphLook;
  readonly node: Node;
  readonly from: number;
  readonly end: number;
}

/** A cell as Word counts them: one that spans rows has another, empty one in each row below. */
export interface FlatCell {
  readonly at: number;
  readonly span: number;
  readonly merge: 'none' | 'start' | 'continue';
  readonly header: boolean;
  readonly flow: Flow;
}

export interface FlatRow {
  readonly at: number;
  readonly cells: readonly FlatCell[];
}

export interface FlatTable {
  readonly kind: 'table';
  readonly at: number;
  readonly code: string;
  readonly columns: number;
  readonly rows: readonly FlatRow[];
}

/** A text as Word has it: paragraphs and tables in one row, structure told by how they look. */
export type Flow = readonly (FlatParagraph | FlatTable)[];

/** True if two paragraphs look alike, so that joining them changes the look of neither. */
export function sameLook(a: ParagraphLook, b: ParagraphLook): boolean {
  return a.block === b.block && a.level === b.level && a.code === b.code && a.list?.key === b.list?.key;
}
