import type { MarkJson, NodeJson } from '../doc.js';
import { gatherLists, hintOfMarker } from './from-html-lists.js';
import type { ListHint, ReadBlock } from './from-html-lists.js';
import { Line } from './from-html-line.js';
import { marksInside } from './from-html-marks.js';
import type { Drop } from './from-html-marks.js';
import { tableOf } from './from-html-table.js';
import type { ReadCell } from './from-html-table.js';
import { leftOut } from './from-html-left-out.js';
import { namesAuthor, runsOn } from './from-html-tracked.js';
import { attribute, childrenOf, nameOf, styleOf, textOf } from './html-tree.js';
import type { HtmlNode, Survey } from './html-tree.js';

const containers = new Set(
  'p div section article aside header footer main nav address figure figcaption center fieldset legend form details summary dl dt dd caption body html #document #document-fragment hgroup search'.split(
    ' ',
  ),
);

/** Reads an HTML tree into blocks. Its depth is bounded by {@link survey}, so recursion is. */
export class HtmlReader {
  private deletions = 0;

  constructor(
    private readonly found: Survey,
    private readonly drop: Drop,
  ) {}

  /** The blocks inside an element. */
  blocks(node: HtmlNode): NodeJson[] {
    const into = new BlockList(this.drop);
    this.children(node, into, []);
    into.flush();
    return gatherLists(into.blocks);
  }

  private children(node: HtmlNode, into: BlockList, marks: readonly MarkJson[]): void {
    for (const child of childrenOf(node)) this.read(child, into, marks);
  }

  private read(node: HtmlNode, into: BlockList, marks: readonly MarkJson[]): void {
    const name = nameOf(node);
    if (name === '#text' && into.isOpen && textOf(node).trim() === '') return;
    if (name === '#text') into.line.addText(textOf(node), marks, into.isPreformatted);
    else if (!this.isLeftOut(node)) this.element(node, name, { into, marks });
  }

  private element(
    node: HtmlNode,
    name: string,
    { into, marks }: { into: BlockList; marks: readonly MarkJson[] },
  ): void {
    const heading = headingLevel(node, name);
    if (heading !== undefined) {
      if (/^h[156]$/.test(name)) this.drop('headingLevel');
      this.paragraph(node, into, { as: { type: 'heading', attrs: { level: heading } }, marks });
    } else if (name === 'br') this.lineBreak(node, into, marks);
    else if (name === 'hr') into.add({ type: 'horizontalRule' });
    else if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir') into.add(this.list(node, name));
    else if (name === 'li') for (const block of this.blocks(node)) into.add(block);
    else if (name === 'table') this.table(node, into);
    else if (name === 'blockquote') into.add(quote(this.blocks(node)));
    else if (name === 'pre') this.preformatted(node, into, marks);
    else if (containers.has(name)) this.paragraph(node, into, { marks });
    else if (attribute(node, 'data-footnote') !== '') into.line.addFootnote(attribute(node, 'data-footnote'));
    else if (this.found.footnotes.has(node)) into.line.addFootnote(this.found.footnotes.get(node)!);
    else {
      if (namesAuthor(node)) this.drop('author');
      this.children(node, into, marksInside(node, marks, this.drop));
    }
  }

  private isLeftOut(node: HtmlNode): boolean {
    if (this.found.spent.has(node)) return true;
    const kind = leftOut(node);
    if (kind === undefined) return false;
    if (kind !== '') this.drop(kind);
    if (kind === 'deletedText') this.deletions += 1;
    if (namesAuthor(node)) this.drop('author');
    return true;
  }

  private paragraph(
    node: HtmlNode,
    into: BlockList,
    { as, marks }: { as?: NodeJson; marks: readonly MarkJson[] },
  ): void {
    into.next();
    const list = as ? undefined : wordList(node);
    const own = marksInside(node, marks, this.drop);
    const inner = nameOf(node) === 'dt' ? [...own.filter(({ type }) => type !== 'bold'), { type: 'bold' }] : own;
    into.begin(as, list);
    this.children(node, into, inner);
    if (runsOn(node)) into.runOn();
    else into.flush();
  }

  private lineBreak(node: HtmlNode, into: BlockList, marks: readonly MarkJson[]): void {
    if (/always|page/.test(styleOf(node, 'page-break-before'))) into.flush();
    else if (into.line.endsInBreak()) into.flush();
    else into.line.addBreak(marks);
  }

  private preformatted(node: HtmlNode, into: BlockList, marks: readonly MarkJson[]): void {
    into.flush();
    into.isPreformatted = true;
    this.children(node, into, [...marks, { type: 'code' }]);
    into.flush();
    into.isPreformatted = false;
  }

