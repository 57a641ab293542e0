import type { Node } from 'prosemirror-model';

import { endOf, rowOf } from './compare-hunks.js';
import type { Comparison, Item, Loner } from './compare-hunks.js';
import { bagOf, likeness } from './likeness.js';
import { familyOf } from './pairing.js';
import { schema } from './schema.js';

/** So many free items are weighed against one that may be one of them edited. */
const weighed = 40;
/** An item is one with others' words if it has so many words, and shares so many of them. */
const edited = { words: 3, likeness: 0.6 };

function isLike(a: Node, b: Node): boolean {
  return a.sameMarkup(b) && likeness(bagOf(a), bagOf(b)) >= edited.likeness;
}

/** Loners by what they hold, each given out once. */
export class LonersByContent {
  private readonly byKey = new Map<string, Loner[]>();

  constructor(
    private readonly comparison: Comparison,
    loners: Iterable<Loner>,
  ) {
    for (const loner of loners) {
      const key = this.keyOf(loner.item, loner.scope);
      const same = this.byKey.get(key);
      if (same) same.push(loner);
      else this.byKey.set(key, [loner]);
    }
  }

  /** One that holds the same as an item and may move to it. */
  take(like: Item, scope: number): Loner | undefined {
    return this.byKey.get(this.keyOf(like, scope))?.shift();
  }

  /** One that holds nearly the same; among many it is not looked for. */
  takeLike({ node }: Item): Loner | undefined {
    const left = [...this.byKey.values()].flat();
    if (left.length > weighed) return undefined;
    const like = left.find(({ item }) => bagOf(node).length >= edited.words && isLike(item.node, node));
    if (like) this.take(like.item, like.scope);
    return like;
  }

  private keyOf({ node }: Item, scope: number): string {
    return `${scope}:${this.comparison.identities.of(node)}`;
  }
}

/** Items that stand in a list that is new, or stood in one that is gone, moved: only the list around them came or went. */
export function findIndented(comparison: Comparison, gone: Iterable<Loner>, come: Iterable<Loner>): void {
  const [sources, oldLists] = byBuild(comparison, gone);
  const [targets, newLists] = byBuild(comparison, come);
  for (const list of newLists) {
    const moved = itemsMoved(list, sources);
    if (moved.length > 0) indent(comparison, list, moved);
  }
  for (const list of oldLists) {
    const moved = itemsMoved(list, targets);
    if (moved.length > 0) outdent(comparison, list, moved);
  }
}

function byBuild(comparison: Comparison, loners: Iterable<Loner>): [items: LonersByContent, lists: Loner[]] {
  const all = [...loners];
  const items = all.filter(({ item }) => item.node.type === schema.nodes.listItem);
  return [new LonersByContent(comparison, items), all.filter(({ item }) => familyOf(item.node) === 'list')];
}

interface MovedItem {
  /** The item in the list. */
  readonly item: Item;
  /** The same item where it stands free of the list, perhaps with some words changed. */
  readonly free: Loner;
}

function itemsMoved({ item: { node, at } }: Loner, free: LonersByContent): MovedItem[] {
  return rowOf(node, at).items.flatMap((item) => {
    const found = free.take(item, 0) ?? free.takeLike(item);
    return found ? [{ item, free: found }] : [];
  });
}

function compareEdited(comparison: Comparison, old: Item, young: Item): void {
  if (!old.node.eq(young.node)) comparison.inside(old, young);
}

/** The new list is put piece by piece, with the items of the base in it. */
function indent(comparison: Comparison, { item: list, hunk }: Loner, moved: readonly MovedItem[]): void {
  const { from, unit } = hunk;
  comparison.remove(hunk);
  let at = list.at;
  for (const { item, free } of moved) {
    if (at < item.at) comparison.add({ from, to: from, tFrom: at, tTo: item.at, role: 'block' }, unit);
    at = endOf(item);
    const base = [free.item.at, endOf(free.item)] as const;
    comparison.add({ from, to: from, tFrom: item.at, tTo: at, role: 'item', base }, unit);
    comparison.remove(free.hunk);
    comparison.unite(unit, free.hunk.unit);
    compareEdited(comparison, free.item, item);
  }
  comparison.add({ from, to: from, tFrom: at, tTo: endOf(list), role: 'block' }, unit);
}

/** The old list is taken out around the items that stay. */
function outdent(comparison: Comparison, { item: list, hunk }: Loner, moved: readonly MovedItem[]): void {
  const { tFrom, unit } = hunk;
  comparison.remove(hunk);
  let at = list.at;
  for (const { item, free } of moved) {
    if (at < item.at) comparison.add({ from: at, to: item.at, tFrom, tTo: tFrom, role: 'block' }, unit);
    at = endOf(item);
    free.hunk.base = [item.at, at];
    comparison.unite(unit, free.hunk.unit);
    compareEdited(comparison, item, free.item);
  }
  comparison.add({ from: at, to: endOf(list), tFrom, tTo: tFrom, role: 'block' }, unit);
}
