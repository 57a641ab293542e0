import { fromHtml, htmlLength, type HtmlNode, parse, Refused, toJson } from '@tarmeem/document';
import { parse as parseHtml } from 'parse5';
import type { OutlineFile } from '../outline-file.js';

interface Element extends HtmlNode {
  nodeName: string;
  tagName?: string;
  childNodes?: Element[];
}
type Block = NonNullable<ReturnType<typeof toJson>['content']>[number];

const headingName = /^h[1-6]$/u;

/**
 * Reads an HTML page as a new text, split at its headings down to a level. Scripts, styles and addresses are never run, applied or
 * asked for. @throws Refused `too-large` or `too-deep`.
 */
export function outlineHtml(html: string, { levels }: { levels: number }): OutlineFile {
  if (html.length > htmlLength * 4) throw new Refused('too-large', 'The page is too long.');
  const tree = parseHtml(html) as unknown as Element;
  const all = [...elementsOf(tree)];
  const headings = all.filter(({ nodeName }) => headingName.test(nodeName));
  const named = all.find(({ nodeName }) => nodeName === 'title');
  const firsts = headings.filter(({ nodeName }) => nodeName === 'h1');
  // One heading of the first level is the page's title; several are its sections.
  const title = firsts.length === 1 && headings.length > 1 && headings[0] === firsts[0] ? firsts[0] : undefined;
  rank(headings.filter((heading) => heading !== title));
  const { doc, dropped } = fromHtml(title ? without(tree, title) : tree);
  const words = (element: Element | undefined) => (element ? textIn(element).replace(/\s+/gu, ' ').trim() : '');
  return {
    title: words(title) || words(named),
    parts: split(toJson(doc).content ?? [], levels),
    dropped: Object.entries(dropped).map(([kind, count]) => ({ kind: kind === 'image' ? 'picture' : kind, count })),
  };
}

function* elementsOf(node: Element): Generator<Element> {
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    open.push(...[...(next.childNodes ?? [])].reverse());
  }
}

/** Calls the headings h2, h3, h4 by what ranks they have in this page: a text has three levels, wherever a page begins to count. */
function rank(headings: readonly Element[]): void {
  const used = [...new Set(headings.map(({ nodeName }) => nodeName))].sort();
  for (const heading of headings) heading.nodeName = `h${Math.min(4, used.indexOf(heading.nodeName) + 2)}`;
}

function without(tree: Element, gone: Element): Element {
  for (const element of elementsOf(tree))
    if (element.childNodes?.includes(gone)) element.childNodes = element.childNodes.filter((child) => child !== gone);
  return tree;
}

function textIn(element: Element): string {
  return [...elementsOf(element)].map(({ value }) => (typeof value === 'string' ? value : '')).join('');
}

function split(blocks: readonly Block[], levels: number): OutlineFile['parts'] {
  const parts: { level: number; heading: string; blocks: Block[] }[] = [{ level: 0, heading: '', blocks: [] }];
  for (const block of blocks) {
    const level = block.type === 'heading' ? Number(block.attrs?.['level']) - 1 : 0;
    const words = level > 0 && level <= levels ? wordsOf(block) : '';
    if (words !== '') parts.push({ level, heading: words, blocks: [] });
    else parts.at(-1)!.blocks.push(below(block, parts.at(-1)!.level));
  }
  return parts
    .filter(({ heading, blocks: own }) => heading !== '' || own.some((block) => wordsOf(block) !== ''))
    .map(({ level, heading, blocks: own }) => {
      const content = own.length > 0 ? own : [{ type: 'paragraph' }];
      return { level, heading, body: toJson(parse({ type: 'doc', content })) };
    });
}

/** A heading inside a section counts from the section's own. */
function below(block: Block, level: number): Block {
  if (block.type !== 'heading') return block;
  return { ...block, attrs: { ...block.attrs, level: Math.max(2, Number(block.attrs?.['level']) - level) } };
}

function wordsOf(block: Block): string {
  const within = (block.content ?? []).map((child) => wordsOf(child)).join('');
  return `${block.text ?? ''}${within}`.replace(/\s+/gu, ' ').trim();
}
