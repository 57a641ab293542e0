import { apply } from './apply.js';
import { canonicalJson, gapsOf } from './change.js';
import { hashOf } from './change-hash.js';
import type { Change, Piece, Splice } from './change.js';
import { toJson } from './doc.js';
import type { Doc, NodeJson } from './doc.js';
import { grownOf } from './grown.js';
import { mergeSides } from './merge.js';
import type { Conflict, Merged, MergedSides } from './merge.js';
import { parse } from './parse.js';
import { Refused } from './refused.js';

/** What shall stand at a conflict: one side, theirs with mine put in, or other words. */
export type Take = 'mine' | 'published' | 'both' | { readonly words: string };

/** Both, where both may be of one hand: where one goes on from the other, that one stands. */
export type Grown = 'grown';

export interface Resolved extends Merged {
  /** Conflicts that nobody chose for, or whose choice makes no valid text together with the rest: *theirs* stands there. */
  readonly open: readonly Conflict[];
}

/** Names a conflict by what both sides do there (SHA-256, hex): another text on any side gives another name. */
export function conflictHash({ kind, base, theirs, mine }: Conflict): string {
  return hashOf({ kind, base, theirs: theirs.map(({ splices }) => splices), mine: mine.map(({ splices }) => splices) });
}

/**
 * Merges like {@link merge} and settles the conflicts that `take` chooses for; `undefined` leaves one open. The text is
 * always valid: a choice that doesn't fit is left open too. Never throws for valid texts.
 */
export function resolve(base: Doc, theirs: Doc, mine: Doc, take: (conflict: Conflict) => Take | undefined): Resolved {
  return settle(base, mergeSides(base, theirs, mine), take);
}

/** {@link resolve} of sides that are merged already. */
export function settle(
  base: Doc,
  sides: MergedSides,
  take: (conflict: Conflict) => Take | Grown | undefined,
): Resolved {
  const { merged } = sides;
  const { conflicts } = merged;
  if (conflicts.length === 0) return { ...merged, open: [] };
  const chosen = new Map<Conflict, Change[]>();
  const open: Conflict[] = [];
  for (const conflict of conflicts) {
    const wanted = take(conflict);
    const changes = wanted === undefined ? null : changesFor(base, conflict, wanted);
    if (changes) chosen.set(conflict, changes);
    else open.push(conflict);
  }
  const whole = attempt(base, sides, chosen);
  if (whole) return { ...merged, doc: whole, open };
  const fitting = new Map<Conflict, Change[]>();
  let doc = merged.doc;
  for (const [conflict, changes] of chosen) {
    const more = new Map([...fitting, [conflict, changes]]);
    const next = attempt(base, sides, more);
    if (next) {
      doc = next;
      fitting.set(conflict, changes);
    } else open.push(conflict);
  }
  return { ...merged, doc, open };
}

