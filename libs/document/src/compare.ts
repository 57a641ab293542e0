import { apply, applyTraced } from './apply.js';
import type { Traced } from './apply.js';
import { joinGaps } from './change.js';
import type { Change, Piece, Splice } from './change.js';
import { compareChildren, comparePlaces } from './compare-blocks.js';
import { claimsOf, Comparison } from './compare-hunks.js';
import type { Hunk, Item } from './compare-hunks.js';
import { compareCells, compareTable } from './compare-table.js';
import { compareText } from './compare-text.js';
import { schema } from './schema.js';
import { findMoves } from './compare-moves.js';
import { Wording } from './compare-words.js';
import type { Doc } from './doc.js';
import { isSame } from './sameness.js';
import { piecesBetween } from './positions.js';

/**
 * What makes the target out of the base: ordered changes, apart from each other in their gaps, each of which can be taken
 * alone. `apply(base, compare(base, target))` is the target, bit for bit; equal texts give none.
 */
export function compare(base: Doc, target: Doc): Change[] {
  if (isSame(base, target)) return [];
  const changes = compareUnchecked(base, target);
  return makes(base, target, changes) ? changes : replaceAll(base, target);
}

/** The same with the way each part of the target came there, which is found anyhow when the changes are checked. */
export function compareTraced(base: Doc, target: Doc): { changes: Change[]; traced: Traced } {
  const changes = compareUnchecked(base, target);
  const traced = tracedTo(base, target, changes);
  if (traced) return { changes, traced };
  const all = replaceAll(base, target);
  return { changes: all, traced: applyTraced(base, all) };
}

/** The same without the last look whether the changes make the target; the laws are tried on this one. */
export function compareUnchecked(base: Doc, target: Doc): Change[] {
  const comparison = new Comparison(base, target, compareInside);
  compareChildren(comparison, { node: base, at: -1 }, { node: target, at: -1 });
  findMoves(comparison);
  comparePlaces(comparison);
  return changesOf(comparison);
}

function compareInside(comparison: Comparison, a: Item, b: Item): void {
  if (a.node.isTextblock) compareText(comparison, [a], [b]);
  else if (a.node.type === schema.nodes.table) compareTable(comparison, a, b);
  else if (a.node.type === schema.nodes.tableRow) compareCells(comparison, a, b);
  else compareChildren(comparison, a, b);
}

/** Undefined if the changes don't make the target. */
function tracedTo(base: Doc, target: Doc, changes: readonly Change[]): Traced | undefined {
  try {
    const traced = applyTraced(base, changes);
    return isSame(traced.doc, target) ? traced : undefined;
  } catch {
    return undefined;
  }
}

function makes(base: Doc, target: Doc, changes: readonly Change[]): boolean {
  try {
    return isSame(apply(base, changes), target);
  } catch {
    return false;
  }
}

function replaceAll(base: Doc, target: Doc): Change[] {
  const comparison = new Comparison(base, target, compareInside);
  comparison.add({ from: 0, to: base.content.size, tFrom: 0, tTo: target.content.size, role: 'block' });
  return changesOf(comparison);
}

function changesOf(comparison: Comparison): Change[] {
  uniteTouching(comparison);
  const wording = new Wording(comparison.base, comparison.target);
  const changes: Change[] = [];
  for (const held of unitsOf(comparison)) {
    const simple = held.length === 1 ? wording.ofWords(held[0]!) : undefined;
    changes.push(simple ?? changeOf(comparison, wording, held));
  }
  return changes.sort((a, b) => a.gaps[0]![0] - b.gaps[0]![0]);
}

/** The hunks of each change. */
function unitsOf(comparison: Comparison): Hunk[][] {
  const units: Hunk[][] = [];
  const places = new Int32Array(comparison.units).fill(-1);
  for (const hunk of comparison.hunks) {
    if (hunk.isOut) continue;
    const unit = comparison.unitOf(hunk.unit);
    if (places[unit]! >= 0) units[places[unit]!]!.push(hunk);
    else places[unit] = units.push([hunk]) - 1;
  }
  return units;
}

function changeOf({ base, target }: Comparison, wording: Wording, held: Hunk[]): Change {
  if (held.length > 1) held.sort((a, b) => a.from - b.from || a.tFrom - b.tFrom || a.to - b.to);
  const words = wording.of(held);
  const gaps = joinGaps(held.flatMap((hunk) => claimsOf(hunk, base)));
  return { kind: words.kind, gaps, splices: splicesOf(held, target), words };
}

/** Hunks that claim the same point of the base are one change. */
function uniteTouching(comparison: Comparison): void {
  const ranges: { from: number; to: number; unit: number }[] = [];
  for (const hunk of comparison.hunks) {
    if (hunk.isOut) continue;
    if (!hunk.base && hunk.role !== 'unwrap') ranges.push(hunk);
    else for (const [from, to] of claimsOf(hunk, comparison.base)) ranges.push({ from, to, unit: hunk.unit });
  }
  ranges.sort((a, b) => a.from - b.from || a.to - b.to);
  let last = -1;
  let lastUnit = -1;
  for (const { from, to, unit } of ranges) {
    if (from <= last) {
      comparison.unite(lastUnit, unit);
      last = Math.max(last, to);
    } else {
      last = to;
      lastUnit = unit;
    }
  }
}

function splicesOf(hunks: readonly Hunk[], target: Doc): Splice[] {
  const splices: { from: number; to: number; put: Piece[] }[] = [];
  const pairs: number[] = [];
  for (const hunk of hunks) {
    const put = piecesOf(hunk, target);
    const last = splices.at(-1);
    const numbered = hunk.pair === undefined ? put : put.map((piece) => withPair(piece, numberIn(pairs, hunk.pair!)));
    if (last && last.to === hunk.from) {
      last.to = hunk.to;
      last.put.push(...numbered);
    } else splices.push({ from: hunk.from, to: hunk.to, put: numbered });
  }
  return splices;
}

/** The wrappings of a change are numbered from 1. */
function numberIn(pairs: number[], pair: number): number {
  const known = pairs.indexOf(pair);
  return known < 0 ? pairs.push(pair) : known + 1;
}

function withPair(piece: Piece, pair: number): Piece {
  return 'open' in piece || 'close' in piece ? { ...piece, pair } : piece;
}

function piecesOf(hunk: Hunk, target: Doc): Piece[] {
  if (hunk.base) return [{ base: [hunk.base[0], hunk.base[1]] }];
  return piecesBetween(target, { from: hunk.tFrom, to: hunk.tTo });
}
