import type { Doc } from '../doc.js';
import { parse } from '../parse.js';
import type { DroppedKind } from './from-html-marks.js';
import { HtmlReader } from './from-html-reader.js';
import { survey } from './html-tree.js';
import type { HtmlNode } from './html-tree.js';

/** A text read from HTML, and how many things of each kind it left out. */
export interface FromHtml {
  readonly doc: Doc;
  readonly dropped: Readonly<Partial<Record<DroppedKind, number>>>;
}

/**
 * Longest markup that is worth parsing, in UTF-16 units: check it before you make a tree. Parsing hostile markup of this
 * length can take seconds, so a server does it in a worker.
 */
export const htmlLength = 1024 * 1024;

/**
 * Reads a tree of HTML nodes (a browser's DOM or parse5's) into a text. What Word and Google Docs leave in a paste is
 * cleaned: their list paragraphs, and typed numbers and bullets, become lists; colours, fonts, comments, authors and
 * tracked deletions are dropped and counted; headings are set to levels 2 to 4, tables made rectangular, links filtered.
 * Styles of class rules (`<style>`) are not applied.
 * @throws Refused `too-large` or `too-deep`.
 */
export function fromHtml(tree: HtmlNode): FromHtml {
  const dropped: Partial<Record<DroppedKind, number>> = {};
  const found = survey(tree);
  const reader = new HtmlReader(found, (kind) => {
    dropped[kind] = (dropped[kind] ?? 0) + 1;
  });
  const content = reader.blocks(tree);
  // The rule above the notes goes with the notes.
  while (found.footnotes.size > 0 && content.at(-1)?.type === 'horizontalRule') content.pop();
  return { doc: parse({ type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }), dropped };
}
