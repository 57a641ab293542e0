import type { NodeType } from 'prosemirror-model';

import { align } from './align.js';
import { endOf, positionAt, rowOf, sameEnds, settle, slice } from './compare-hunks.js';
import type { Comparison, Hunk, Item, Loner, Row, Step } from './compare-hunks.js';
import { putIn, restyle, takeOut } from './compare-nodes.js';
import { compareText } from './compare-text.js';
import { contained } from './containing.js';
import { familyOf, pairUp } from './pairing.js';
import { isListOfParts } from './pairing-splits.js';
import type { Pairing } from './pairing-splits.js';
import { schema } from './schema.js';

/** Compares the children of two nodes that stand for each other. */
export function compareChildren(comparison: Comparison, a: Item, b: Item): void {
  settle(comparison, b.node.type, compareRows(comparison, rowOf(a.node, a.at), rowOf(b.node, b.at)));
}

/** Compares two rows of siblings; the steps say what each choice makes of their parent. */
export function compareRows(comparison: Comparison, a: Row, b: Row): Step[] {
  const { start, end } = sameEnds(a, b);
  const [aEnd, bEnd] = [a.items.length - end, b.items.length - end];
  const steps: Step[] = [];
  for (let at = 0; at < start; at++) steps.push(keptStep(a.items[at]!));
  for (const step of compareMiddle(comparison, slice(a, start, aEnd), slice(b, start, bEnd))) steps.push(step);
  for (let at = aEnd; at < a.items.length; at++) steps.push(keptStep(a.items[at]!));
  return steps;
}

function compareMiddle(comparison: Comparison, a: Row, b: Row): Step[] {
  if (a.items.length === 0 || b.items.length === 0)
    return a.items.length + b.items.length === 0 ? [] : compareGap(comparison, a, b);
  // One against one is not equal here.
  if (a.items.length === 1 && b.items.length === 1) return compareGap(comparison, a, b);
  const { identities } = comparison;
  const ids = ({ items }: Row) => Int32Array.from(items, ({ node }) => identities.of(node));
  const matches = align(ids(a), ids(b));
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  for (let at = 0; at <= a.items.length; at++) {
    const partner = at < a.items.length ? matches[at]! : b.items.length;
    if (partner < 0) continue;
    if (at > i || partner > j) steps.push(...compareGap(comparison, slice(a, i, at), slice(b, j, partner)));
    if (at < a.items.length) steps.push(keptStep(a.items[at]!));
    i = at + 1;
    j = partner + 1;
  }
  return steps;
}

const keptSteps = new Map<NodeType, Step>();

function keptStep({ node: { type } }: Item): Step {
  let step = keptSteps.get(type);
  if (!step) keptSteps.set(type, (step = { base: [type], target: [type], unit: -1 }));
  return step;
}

function compareGap(comparison: Comparison, a: Row, b: Row): Step[] {
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  for (const pair of [
    ...pairUp(a.items, b.items),
    { a0: a.items.length, a1: a.items.length, b0: b.items.length, b1: b.items.length },
  ]) {
    steps.push(...compareLoose(comparison, slice(a, i, pair.a0), slice(b, j, pair.b0)));
    if (pair.isByPlace) steps.push(...compareByPlace(comparison, { a, b, pair }));
    else if (pair.a0 < pair.a1) steps.push(comparePair(comparison, { a, b, pair }));
    i = pair.a1;
    j = pair.b1;
  }
  return steps;
}

function typesOf(items: readonly Item[]): NodeType[] {
  return items.map(({ node }) => node.type);
}

function comparePair(comparison: Comparison, { a, b, pair }: { a: Row; b: Row; pair: Pairing }): Step {
  const olds = a.items.slice(pair.a0, pair.a1);
  const news = b.items.slice(pair.b0, pair.b1);
  const [old, young] = [olds[0]!, news[0]!];
  const unit = restyle(comparison, old, young);
  if (olds.length > 1 || news.length > 1) {
    const borders = compareText(comparison, olds.flatMap(textBlocksOf), news.flatMap(textBlocksOf)).filter(
      ({ role }) => role === 'split' || role === 'join',
    );
    borders.push(...listEnd(comparison, olds, news));
    const one = unit < 0 ? (borders[0]?.unit ?? -1) : unit;
    for (const border of borders) comparison.unite(one, border.unit);
    return { base: typesOf(olds), target: typesOf(news), unit: one };
  }
  comparison.inside(old, young);
  return { base: [old.node.type], target: [young.node.type], unit };
}

function textBlocksOf(item: Item): Item[] {
  return item.node.isTextblock ? [item] : rowOf(item.node, item.at).items.flatMap(textBlocksOf);
}

/** The end of a list that is the last part of a paragraph, behind the end that the paragraph has itself. */
function listEnd(comparison: Comparison, olds: readonly Item[], news: readonly Item[]): Hunk[] {
  const [old, young] = [olds.at(-1)!, news.at(-1)!];
  const inside = (item: Item) => endOf(textBlocksOf(item).at(-1)!);
  if (isListOfParts(young.node) && olds.length === 1)
    return [
      comparison.add({ from: endOf(old), to: endOf(old), tFrom: inside(young), tTo: endOf(young), role: 'split' }),
    ];
  if (isListOfParts(old.node) && news.length === 1)
    return [
      comparison.add({ from: inside(old), to: endOf(old), tFrom: endOf(young), tTo: endOf(young), role: 'join' }),
    ];
  return [];
}

