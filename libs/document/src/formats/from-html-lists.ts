import type { NodeJson } from '../doc.js';

/** A paragraph that is an item of a list by how it looks, not by its element. */
export interface ListHint {
  /** From 1. */
  readonly level: number;
  readonly isOrdered: boolean;
  readonly start: number;
}

/** A block as read, perhaps an item. */
export interface ReadBlock {
  readonly node: NodeJson;
  readonly list?: ListHint;
}

interface Item extends ReadBlock {
  readonly list: ListHint;
}

/** Makes lists of Word's list paragraphs and of paragraphs that begin with typed numbers or bullets. */
export function gatherLists(read: readonly ReadBlock[]): NodeJson[] {
  const blocks = typedItems(read);
  const out: NodeJson[] = [];
  for (let at = 0; at < blocks.length;) {
    const items: Item[] = [];
    for (let block = blocks[at]; block?.list; block = blocks[++at]) items.push({ node: block.node, list: block.list });
    if (items.length > 0) out.push(...listsOf(items));
    else out.push(blocks[at++]!.node);
  }
  return out;
}

/** Deepest nesting kept; deeper items stand at this level. */
const deepest = 8;

function listsOf(items: readonly Item[]): NodeJson[] {
  const lists: NodeJson[] = [];
  const level = Math.min(...items.map(({ list }) => list.level));
  for (let at = 0; at < items.length;) {
    const { list } = items[at]!;
    const entries: NodeJson[] = [];
    while (
      at < items.length &&
      (items[at]!.list.level > level || entries.length === 0 || items[at]!.list.isOrdered === list.isOrdered)
    ) {
      const content = items[at]!.list.level === level ? [items[at++]!.node] : [{ type: 'paragraph' }];
      const inner: Item[] = [];
      while (at < items.length && items[at]!.list.level > level) inner.push(items[at++]!);
      if (inner.length > 0) content.push(...(level < deepest ? listsOf(inner) : inner.map(({ node }) => node)));
      entries.push({ type: 'listItem', content });
    }
    lists.push(
      list.isOrdered
        ? { type: 'orderedList', attrs: { start: list.start }, content: entries }
        : { type: 'bulletList', content: entries },
    );
  }
  return lists;
}

const number = /^\s*(?:\(?(\d{1,3})[.)]|([۰-۹]{1,3})[۔.)])[\s\u00a0]+(?=\S|$)/;
const bullet = /^\s*[•·▪●◦‣■\uf0b7\uf0a7][\s\u00a0]*(?=\S|$)/;
/** Signs that are also used in running text: only two or more paragraphs together make a list of them. */
const weakBullet = /^\s*(?:[-–—*]|o)[\s\u00a0]+(?=\S|$)/;

function typedItems(blocks: readonly ReadBlock[]): ReadBlock[] {
  const numbers = blocks.map((block) => typedNumber(block));
  const weak = blocks.map((block) => isParagraph(block) && weakBullet.test(firstText(block)));
  return blocks.map((block, at) => {
    const own = numbers[at];
    if (own !== undefined && (numbers[at - 1] === own - 1 || numbers[at + 1] === own + 1))
      return item(block, number, { level: 1, isOrdered: true, start: own });
    const hint = { level: 1, isOrdered: false, start: 1 };
    if (isParagraph(block) && bullet.test(firstText(block))) return item(block, bullet, hint);
    return weak[at] && (weak[at - 1] || weak[at + 1]) ? item(block, weakBullet, hint) : block;
  });
}

function isParagraph({ node, list }: ReadBlock): boolean {
  return !list && node.type === 'paragraph';
}

function firstText({ node }: ReadBlock): string {
  return node.content?.[0]?.text ?? '';
}

function typedNumber(block: ReadBlock): number | undefined {
  if (!isParagraph(block)) return undefined;
  const [, western, urdu] = number.exec(firstText(block)) ?? [];
  if (western) return Number(western);
  return urdu ? Number(Array.from(urdu, (digit) => digit.charCodeAt(0) - 0x6f0).join('')) : undefined;
}

function item({ node }: ReadBlock, marker: RegExp, list: ListHint): ReadBlock {
  const [first, ...rest] = node.content ?? [];
  const text = first!.text!.replace(marker, '');
  return { node: { ...node, content: text === '' ? rest : [{ ...first!, text }, ...rest] }, list };
}

/** What the marker of Word's own list paragraph says: a number, letter or roman numeral is ordered, a sign is not. */
export function hintOfMarker(marker: string, level: number): ListHint {
  const text = marker.replace(/[\s\u00a0]+/g, '');
  const ordered = /^\(?(?:(\d{1,4})|[a-z]{1,4}|[۰-۹]{1,3})(?:[.)۔]|$)/i.exec(text);
  const isOrdered = ordered !== null && text !== 'o';
  return { level, isOrdered, start: isOrdered ? Number(ordered[1] ?? 1) : 1 };
}