  private list(node: HtmlNode, name: string): NodeJson | undefined {
    const items: NodeJson[][] = [];
    for (const child of childrenOf(node)) {
      const isItem = nameOf(child) === 'li';
      if (this.found.spent.has(child)) continue;
      const content = isItem ? this.blocks(child) : this.looseBlocks(child);
      if (content.length === 0) continue;
      // Word and Google Docs set an inner list beside its item instead of into it.
      if (!isItem && items.length > 0) items.at(-1)!.push(...content);
      else items.push(content);
    }
    if (items.length === 0) return undefined;
    const content = items.map((blocks) => ({ type: 'listItem', content: beginWithParagraph(blocks) }));
    if (name !== 'ol') return { type: 'bulletList', content };
    const start = Math.trunc(Number(attribute(node, 'start') || 1));
    return { type: 'orderedList', attrs: { start: Math.abs(start) <= 999_999 ? start + 0 : 1 }, content };
  }

  private looseBlocks(node: HtmlNode): NodeJson[] {
    const into = new BlockList(this.drop);
    this.read(node, into, []);
    into.flush();
    return gatherLists(into.blocks);
  }

  private table(node: HtmlNode, into: BlockList): void {
    const rows: ReadCell[][] = [];
    const collect = (holder: HtmlNode): void => {
      for (const child of childrenOf(holder)) {
        const name = nameOf(child);
        if (name === 'tr') rows.push(...this.row(child));
        else if (/^t(?:head|body|foot)$/.test(name)) collect(child);
        else if (name === 'caption') this.paragraph(child, into, { marks: [] });
      }
    };
    into.flush();
    collect(node);
    into.add(tableOf(rows));
  }

  /** The row, or none where all its words were deleted. */
  private row(node: HtmlNode): ReadCell[][] {
    const before = this.deletions;
    const cells = childrenOf(node)
      .filter((child) => /^t[dh]$/.test(nameOf(child)))
      .map((cell) => ({
        isHeader: nameOf(cell) === 'th',
        colspan: spanOf(cell, 'colspan'),
        rowspan: spanOf(cell, 'rowspan'),
        content: this.blocks(cell),
      }));
    return this.deletions > before && cells.every(({ content }) => content.length === 0) ? [] : [cells];
  }
}

/** The blocks read so far and the line being read. */
class BlockList {
  readonly blocks: ReadBlock[] = [];
  readonly line: Line;
  isPreformatted = false;
  /** Between two paragraphs of which the second goes on in the first. */
  isOpen = false;
  private as: NodeJson | undefined;
  private list: ListHint | undefined;

  constructor(drop: Drop) {
    this.line = new Line(drop);
  }

  begin(as: NodeJson | undefined, list: ListHint | undefined): void {
    const goesOn = this.isOpen;
    this.isOpen = false;
    if (goesOn) return;
    this.as = as;
    this.list = list;
  }

  /** A paragraph begins: a new one, or the one before goes on. */
  next(): void {
    if (!this.isOpen || this.line.isEmpty()) this.flush();
  }

  /** The next paragraph goes on in this one. */
  runOn(): void {
    this.isOpen = true;
  }

  flush(): void {
    this.isOpen = false;
    const content = this.line.take();
    if (content.length > 0)
      this.blocks.push({
        node: { ...(this.as ?? { type: 'paragraph' }), content },
        ...(this.list ? { list: this.list } : {}),
      });
    this.begin(undefined, undefined);
  }

  add(block: NodeJson | undefined): void {
    this.flush();
    if (block) this.blocks.push({ node: block });
  }
}

function quote(content: readonly NodeJson[]): NodeJson | undefined {
  return content.length === 0 ? undefined : { type: 'blockquote', content };
}

function beginWithParagraph(blocks: readonly NodeJson[]): NodeJson[] {
  const [first, ...rest] = blocks;
  if (first!.type === 'paragraph') return [...blocks];
  return first!.type === 'heading'
    ? [{ type: 'paragraph', content: first!.content }, ...rest]
    : [{ type: 'paragraph' }, ...blocks];
}

function headingLevel(node: HtmlNode, name: string): number | undefined {
  const level =
    /^h([1-6])$/.exec(name)?.[1] ?? (name === 'p' && /\bMsoTitle\b/.test(attribute(node, 'class')) ? 2 : undefined);
  return level === undefined ? undefined : Math.min(4, Math.max(2, Number(level)));
}

function spanOf(cell: HtmlNode, name: string): number {
  const span = Math.trunc(Number(attribute(cell, name)));
  return span >= 1 ? Math.min(span, 10_000) : 1;
}

/** The list that Word's own paragraph says it is an item of (`mso-list:l0 level2 lfo1`). */
function wordList(node: HtmlNode): ListHint | undefined {
  const level = /level(\d+)/.exec(styleOf(node, 'mso-list'))?.[1];
  if (level === undefined) return undefined;
  let marker = '';
  const read = (part: HtmlNode, inside: boolean): void => {
    const ignored = inside || styleOf(part, 'mso-list') === 'ignore';
    if (ignored && nameOf(part) === '#text') marker += textOf(part);
    else for (const child of childrenOf(part)) read(child, ignored);
  };
  read(node, false);
  return hintOfMarker(marker, Number(level));
}
