import type { NodeType } from 'prosemirror-model';

import { schema } from '../schema.js';

const { bulletList, orderedList, listItem, table, tableRow, tableCell, tableHeader } = schema.nodes;
const isList = (type: NodeType) => type === bulletList || type === orderedList;
const isCell = (type: NodeType) => type === tableCell || type === tableHeader;

/** The elements that must stand around a node so that HTML lets it be where a redline shows it: a removed row outside of a table, say. */
export function elementsAround(context: NodeType, type: NodeType): readonly string[] {
  if (isList(context)) return type === listItem ? [] : ['li', ...elementsAround(listItem, type)];
  if (context === table)
    return type === tableRow ? [] : isCell(type) ? ['tr'] : ['tr', 'td', ...elementsAround(tableCell, type)];
  if (context === tableRow) return isCell(type) ? [] : ['td', ...elementsAround(tableCell, type)];
  if (type === listItem) return ['ul'];
  if (type === tableRow) return ['table', 'tbody'];
  return isCell(type) ? ['table', 'tbody', 'tr'] : [];
}
