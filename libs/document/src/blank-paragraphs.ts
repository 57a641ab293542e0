import { Fragment } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';

import { compareTraced } from './compare.js';
import type { Doc } from './doc.js';
import { schema } from './schema.js';

/**
 * A text as it is proposed: without the blank paragraphs that its writer added at its end or beside another blank one. One that stood
 * in the base stays, and so does a single one that parts two blocks. Give no base for a text that is all new. A text of nothing but
 * added blank paragraphs is one empty paragraph.
 */
export function withoutAddedBlanks(base: Doc | null, written: Doc): Doc {
  const blocks = written.children;
  const blank = blocks.map(isBlank);
  if (!blank.some((it, at) => it && (at === blocks.length - 1 || blank[at + 1]))) return written;
  const stood = base === null ? () => false : standing(base, written);
  const kept = blocks.filter((_, at) => {
    if (!blank[at] || stood(at)) return true;
    let end = at;
    while (blank[end + 1]) end++;
    let start = at;
    while (blank[start - 1]) start--;
    const run = Array.from({ length: end - start + 1 }, (_none, step) => start + step);
    return end < blocks.length - 1 && at === start && !run.some(stood);
  });
  if (kept.length === blocks.length) return written;
  return written.copy(Fragment.from(kept.length > 0 ? kept : schema.node('paragraph')));
}

const isBlank = (node: Node): boolean =>
  node.type === schema.nodes.paragraph && node.children.every((it) => it.isText && it.text?.trim() === '');

/** Of each block of a text, by its index: whether any of it stood in the base. */
function standing(base: Doc, written: Doc): (index: number) => boolean {
  const { kept, put } = compareTraced(base, written).traced;
  const old = [
    ...kept.map(({ from, to, at }) => [at, at + to - from] as const),
    ...put.flatMap(({ at, end, base: moved }) => (moved ? [[at, end] as const] : [])),
  ];
  let at = 0;
  const found = written.children.map((block) => {
    const from = at;
    at += block.nodeSize;
    return old.some(([start, end]) => start < at && end > from);
  });
  return (index) => found[index] ?? false;
}
