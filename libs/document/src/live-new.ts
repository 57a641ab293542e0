import type { Change, Splice } from './change.js';
import { nodeJson } from './doc.js';
import type { Doc, NodeJson } from './doc.js';
import type { LiveState, TypedIn } from './live-state.js';
import { schema } from './schema.js';

/**
 * What is typed into a block that is new as a whole, between others that are, is new: the change that put it puts it as it is now, and
 * nothing is compared. Undefined where the block or what stands beside it is none of that.
 */
export function stepInNew(last: LiveState, { at, was, now }: TypedIn, target: Doc): LiveState | undefined {
  const end = at + was.nodeSize;
  const run = last.put.find((each) => !each.base && each.at < at && end < each.end);
  const change = run && last.changes[run.change];
  const splice = change?.splices[run!.splice];
  if (!run || !change || !splice || splice.put.some((piece) => 'base' in piece)) return undefined;
  const put = withBlock(splice, at - run.at, was, now);
  const after = put && wordsWith(change.words.after, was, now);
  if (after === undefined) return undefined;
  const growth = now.nodeSize - was.nodeSize;
  const written: Change = {
    ...change,
    splices: change.splices.map((each) => (each === splice ? { ...splice, put: put! } : each)),
    words: { ...change.words, after },
  };
  return {
    target,
    changes: last.changes.map((each) => (each === change ? written : each)),
    kept: last.kept.map((each) => (each.at >= end ? { ...each, at: each.at + growth } : each)),
    put: last.put.map((each) =>
      each.end < end ? each : { ...each, at: each.at >= end ? each.at + growth : each.at, end: each.end + growth },
    ),
  };
}

/** The same pieces with another block at a place; undefined if the block is none of them. */
function withBlock({ put }: Splice, place: number, was: Doc, now: Doc): Splice['put'] | undefined {
  let at = 0;
  let depth = 0;
  for (const [index, piece] of put.entries()) {
    if ('base' in piece) return undefined;
    if (at === place && depth === 0 && 'node' in piece)
      return sizeOf(piece.node) === was.nodeSize && piece.node.type === was.type.name
        ? put.with(index, { node: nodeJson(now) })
        : undefined;
    if (at >= place) return undefined;
    if ('open' in piece) depth++;
    if ('close' in piece) depth--;
    at += 'node' in piece ? sizeOf(piece.node) : 1;
  }
  return undefined;
}

/** Words of which one block is another now; undefined where they don't tell which words are its. */
function wordsWith(words: string, was: Doc, now: Doc): string | undefined {
  const text = was.textContent;
  const isPlain = [was, now].every((block) => block.isTextblock && block.children.every((child) => child.isText));
  const at = text === '' || !isPlain ? -1 : words.indexOf(text);
  return at < 0 || words.includes(text, at + 1)
    ? undefined
    : words.slice(0, at) + now.textContent + words.slice(at + text.length);
}

/** The size of a node in positions. */
function sizeOf({ text, type, content }: NodeJson): number {
  if (text !== undefined) return text.length;
  if (schema.nodes[type as keyof typeof schema.nodes]?.isLeaf) return 1;
  return (content ?? []).reduce((sum, child) => sum + sizeOf(child), 2);
}
