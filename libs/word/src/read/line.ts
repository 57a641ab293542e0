import { isLinkAllowed, schema } from '@tarmeem/document';

import { childOf, childrenOf, textOf } from '../xml/read.js';
import type { XmlElement } from '../xml/read.js';
import { isChange, within } from './change-state.js';
import type { Change } from './change-state.js';
import { authorOf } from './comments.js';
import type { ReadInline } from './model.js';
import { hrefIn } from './fields.js';
import type { Reading } from './reading.js';
import { marksOf, sortedMarks } from './run-look.js';

/** Where a run stands. */
interface Around {
  readonly change: Change;
  readonly href?: string;
}

/** What a paragraph holds, beside its words. */
export interface LineFacts {
  readonly inline: ReadInline[];
  readonly bookmarks: string[];
  ruled: boolean;
}

/** Reads the words of a paragraph. */
export class LineReader {
  private readonly facts: LineFacts = { inline: [], bookmarks: [], ruled: false };

  constructor(private readonly reading: Reading) {}

  read(paragraph: XmlElement, change: Change): LineFacts {
    this.children(paragraph, { change });
    return this.facts;
  }

  private children(element: XmlElement, around: Around): void {
    for (const child of element.children) if (typeof child !== 'string') this.child(child, around);
  }

  private child(child: XmlElement, around: Around): void {
    const { name } = child;
    if (name === 'r') this.run(child, around);
    else if (isChange(name)) this.children(child, { ...around, change: within(around.change, child) });
    else if (name === 'hyperlink') this.children(child, { ...around, href: this.target(child) });
    else if (name === 'fldSimple') this.simpleField(child, around);
    else if (name === 'sdt') this.children(childOf(child, 'sdtContent') ?? child, around);
    else if (name === 'bookmarkStart') this.facts.bookmarks.push(child.attributes['name'] ?? '');
    else if (name === 'commentRangeStart') this.comment(child, 'start');
    else if (name === 'commentRangeEnd') this.comment(child, 'end');
    else if (name === 'oMath' || name === 'oMathPara') this.formula(child, around);
    else if (name === 'AlternateContent') this.alternate(child, around);
    else if (['smartTag', 'customXml', 'dir', 'bdo', 'Choice', 'Fallback', 'subDoc'].includes(name))
      this.children(child, around);
  }

  private comment({ attributes }: XmlElement, edge: 'start' | 'end'): void {
    this.facts.inline.push({ kind: 'comment', id: attributes['id'] ?? '', edge });
  }

  private simpleField(element: XmlElement, around: Around): void {
    const instruction = element.attributes['instr'] ?? '';
    if (/^\s*TOC\b/u.test(instruction)) this.reading.drops.add('contents');
    else this.children(element, { ...around, href: hrefIn(instruction) ?? around.href });
  }

  private formula(element: XmlElement, around: Around): void {
    this.reading.drops.add('formula');
    const words = textOf(element).trim();
    if (words !== '') this.push(schema.text(words), around, undefined);
  }

  private alternate(element: XmlElement, around: Around): void {
    const fallback = childOf(element, 'Fallback') ?? childOf(element, 'Choice');
    if (fallback) this.children(fallback, around);
  }

  private target({ attributes }: XmlElement): string | undefined {
    const relation = this.reading.archive.relations.get(attributes['id'] ?? '');
    const anchor = attributes['anchor'];
    return (relation?.target ?? '') + (anchor ? `#${anchor}` : '') || undefined;
  }

  private run(run: XmlElement, around: Around): void {
    const properties = childOf(run, 'rPr');
    for (const child of run.children) if (typeof child !== 'string') this.inRun(child, properties, around);
  }

  private inRun(child: XmlElement, properties: XmlElement | undefined, around: Around): void {
    const { fields, drops } = this.reading;
    const { name } = child;
    if (name === 'fldChar') fields.char(child.attributes['fldCharType']);
    else if (name === 'instrText' || name === 'delInstrText') fields.instruct(textOf(child));
    else if (fields.isHidden) return;
    else if (name === 't' || name === 'delText') this.words(textOf(child), properties, around);
    else if (name === 'tab' || name === 'ptab') this.words('\t', properties, around);
    else if (name === 'noBreakHyphen') this.words('\u2011', properties, around);
    else if (name === 'softHyphen') this.words('\u00ad', properties, around);
    else if (name === 'br' || name === 'cr') this.lineBreak(child, properties, around);
    else if (name === 'footnoteReference' || name === 'endnoteReference') this.note(child, properties, around);
    else if (name === 'sym') drops.add('symbol');
    else if (name === 'object' || name === 'control') drops.add('object');
    else if (name === 'drawing') this.drawing(child);
    else if (name === 'pict') this.picture(child);
    else if (name === 'ruby') this.children(childOf(child, 'rubyBase') ?? child, around);
    else if (name === 'AlternateContent') {
      const inside = childOf(child, 'Fallback') ?? childOf(child, 'Choice');
      for (const part of childrenOf(inside)) this.inRun(part, properties, around);
    }
  }

  private drawing(element: XmlElement): void {
    this.reading.drops.add(has(element, 'txbxContent') ? 'textBox' : 'picture');
  }

  private picture(element: XmlElement): void {
    if (childrenOf(element).some(({ name, attributes }) => name === 'rect' && attributes['hr']))
      this.facts.ruled = true;
    else this.reading.drops.add(has(element, 'txbxContent') ? 'textBox' : 'picture');
  }

  private words(text: string, properties: XmlElement | undefined, around: Around): void {
    const clean = text.replace(/[\ufffe\uffff]|\p{Surrogate}/gu, '').replace(/\r/gu, '');
    if (clean !== '') this.push(schema.text(clean), around, properties);
  }

  private lineBreak({ attributes }: XmlElement, properties: XmlElement | undefined, around: Around): void {
    if (attributes['type'] === 'page' || attributes['type'] === 'column') this.reading.drops.add('pageBreak');
    else this.push(schema.node('hardBreak'), around, properties);
  }

  private note({ name, attributes }: XmlElement, properties: XmlElement | undefined, around: Around): void {
    const isEnd = name === 'endnoteReference';
    const note = (isEnd ? this.reading.endnotes : this.reading.footnotes).get(attributes['id'] ?? '');
    if (!note) return;
    if (isEnd) this.reading.drops.add('endnote');
    const node = (text: string) => schema.node('footnote', { text });
    this.push(node(note.after), around, properties, note.before === note.after ? undefined : node(note.before));
  }

  private push(
    node: ReturnType<typeof schema.node>,
    { change, href = this.reading.fields.href }: Around,
    properties: XmlElement | undefined,
    otherBefore = node,
  ): void {
    if (change.state === 'never') return;
    const { styles, language } = this.reading;
    const link = href !== undefined && isLinkAllowed(href) ? href : undefined;
    if (href !== undefined && link === undefined) this.reading.drops.add('link');
    const onNote = node.type === schema.nodes.footnote;
    const marked = (of: XmlElement | undefined) => sortedMarks(marksOf(of, styles, language, onNote), link);
    const old = childOf(properties, 'rPrChange');
    const after = marked(properties);
    const before = old ? marked(childOf(old, 'rPr')) : after;
    this.facts.inline.push({
      kind: 'node',
      state: change.state,
      node: node.mark(after),
      before: otherBefore.mark(before),
      by: change.by ?? (old ? authorOf(old) : undefined),
      moved: change.moved,
    });
  }
}

function has(element: XmlElement, name: string): boolean {
  return childrenOf(element).some((child) => child.name === name || has(child, name));
}