function attempt(base: Doc, sides: MergedSides, chosen: ReadonlyMap<Conflict, readonly Change[]>): Doc | null {
  const put = new Set([...chosen.values()].flat());
  const replaced = new Set([...chosen.keys()].flatMap(({ theirs }) => theirs));
  const kept = sides.published.filter((change) => !replaced.has(change) && !put.has(change));
  try {
    return parse(toJson(apply(base, [...kept, ...sides.taken, ...put])));
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** What is done to the base at a conflict under a choice; null when the choice can't be had there. */
export function changesFor(base: Doc, conflict: Conflict, take: Take | Grown): Change[] | null {
  if (take === 'mine') return [...conflict.mine];
  if (take === 'published') return [...conflict.theirs];
  if (take === 'both') return both(base, conflict, () => null);
  if (take === 'grown') return both(base, conflict, grownOf);
  return written(base, conflict, take.words);
}

/** `one`: what stands for both where each puts something; null: the one behind the other. */
function both(base: Doc, conflict: Conflict, one: typeof grownOf): Change[] | null {
  const parts: Splice[] = conflict.theirs.flatMap(({ splices }) => splices).map((splice) => ({ ...splice }));
  for (const { from, to, put } of conflict.mine.flatMap(({ splices }) => splices)) {
    const theirs = parts.filter((part) => part.from <= to && from <= part.to);
    for (const rest of without({ from, to }, theirs)) parts.push({ ...rest, put: [] });
    const holder = parts.findIndex((part) => part.from <= to && to <= part.to);
    const held = parts[holder];
    if (!held) parts.push({ from, to, put });
    else if (canonicalJson(held.put) !== canonicalJson(put)) {
      const before = held.put.length > 0 ? held.put : letterBefore(base, held.from);
      const two = [...held.put, ...spaceBetween(before, put), ...put];
      parts[holder] = { ...held, put: one(held.put, put) ?? two };
    }
  }
  if (parts.some(({ put }) => put.some((piece) => !('node' in piece)))) return null;
  return [asChange(conflict, joined(parts))];
}

/** What of a range lies outside of all the others. */
function without({ from, to }: Pick<Splice, 'from' | 'to'>, others: readonly Splice[]): { from: number; to: number }[] {
  const rest: { from: number; to: number }[] = [];
  let at = from;
  for (const other of [...others].sort((a, b) => a.from - b.from)) {
    if (other.from > at) rest.push({ from: at, to: Math.min(other.from, to) });
    at = Math.max(at, other.to);
  }
  if (at < to) rest.push({ from: at, to });
  return rest;
}

function joined(parts: readonly Splice[]): Splice[] {
  const all: Splice[] = [];
  for (const part of [...parts].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = all.at(-1);
    if (last && part.from <= last.to)
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, part.to), put: [...last.put, ...part.put] };
    else all.push(part);
  }
  return all;
}

/** The letter of the base that stands before a place in its block, as something put; nothing at the beginning of one. */
function letterBefore(base: Doc, at: number): Piece[] {
  const text = base.resolve(at).nodeBefore?.text?.slice(-1);
  return text ? [{ node: { type: 'text', text } }] : [];
}

/** A space where the last word of one side would run into the first of the other. */
function spaceBetween(before: readonly Piece[], after: readonly Piece[]): Piece[] {
  const words = (piece: Piece | undefined) => (piece && 'node' in piece ? (piece.node.text ?? '') : '');
  return /[\p{L}\p{N}\p{M}]$/u.test(words(before.at(-1))) && /^[\p{L}\p{N}]/u.test(words(after[0]))
    ? [{ node: { type: 'text', text: ' ' } }]
    : [];
}

/** The words of the base between the ends of a conflict, when it lies in one block and only words are put; else null. */
export function wordsSpan(base: Doc, { theirs, mine }: Conflict): { from: number; to: number } | null {
  const all = [...theirs, ...mine];
  const from = Math.min(...all.map(({ gaps }) => gaps[0]![0]));
  const to = Math.max(...all.map(({ gaps }) => gaps.at(-1)![1]));
  const $from = base.resolve(from);
  const inline = all.every(({ splices }) =>
    splices.every(({ put }) => put.every((piece) => 'node' in piece && piece.node.type === 'text')),
  );
  return inline && $from.parent.isTextblock && $from.sameParent(base.resolve(to)) ? { from, to } : null;
}

function written(base: Doc, conflict: Conflict, words: string): Change[] | null {
  const span = wordsSpan(base, conflict);
  if (!span) return null;
  const marks = base
    .resolve(span.from)
    .marks()
    .filter(({ type }) => type.name !== 'link')
    .map((mark) => mark.toJSON() as NonNullable<NodeJson['marks']>[number]);
  const node: NodeJson = { type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) };
  return [asChange(conflict, [{ ...span, put: words === '' ? [] : [{ node }] }])];
}

function asChange({ base, mine, theirs }: Conflict, splices: readonly Splice[]): Change {
  const { words } = [...mine, ...theirs][0]!;
  const after = splices.flatMap(({ put }) => put.map((piece) => ('node' in piece ? (piece.node.text ?? '') : '')));
  return {
    kind: 'replaced',
    gaps: gapsOf(splices),
    splices,
    words: { kind: 'replaced', before: base, after: after.join(''), place: words.place },
  };
}
