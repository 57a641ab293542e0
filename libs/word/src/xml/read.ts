import { SaxesParser } from 'saxes';

import { WordRefused } from '../refused.js';

/** An element by its local name; `attributes` by local name too (`w:val` is `val`; of two with one local name the later stands). */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** Most elements in one part, and in one block of it: what a paragraph or a table may cost in memory. */
export const xmlLimits = { elements: 4_000_000, block: 500_000, depth: 256 } as const;

const none: Readonly<Record<string, string>> = Object.freeze({});

/** Elements around the blocks of a text that hold nothing of their own: what is in them is given out as if they were not there. */
export type IsTransparent = (element: XmlElement) => boolean;

/**
 * Reads a part piece by piece, so that a long text never stands in memory whole as elements: `onBlock` is told each element
 * whose ancestors are all transparent and which is not transparent itself. A document type, entities and anything that is
 * not well-formed are refused.
 * @throws WordRefused `unsafe-xml`, `damaged` or `too-large`.
 */
export class XmlBlocks {
  private readonly parser = new SaxesParser({ xmlns: false });
  private readonly stack: XmlElement[] = [];
  private solid = 0;
  private count = 0;
  private inBlock = 0;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(
    private readonly isTransparent: IsTransparent,
    private readonly onBlock: (element: XmlElement) => void,
  ) {
    const { parser } = this;
    parser.on('doctype', () => {
      throw new WordRefused('unsafe-xml', 'a part declares a document type');
    });
    parser.on('error', (error) => {
      throw new WordRefused(
        /entity/iu.test(error.message) ? 'unsafe-xml' : 'damaged',
        'a part of the file is not well-formed XML',
      );
    });
    parser.on('opentag', (tag) => this.open(tag.name, tag.attributes));
    parser.on('closetag', () => this.close());
    parser.on('text', (text) => this.text(text));
    parser.on('cdata', (text) => this.text(text));
  }

  /** The next bytes of the part. */
  push(bytes: Uint8Array): void {
    this.feed(() => this.decoder.decode(bytes, { stream: true }));
  }

  /** The part is whole. */
  end(): void {
    this.feed(() => this.decoder.decode());
    this.parser.close();
  }

  private feed(decode: () => string): void {
    let text: string;
    try {
      text = decode();
    } catch {
      throw new WordRefused('damaged', 'a part of the file is not in UTF-8');
    }
    if (text !== '') this.parser.write(text);
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (++this.count > xmlLimits.elements || this.stack.length >= xmlLimits.depth)
      throw new WordRefused('too-large', 'a part has too many elements');
    const element: XmlElement = { name: localName(name), attributes: localNames(attributes), children: [] };
    if (this.solid > 0) {
      if (++this.inBlock > xmlLimits.block) throw new WordRefused('too-large', 'a block has too many elements');
      this.stack.at(-1)!.children.push(element);
      this.solid++;
    } else if (!this.isTransparent(element)) {
      this.solid = 1;
      this.inBlock = 0;
    }
    this.stack.push(element);
  }

  private close(): void {
    const element = this.stack.pop()!;
    if (this.solid > 0 && --this.solid === 0) this.onBlock(element);
  }

  private text(text: string): void {
    if (this.solid > 0 && text !== '') this.stack.at(-1)!.children.push(text);
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function localNames(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  let named: Record<string, string> | undefined;
  for (const key in attributes) {
    if (key.startsWith('xmlns')) continue;
    named ??= Object.create(null) as Record<string, string>;
    named[localName(key)] = attributes[key]!;
  }
  return named ?? none;
}

/** A small part as one element. */
export function xmlTree(bytes: Uint8Array): XmlElement {
  let root: XmlElement | undefined;
  const blocks = new XmlBlocks(
    () => false,
    (element) => (root = element),
  );
  blocks.push(bytes);
  blocks.end();
  if (!root) throw new WordRefused('damaged', 'a part of the file is empty');
  return root;
}

/** The element children, those of one name if given. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element?.children ?? [])
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  return found;
}

/** The first child of the name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of element?.children ?? []) if (typeof child !== 'string' && child.name === name) return child;
  return undefined;
}

/** The `w:val` of the first child of the name. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['val'];
}

/** A switch such as `w:b`: undefined if it is not there. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const child = childOf(element, name);
  return child && !['0', 'false', 'off', 'none'].includes(child.attributes['val'] ?? '1');
}

/** All text within, without elements. */
export function textOf(element: XmlElement): string {
  let text = '';
  for (const child of element.children) text += typeof child === 'string' ? child : textOf(child);
  return text;
}
