import { schema } from '@tarmeem/document';
import type { Mark } from 'prosemirror-model';

import type { Token } from './tokens.js';

type Inline = Extract<Token, { kind: 'text' | 'leaf' }>;

/**
 * If both are the same words and differ only in how they look, the pairs of equal pieces; undefined if the words differ,
 * or a link does (in Word a link is not a look but stands around its words).
 */
export function restyled(gone: readonly Token[], come: readonly Token[]): [Token, Token][] | undefined {
  if (gone.length === 0 || come.length === 0) return undefined;
  const pairs: [Token, Token][] = [];
  let [left, right] = [gone[0], come[0]];
  let [g, c] = [0, 0];
  while (left && right) {
    if (!isInline(left) || !isInline(right) || !sameLink(left.marks, right.marks)) return undefined;
    if (left.kind === 'leaf' || right.kind === 'leaf') {
      if (left.kind !== 'leaf' || right.kind !== 'leaf') return undefined;
      if (!left.node.mark([]).eq(right.node.mark([]))) return undefined;
      pairs.push([left, right]);
      [left, right] = [gone[++g], come[++c]];
      continue;
    }
    const size = Math.min(left.text.length, right.text.length);
    if (left.text.slice(0, size) !== right.text.slice(0, size)) return undefined;
    pairs.push([
      { ...left, text: left.text.slice(0, size) },
      { ...right, text: right.text.slice(0, size) },
    ]);
    left = left.text.length > size ? { ...left, at: left.at + size, text: left.text.slice(size) } : gone[++g];
    right = right.text.length > size ? { ...right, at: right.at + size, text: right.text.slice(size) } : come[++c];
  }
  return left || right ? undefined : pairs;
}

function isInline(token: Token): token is Inline {
  return token.kind === 'text' || token.kind === 'leaf';
}

function sameLink(a: readonly Mark[], b: readonly Mark[]): boolean {
  const href = (marks: readonly Mark[]) => marks.find((mark) => mark.type === schema.marks.link)?.attrs['href'];
  return href(a) === href(b);
}
