import { Fragment } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';

import type { NodeJson } from './doc.js';

/** The JSON pointer of the first table that stands in a cell of another, null where there is none. */
export function innerTable(doc: Node): string | null {
  return found(doc, '', false);
}

function found(node: Node, pointer: string, isInTable: boolean): string | null {
  if (node.isTextblock) return null;
  const isTable = node.type.name === 'table';
  if (isTable && isInTable) return pointer;
  for (let at = 0; at < node.childCount; at++) {
    const inner = found(node.child(at), `${pointer}/content/${at}`, isInTable || isTable);
    if (inner !== null) return inner;
  }
  return null;
}

/** The blocks of a cell without tables among or in them: a table gives its words, row by row. */
export function withoutTables(blocks: readonly Node[]): Node[] {
  return blocks.flatMap((block) => {
    if (block.type.name === 'table')
      return block.children.flatMap((row) => row.children.flatMap((cell) => withoutTables(cell.children)));
    return block.isTextblock || block.isLeaf
      ? [block]
      : [block.copy(Fragment.fromArray(withoutTables(block.children)))];
  });
}

/** The same of JSON. */
export function jsonWithoutTables(blocks: readonly NodeJson[]): NodeJson[] {
  return blocks.flatMap((block) => {
    const { content = [] } = block;
    if (block.type === 'table')
      return content.flatMap((row) => (row.content ?? []).flatMap((cell) => jsonWithoutTables(cell.content ?? [])));
    return [content.some(({ content: inner }) => inner) ? { ...block, content: jsonWithoutTables(content) } : block];
  });
}
