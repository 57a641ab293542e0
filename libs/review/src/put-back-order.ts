import { siblingOrder, type TreeEntry } from './sibling-order.js';

/** The live children of each parent in the order readers see them. */
export function liveOrders(lines: Iterable<TreeEntry>): ReadonlyMap<string | null, readonly string[]> {
  const under = new Map<string | null, TreeEntry[]>();
  for (const line of lines) {
    const siblings = under.get(line.parentId);
    if (siblings) siblings.push(line);
    else under.set(line.parentId, [line]);
  }
  return new Map([...under].map(([parentId, siblings]) => [parentId, liveIn(siblings)]));
}

const liveIn = (siblings: readonly TreeEntry[]): string[] =>
  siblingOrder(siblings).flatMap((line) => (line.live ? [line.sectionId] : []));

/**
 * The sections that stand elsewhere now than then, as a person sees it: under another parent, or out of the longest run of siblings
 * that kept their order. Of several such runs the one counts in which fewest were moved by hand (`meant`), and then the one whose sections
 * still name the sibling they named then.
 */
export function movedBetween(
  then: ReadonlyMap<string, TreeEntry>,
  now: ReadonlyMap<string, TreeEntry>,
  meant: ReadonlySet<string>,
): ReadonlySet<string> {
  const moved = new Set<string>();
  for (const { sectionId, parentId, live } of now.values()) {
    const before = then.get(sectionId);
    if (live && before?.live && before.parentId !== parentId) moved.add(sectionId);
  }
  const orders = liveOrders(then.values());
  for (const [parentId, present] of liveOrders(now.values())) {
    const before = new Map((orders.get(parentId) ?? []).map((id, at) => [id, at]));
    const common = present.filter((id) => before.has(id));
    const more = common.length + 1;
    const kept = heaviestRising(
      common.map((id) => before.get(id)!),
      common.map(
        (id) => more * more + (meant.has(id) ? 0 : more) + Number(then.get(id)?.afterId === now.get(id)?.afterId),
      ),
    );
    for (const [at, id] of common.entries()) if (!kept.has(at)) moved.add(id);
  }
  return moved;
}

/** The indexes of the rising run of greatest weight; all numbers differ. */
function heaviestRising(numbers: readonly number[], weights: readonly number[]): ReadonlySet<number> {
  const ranks = new Map([...numbers].sort((a, b) => a - b).map((number, rank) => [number, rank + 1]));
  const total = new Float64Array(numbers.length);
  const previous = new Int32Array(numbers.length).fill(-1);
  // At `rank`, the index of the heaviest run that ends at that rank or at one of those below it that the tree folds into it.
  const tree = new Int32Array(numbers.length + 1).fill(-1);
  const heavier = (a: number, b: number): number => (b < 0 || (a >= 0 && total[a]! >= total[b]!) ? a : b);
  const upTo = (limit: number): number => {
    let best = -1;
    for (let rank = limit; rank > 0; rank -= rank & -rank) best = heavier(best, tree[rank]!);
    return best;
  };
  for (const [at, number] of numbers.entries()) {
    const rank = ranks.get(number)!;
    previous[at] = upTo(rank - 1);
    total[at] = weights[at]! + (previous[at] < 0 ? 0 : total[previous[at]]!);
    for (let each = rank; each < tree.length; each += each & -each) tree[each] = heavier(tree[each]!, at);
  }
  const kept = new Set<number>();
  for (let at = upTo(numbers.length); at >= 0; at = previous[at]!) kept.add(at);
  return kept;
}

/**
 * The order of siblings when some of them are put back: those that stay as they stand now, and each that comes back after the nearest
 * of those it stood after then (none: first).
 */
export function orderPutBack(
  now: readonly string[],
  then: readonly string[],
  { goes, comes }: { goes: ReadonlySet<string>; comes: ReadonlySet<string> },
): readonly string[] {
  const next = new Map<string | null, string>();
  let last: string | null = null;
  const standing = new Set(now.filter((id) => !goes.has(id)));
  for (const id of standing) {
    next.set(last, id);
    last = id;
  }
  let anchor: string | null = null;
  for (const id of then) {
    if (comes.has(id)) {
      const follower = next.get(anchor);
      next.set(anchor, id);
      if (follower !== undefined) next.set(id, follower);
      standing.add(id);
    }
    if (standing.has(id)) anchor = id;
  }
  const order: string[] = [];
  for (let id = next.get(null); id !== undefined; id = next.get(id)) order.push(id);
  return order;
}

/** The `fromSeq` of a line that is written now: newer than every line there is. */
export const comesNow = Number.MAX_SAFE_INTEGER;

/**
 * What these siblings, retired ones too, have to name as the one before for the live ones to stand in the wanted order: the first of
 * the proposals that gives it, else each the one it stands after. Only those are given that name another than now. `comes`: those whose
 * own name is another already.
 */
export function namesFor(
  wanted: readonly string[],
  siblings: readonly TreeEntry[],
  proposals: readonly ReadonlyMap<string, string | null>[],
  comes: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, string | null> {
  const now = new Map(siblings.map((line) => [line.sectionId, line.afterId]));
  const chain = new Map(wanted.map((id, at) => [id, wanted[at - 1] ?? null]));
  for (const names of [...proposals, chain]) {
    const other = new Map([...names].filter(([id, afterId]) => now.get(id) !== afterId));
    if (names === chain || stands(wanted, { siblings, names: other, comes })) return other;
  }
  return chain;
}

/**
 * In whatever order the lines are read; and what is given a name is led to by siblings from the first of them: in a circle, or behind what
 * stands under another parent, it would stand by chance.
 */
function stands(
  wanted: readonly string[],
  {
    siblings,
    names,
    comes,
  }: { siblings: readonly TreeEntry[]; names: ReadonlyMap<string, string | null>; comes: ReadonlySet<string> },
): boolean {
  const lines = siblings.map((line) => {
    const afterId = names.get(line.sectionId);
    return afterId === undefined ? line : { ...line, afterId, fromSeq: comesNow };
  });
  const after = new Map(lines.map((line) => [line.sectionId, line.afterId]));
  const isLedTo = (id: string): boolean => {
    let at: string | null | undefined = id;
    for (let steps = 0; at && steps <= after.size; steps += 1) at = after.get(at);
    return at === null;
  };
  if (![...names.keys(), ...comes].every(isLedTo)) return false;
  return [lines, lines.toReversed()].every((each) => {
    const order = liveIn(each);
    return order.length === wanted.length && order.every((id, at) => id === wanted[at]);
  });
}
