import type { Mark, Node } from 'prosemirror-model';

import type { FlatParagraph, FlatTable, Flow } from '../flat/flat.js';

/** The smallest thing that stays, goes or comes: words with their marks, a leaf, the end of a paragraph, a table. `at` is its position in its document. */
export type Token =
  | { readonly kind: 'text'; readonly at: number; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly kind: 'leaf'; readonly at: number; readonly node: Node; readonly marks: readonly Mark[] }
  | { readonly kind: 'end'; readonly at: number; readonly paragraph: FlatParagraph }
  | { readonly kind: 'table'; readonly at: number; readonly table: FlatTable };

/** The tokens of a flow in order; words are cut also where `cut` says that a stretch begins which only one side has. */
export function tokensOf(flow: Flow, cut: (position: number) => boolean): Token[] {
  const tokens: Token[] = [];
  for (const block of flow) {
    if (block.kind === 'table') {
      tokens.push({ kind: 'table', at: block.at, table: block });
      continue;
    }
    let at = block.from;
    for (const child of block.node.children) {
      if (child.isText) textTokens(child, at, cut, tokens);
      else tokens.push({ kind: 'leaf', at, node: child, marks: child.marks });
      at += child.nodeSize;
    }
    tokens.push({ kind: 'end', at: block.end, paragraph: block });
  }
  return tokens;
}

function textTokens(node: Node, at: number, cut: (position: number) => boolean, tokens: Token[]): void {
  const text = node.text ?? '';
  let from = 0;
  for (let to = 1; to <= text.length; to++) {
    if (to < text.length && !cut(at + to)) continue;
    tokens.push({ kind: 'text', at: at + from, text: text.slice(from, to), marks: node.marks });
    from = to;
  }
}

/** How many positions a token takes. */
export function sizeOf(token: Token): number {
  return token.kind === 'text' ? token.text.length : 1;
}
