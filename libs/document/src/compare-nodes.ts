import { endOf } from './compare-hunks.js';
import type { Comparison, Item, Role, Step } from './compare-hunks.js';
import { schema } from './schema.js';

/** The start of a node put for another; the unit, or -1 if nothing differs. */
export function restyle(comparison: Comparison, a: Item, b: Item): number {
  if (a.node.sameMarkup(b.node)) return -1;
  return comparison.add({ from: a.at, to: a.at + 1, tFrom: b.at, tTo: b.at + 1, role: 'style' }).unit;
}

function roleOf({ node }: Item): Role {
  if (node.type === schema.nodes.tableRow) return 'row';
  return node.type === schema.nodes.listItem ? 'item' : 'block';
}

/** A whole node that is not in the target. */
export function takeOut(comparison: Comparison, item: Item, tAt: number, scope = 0): Step {
  const hunk = comparison.add({ from: item.at, to: endOf(item), tFrom: tAt, tTo: tAt, role: roleOf(item), count: 1 });
  comparison.gone.push({ item, hunk, scope });
  return { base: [item.node.type], target: [], unit: hunk.unit };
}

/** A whole node that is not in the base. */
export function putIn(comparison: Comparison, item: Item, at: number, scope = 0): Step {
  const hunk = comparison.add({ from: at, to: at, tFrom: item.at, tTo: endOf(item), role: roleOf(item), count: 1 });
  comparison.come.push({ item, hunk, scope });
  return { base: [], target: [item.node.type], unit: hunk.unit };
}