/** Gone and come until the moves are known; see {@link comparePlaces}. */
function compareByPlace(comparison: Comparison, { a, b, pair }: { a: Row; b: Row; pair: Pairing }): Step[] {
  const steps = [
    takeOut(comparison, a.items[pair.a0]!, positionAt(b, pair.b0)),
    putIn(comparison, b.items[pair.b0]!, positionAt(a, pair.a1)),
  ];
  comparison.places.push([comparison.gone.at(-1)!, comparison.come.at(-1)!]);
  return steps;
}

/** What stands in the place of another block, and neither moved, is that block written anew. */
export function comparePlaces(comparison: Comparison): void {
  for (const [gone, come] of comparison.places) {
    const isStill = ({ hunk }: Loner) => !hunk.isOut && !hunk.base;
    if (!isStill(gone) || !isStill(come)) continue;
    comparison.remove(gone.hunk);
    comparison.remove(come.hunk);
    restyle(comparison, gone.item, come.item);
    comparison.inside(gone.item, come.item);
  }
}

/** What no pair explains: wrapped or unwrapped, else taken out and put in. */
function compareLoose(comparison: Comparison, a: Row, b: Row): Step[] {
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < a.items.length || j < b.items.length) {
    const wrap = findWrap(a, b, { i, j });
    const stop = wrap ?? { i: a.items.length, j: b.items.length };
    for (; i < stop.i; i++) steps.push(takeOut(comparison, a.items[i]!, positionAt(b, j)));
    for (; j < stop.j; j++) steps.push(putIn(comparison, b.items[j]!, positionAt(a, i)));
    if (!wrap) break;
    steps.push(compareWrapped(comparison, { a, b }, wrap));
    i += wrap.aCount;
    j += wrap.bCount;
  }
  return steps;
}

/** `aCount` blocks stand in the container at `j` now, or those of the container at `i` stand free. */
interface Wrap {
  readonly isWrap: boolean;
  readonly i: number;
  readonly j: number;
  readonly aCount: number;
  readonly bCount: number;
}

const wrapsAhead = 12;

function findWrap(a: Row, b: Row, start: { i: number; j: number }): Wrap | null {
  if (start.i >= a.items.length || start.j >= b.items.length) return null;
  const ahead = (row: Row, from: number) => Math.min(row.items.length, from + wrapsAhead);
  const wraps = ({ node }: Item) =>
    node.type === schema.nodes.listItem || node.type === schema.nodes.blockquote || familyOf(node) === 'list';
  for (let j = start.j; j < ahead(b, start.j); j++) {
    for (let i = start.i; i < ahead(a, start.i); i++) {
      const aCount = wraps(b.items[j]!) ? contained(b.items[j]!.node, a.items, i) : 0;
      if (aCount > 0) return { isWrap: true, i, j, aCount, bCount: 1 };
      const bCount = wraps(a.items[i]!) ? contained(a.items[i]!.node, b.items, j) : 0;
      if (bCount > 0) return { isWrap: false, i, j, aCount: 1, bCount };
    }
  }
  return null;
}

function compareWrapped(
  comparison: Comparison,
  { a, b }: { a: Row; b: Row },
  { isWrap, i, j, aCount, bCount }: Wrap,
): Step {
  const olds = slice(a, i, i + aCount);
  const news = slice(b, j, j + bCount);
  const unit = comparison.newUnit();
  const container = isWrap ? news.items[0]! : olds.items[0]!;
  const inside = rowOf(container.node, container.at);
  const end = endOf(container);
  let steps: Step[];
  if (isWrap) {
    const [from, to] = [positionAt(olds, 0), endOf(olds.items.at(-1)!)];
    comparison.add(
      { from, to: from, tFrom: container.at, tTo: container.at + 1, role: 'wrap', pair: unit, count: aCount },
      unit,
    );
    steps = compareRows(comparison, { items: olds.items, end: to }, inside);
    comparison.add({ from: to, to, tFrom: end - 1, tTo: end, role: 'wrap', pair: unit }, unit);
  } else {
    const [from, to] = [positionAt(news, 0), endOf(news.items.at(-1)!)];
    const open = { from: container.at, to: container.at + 1, tFrom: from, tTo: from, role: 'unwrap' } as const;
    const close = { from: end - 1, to: end, tFrom: to, tTo: to, role: 'unwrap' } as const;
    steps = compareRows(comparison, inside, { items: news.items, end: to });
    // What goes with its container claims all that is taken out there.
    const isKept = (step: Step | undefined) => step && step.base.length > 0 && step.target.length > 0;
    const insideOpen = isKept(steps[0]) ? { inside: open.to } : {};
    const insideClose = isKept(steps.at(-1)) ? { inside: close.from } : {};
    comparison.add({ ...open, ...insideOpen, count: bCount }, unit);
    comparison.add({ ...close, ...insideClose }, unit);
  }
  for (const step of steps) if (step.unit >= 0) comparison.unite(unit, step.unit);
  return { base: typesOf(olds.items), target: typesOf(news.items), unit };
}
