import { Refused } from '../refused.js';

/** The little of an HTML tree that import needs: a DOM node of a browser and a parse5 node of a server both have it. */
export interface HtmlNode {
  readonly nodeName: string;
  readonly childNodes?: ArrayLike<HtmlNode>;
  /** Attributes of parse5; a DOM has `attributes`. */
  readonly attrs?: ArrayLike<HtmlAttribute>;
  readonly attributes?: ArrayLike<HtmlAttribute>;
  /** Text of parse5; a DOM has `nodeValue`. */
  readonly value?: unknown;
  readonly nodeValue?: string | null;
}

export interface HtmlAttribute {
  readonly name: string;
  readonly value: string;
}

/** More nodes, or deeper ones, than a text that people wrote has; each is work for the reader. */
export const treeLimits = { nodes: 60_000, depth: 200 } as const;

/** Element name in small letters, `#text` and the like as they are. */
export function nameOf(node: HtmlNode): string {
  return node.nodeName.toLowerCase();
}

/** Text of a text node. */
export function textOf(node: HtmlNode): string {
  return typeof node.value === 'string' ? node.value : (node.nodeValue ?? '');
}

/** Value of an attribute, '' if absent. */
export function attribute(node: HtmlNode, name: string): string {
  const list = node.attrs ?? node.attributes;
  for (let at = 0; at < (list?.length ?? 0); at++) if (list![at]!.name.toLowerCase() === name) return list![at]!.value;
  return '';
}

/** The children of a node. */
export function childrenOf(node: HtmlNode): HtmlNode[] {
  return Array.from(node.childNodes ?? []);
}

/** Value of one property of the `style` attribute, in small letters; '' if absent. */
export function styleOf(node: HtmlNode, property: string): string {
  const style = attribute(node, 'style');
  if (style === '') return '';
  for (const part of style.toLowerCase().split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0 && part.slice(0, colon).trim() === property) return part.slice(colon + 1).trim();
  }
  return '';
}

/**
 * True for what a tracked change took out: `<del>`, Word's `msoDel` around it, and the runs of Word in a browser. Words that are
 * only struck (`<s>`, `line-through`) are none.
 */
export function isDeleted(node: HtmlNode): boolean {
  return nameOf(node) === 'del' || /\b(?:msoDel|TrackChangeTextDeletion(?:Marker)?)\b/i.test(attribute(node, 'class'));
}

/** What one walk over the tree finds out before it is read. */
export interface Survey {
  /** Footnote words by the reference (an `a` element) that stands in the text. */
  readonly footnotes: ReadonlyMap<HtmlNode, string>;
  /** Elements that hold footnotes and nothing else. */
  readonly spent: ReadonlySet<HtmlNode>;
}

/** Counts the tree and finds the footnotes of Word, Google Docs and this product in it. @throws Refused `too-large`, `too-deep`. */
export function survey(root: HtmlNode): Survey {
  const parents = new Map<HtmlNode, HtmlNode>();
  const named = new Map<string, HtmlNode>();
  const references: { node: HtmlNode; target: string }[] = [];
  const stack: { node: HtmlNode; depth: number }[] = [{ node: root, depth: 0 }];
  let count = 0;
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, depth } = top;
    if (++count > treeLimits.nodes)
      throw new Refused('too-large', `HTML of at most ${treeLimits.nodes} nodes is read.`);
    if (depth > treeLimits.depth) throw new Refused('too-deep', `HTML of at most ${treeLimits.depth} levels is read.`);
    for (const name of [attribute(node, 'id'), attribute(node, 'name')])
      if (name !== '' && !named.has(name)) named.set(name, node);
    const target = referenceOf(node);
    if (target !== '') references.push({ node, target });
    for (const child of childrenOf(node)) {
      parents.set(child, node);
      stack.push({ node: child, depth: depth + 1 });
    }
  }
  return footnotesOf(references, (name) => named.get(name) ?? named.get(name.replace(/^_/, '')), parents);
}

/** The target of a footnote reference, '' for anything else. The way back ("ref") is none. */
function referenceOf(node: HtmlNode): string {
  if (nameOf(node) !== 'a') return '';
  const target = /^#(.*(?:ftn|ftnt|edn|fn)[-:_]?\d+)$/i.exec(attribute(node, 'href'))?.[1] ?? '';
  return /ref/i.test(target) ? '' : target;
}

function footnotesOf(
  references: readonly { node: HtmlNode; target: string }[],
  find: (name: string) => HtmlNode | undefined,
  parents: ReadonlyMap<HtmlNode, HtmlNode>,
): Survey {
  const footnotes = new Map<HtmlNode, string>();
  const spent = new Set<HtmlNode>();
  for (const { node, target } of references) {
    const named = find(target);
    const holder = named && holderOf(named, parents);
    if (!holder) continue;
    footnotes.set(node, noteText(holder));
    spent.add(holder);
    for (let up = parents.get(holder); up && isNoteList(up); up = parents.get(up)) spent.add(up);
  }
  return { footnotes, spent };
}

function isNoteList(node: HtmlNode): boolean {
  return (
    /^(?:footnote|endnote)-list$/.test(styleOf(node, 'mso-element')) ||
    attribute(node, 'role') === 'doc-endnotes' ||
    attribute(node, 'class') === 'fns'
  );
}

/** The block that holds a footnote: the named element itself, or the paragraph around a named anchor. */
function holderOf(named: HtmlNode, parents: ReadonlyMap<HtmlNode, HtmlNode>): HtmlNode | undefined {
  for (let node: HtmlNode | undefined = named; node; node = parents.get(node))
    if (['li', 'p', 'div', 'aside', 'dd'].includes(nameOf(node))) return node;
  return undefined;
}

function noteText(holder: HtmlNode): string {
  let text = '';
  const read = (node: HtmlNode): void => {
    if (nameOf(node) === '#text') text += textOf(node);
    else if (isDeleted(node) || (nameOf(node) === 'a' && /^#.*ref/i.test(attribute(node, 'href')))) return;
    else for (const child of childrenOf(node)) read(child);
    if (nameOf(node) === 'p') text += ' ';
  };
  read(holder);
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
