import type { Node } from 'prosemirror-model';

import type { Doc } from '../doc.js';
import { readable } from '../readable.js';
import { schema } from '../schema.js';
import { escapeAttribute, escapeText } from './escape.js';
import { Footnotes } from './footnotes.js';
import type { FootnoteWords } from './footnotes.js';
import { directionAttribute, nodeTags, withAttributes } from './html-tags.js';
import type { OwnDirection } from './html-tags.js';
import { InlineHtml } from './inline-html.js';
import { Passages } from './passages.js';
import type { MarkedPassage } from './passages.js';

/** How a text is printed for a page. Without options the markup is the schema's own, which the editor reads back. */
export interface HtmlOptions {
  /** Goes before every id, so that several sections fit into one page. */
  readonly idPrefix?: string;
  /** Added to the level of each heading (the section's own heading may be an h3), up to h6. */
  readonly headingShift?: number;
  /** The id of a heading, without prefix; no id if absent. `index` counts the headings from 0. */
  readonly headingId?: (words: string, index: number) => string;
  /** Prints footnotes as raised numbers and a list at the foot. */
  readonly footnotes?: FootnoteWords;
  /** Makes each table a named region that scrolls sideways by keyboard too ("Table 1"). */
  readonly tableName?: (number: number) => string;
  /** Which way the words of a block run, where not as the text does: it is told by `dir`. */
  readonly ownDirection?: OwnDirection;
  /** Words that are marked, in any order. */
  readonly passages?: readonly MarkedPassage[];
}

/** The HTML of a text: only elements and attributes of the schema, everything else escaped. Costs time in proportion to the text. */
export function html(doc: Doc, options: HtmlOptions = {}): string {
  return new HtmlPage(options).print(doc);
}

/** A stored row as HTML, whatever it holds: blocks that `parse` refuses become `placeholder` (words, escaped). Never throws. */
export function renderStored(stored: unknown, placeholder: string, options: HtmlOptions = {}): string {
  const found = readable(stored);
  if ('type' in found) return html(found, options);
  const mark = `<p class="unreadable" role="note">${escapeText(placeholder)}</p>`;
  // Places in the plain text count words that are not there.
  const page = new HtmlPage({ ...options, passages: [] });
  if (found.length === 0) return mark;
  return found.map((doc) => (doc ? page.blocks(doc) : mark)).join('') + page.foot();
}

class HtmlPage {
  private readonly notes: Footnotes | undefined;
  private readonly passages: Passages | undefined;
  private headings = 0;
  private tables = 0;

  constructor(private readonly options: HtmlOptions) {
    this.notes = options.footnotes && new Footnotes(options.footnotes, options.idPrefix ?? '');
    this.passages = options.passages?.length ? new Passages(options.passages) : undefined;
  }

  print(doc: Doc): string {
    return this.blocks(doc) + this.foot();
  }

  foot(): string {
    return this.notes?.list() ?? '';
  }

  /** The children of a node. Recursion is bounded by the depth that the gate allows. */
  blocks(parent: Node): string {
    if (parent.inlineContent) return this.inline(parent);
    let out = '';
    for (const child of parent.children) {
      const { start, end } = this.tags(child);
      const direction = child.isTextblock ? directionAttribute(child.textContent, this.options.ownDirection) : '';
      out += withAttributes(start, direction) + (child.isLeaf ? '' : this.blocks(child)) + end;
    }
    return out;
  }

  private inline(block: Node): string {
    const inline = new InlineHtml();
    const notes = this.notes;
    const leaf = notes && ((node: Node) => (node.type === schema.nodes.footnote ? notes.reference(node) : undefined));
    if (this.passages) this.passages.print(block, inline, leaf);
    else inline.add(block.children, leaf);
    return inline.take();
  }

  private tags(node: Node): { start: string; end: string } {
    if (node.type === schema.nodes.heading) return this.headingTags(node);
    const tags = nodeTags(node);
    if (node.type !== schema.nodes.table || !this.options.tableName) return tags;
    const name = escapeAttribute(this.options.tableName(++this.tables));
    return {
      start: `<div class="table" role="region" tabindex="0" aria-label="${name}">${tags.start}`,
      end: `${tags.end}</div>`,
    };
  }

  private headingTags(node: Node): { start: string; end: string } {
    const level = Math.min(6, Number(node.attrs['level']) + (this.options.headingShift ?? 0));
    const id = this.options.headingId?.(node.textContent, this.headings++);
    const attribute = id === undefined ? '' : ` id="${escapeAttribute(`${this.options.idPrefix ?? ''}${id}`)}"`;
    return { start: `<h${level}${attribute}>`, end: `</h${level}>` };
  }
}
