import { defaultTreeAdapter, html, parseFragment, serialize } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

export type MarkupElement = DefaultTreeAdapterTypes.Element;
type Holder = DefaultTreeAdapterTypes.ParentNode;

const context = () => defaultTreeAdapter.createElement('div', html.NS.HTML, []);

/** What a browser makes of markup inside a block, by the same parser as jsdom's, without the weight of a document. */
export class Markup {
  private readonly root: Holder;

  constructor(markup: string) {
    this.root = parseFragment(context(), markup, {});
  }

  /** As a browser prints it. */
  get printed(): string {
    return serialize(this.root);
  }

  /** The words, those of hidden elements too. */
  get text(): string {
    return textIn(this.root);
  }

  /** The elements, outer ones first, that are so. */
  all(is: (element: MarkupElement) => boolean): MarkupElement[] {
    const found: MarkupElement[] = [];
    collect(this.root, is, found);
    return found;
  }

  named(...names: readonly string[]): MarkupElement[] {
    return this.all(({ tagName }) => names.includes(tagName));
  }

  /** Takes out the elements that are so, with all that is in them. */
  drop(is: (element: MarkupElement) => boolean): void {
    for (const element of this.all(is)) defaultTreeAdapter.detachNode(element);
  }
}

function collect(holder: Holder, is: (element: MarkupElement) => boolean, found: MarkupElement[]): void {
  for (const child of holder.childNodes) {
    if (!defaultTreeAdapter.isElementNode(child)) continue;
    if (is(child)) found.push(child);
    collect(child, is, found);
  }
}

/** The words in an element. */
export function textIn(holder: Holder): string {
  let text = '';
  for (const child of holder.childNodes) {
    if (defaultTreeAdapter.isTextNode(child)) text += child.value;
    else if (defaultTreeAdapter.isElementNode(child)) text += textIn(child);
  }
  return text;
}

/** The elements of some names right in an element. */
export function childrenOf({ childNodes }: MarkupElement, ...names: readonly string[]): MarkupElement[] {
  return childNodes.filter(defaultTreeAdapter.isElementNode).filter(({ tagName }) => names.includes(tagName));
}

/** An attribute of an element; undefined if it has none of that name. */
export function attributeOf({ attrs }: MarkupElement, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value;
}

/** True if the element has one of the classes. */
export function hasClass(element: MarkupElement, ...names: readonly string[]): boolean {
  const held = attributeOf(element, 'class');
  return held !== undefined && held.split(' ').some((name) => names.includes(name));
}

/** Puts words in place of all that is in an element. */
export function fill(element: MarkupElement, words: string): void {
  element.childNodes = [];
  defaultTreeAdapter.insertText(element, words);
}
