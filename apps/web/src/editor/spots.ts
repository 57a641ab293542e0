import { applyTraced, type Change, type Doc, type NodeJson, type Traced } from '@tarmeem/document';

/** A stretch of the target, as ProseMirror positions. */
export interface Stretch {
  from: number;
  to: number;
}

/** Where one change shows in the target: what is new, what went, what came from elsewhere, what only looks different. */
export interface Spot {
  change: number;
  inserted: Stretch[];
  /** Base range that is gone, and the target position at which to show it. */
  deleted: { at: number; base: Stretch }[];
  movedHere: Stretch[];
  movedAway: { at: number; base: Stretch }[];
  /** Same words, other marks or link. */
  formatted: Stretch[];
  /** Target positions of blocks that were opened (styled, wrapped, split) by the change. */
  styled: number[];
  /** Where the change begins in the target: its number stands in the margin there. */
  anchor: number;
}

const sameWords = new Set<Change['kind']>(['formatted', 'linked']);

/** Finds every change of a base in the text they make together. Refused (thrown) when they don't fit the base. */
export function spotsOf(base: Doc, changes: readonly Change[]): { target: Doc; spots: Spot[] } {
  const traced = applyTraced(base, changes);
  return { target: traced.doc, spots: spotsIn(changes, traced) };
}

/** The same where it is known how the text is made of the base. */
export function spotsIn(changes: readonly Change[], traced: Pick<Traced, 'kept' | 'put'>): Spot[] {
  const spots = changes.map((_, change): Spot => ({
    change,
    inserted: [],
    deleted: [],
    movedHere: [],
    movedAway: [],
    formatted: [],
    styled: [],
    anchor: -1,
  }));
  // What moved stands elsewhere: where it was is told by what stays around it.
  const moved = traced.put.flatMap(({ base }) => (base ? [base] : []));
  const stays = traced.kept.filter((run) => !moved.some(([from, to]) => from <= run.from && run.to <= to));
  const inTarget = (position: number): number => {
    let before: (typeof stays)[number] | undefined;
    for (const run of stays) {
      if (run.from <= position && position <= run.to) return run.at + position - run.from;
      if (run.to < position && run.to > (before?.to ?? -1)) before = run;
    }
    return before ? before.at + before.to - before.from : 0;
  };
  const used = new Map<string, number>();
  for (const run of traced.put) {
    const change = changes[run.change];
    const spot = spots[run.change];
    const splice = change?.splices[run.splice];
    if (!change || !spot || !splice) continue;
    if (spot.anchor < 0 || run.at < spot.anchor) spot.anchor = run.at;
    const key = `${run.change}:${run.splice}`;
    let piece = used.get(key) ?? 0;
    if (!used.has(key) && splice.to > splice.from && !sameWords.has(change.kind))
      spot.deleted.push({ at: run.at, base: { from: splice.from, to: splice.to } });
    if (run.base) {
      spot.movedHere.push({ from: run.at, to: run.end });
      spot.movedAway.push({ at: inTarget(run.base[0]), base: { from: run.base[0], to: run.base[1] } });
      piece += 1;
    } else {
      for (let at = run.at; at < run.end && piece < splice.put.length; piece++) {
        const put = splice.put[piece];
        if (!put || 'base' in put) break;
        const end = at + ('node' in put ? sizeOf(put.node) : 1);
        if ('node' in put) (sameWords.has(change.kind) ? spot.formatted : spot.inserted).push({ from: at, to: end });
        else if ('open' in put) spot.styled.push(at);
        at = end;
      }
    }
    used.set(key, piece);
  }
  for (const spot of spots) if (spot.anchor < 0) spot.anchor = 0;
  return spots;
}

const leaves = new Set(['horizontalRule', 'hardBreak', 'footnote']);

/** The size of a node in ProseMirror positions, from its JSON. */
function sizeOf({ text, type, content }: NodeJson): number {
  if (text !== undefined) return text.length;
  if (leaves.has(type)) return 1;
  return 2 + (content ?? []).reduce((sum, child) => sum + sizeOf(child), 0);
}
