import { canonicalJson } from './change.js';
import type { Piece } from './change.js';
import type { NodeJson } from './doc.js';

/** Which of two, put at the same place, goes on from the other; null when each says something of its own. */
export function grownOf(one: readonly Piece[], other: readonly Piece[]): readonly Piece[] | null {
  const [nodes, others] = [nodesOf(one), nodesOf(other)];
  if (!nodes?.length || !others?.length) return null;
  if (goesOn(nodes, others)) return other;
  return goesOn(others, nodes) ? one : null;
}

/** The nodes that are put, neighbouring words of one look as one; null when a node begins or ends there. */
function nodesOf(pieces: readonly Piece[]): NodeJson[] | null {
  const nodes: NodeJson[] = [];
  for (const piece of pieces) {
    if (!('node' in piece)) return null;
    const { node } = piece;
    const last = nodes.at(-1);
    if (last?.type === 'text' && isLike(last, node)) nodes.splice(-1, 1, { ...last, text: `${last.text}${node.text}` });
    else nodes.push(node);
  }
  return nodes;
}

/** Whether the later is the earlier with more at its end, also within the last paragraph and the last word, before the space that follows. */
function goesOn(earlier: readonly NodeJson[], later: readonly NodeJson[]): boolean {
  const last = earlier.length - 1;
  return earlier.every((node, at) => {
    const other = later[at];
    if (!other) return false;
    if (at < last || !isLike(node, other)) return canonicalJson(node) === canonicalJson(other);
    if (node.type === 'text') return (other.text ?? '').startsWith((node.text ?? '').trimEnd());
    return goesOn(node.content ?? [], other.content ?? []);
  });
}

/** The same but for what is in it. */
function isLike(one: NodeJson, other: NodeJson): boolean {
  const look = ({ type, attrs, marks }: NodeJson) => canonicalJson({ type, attrs: attrs ?? {}, marks: marks ?? [] });
  return look(one) === look(other);
}
