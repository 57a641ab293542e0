/** Letters from `at` on, so many, are taken out, and others put there. */
export interface TextSplice {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

/** The smallest splice that makes one text of another; it never parts the two halves of one character. */
export function spliceBetween(before: string, after: string): TextSplice {
  const most = Math.min(before.length, after.length);
  let at = 0;
  while (at < most && before[at] === after[at]) at += 1;
  if (isHalved(before, at) || isHalved(after, at)) at -= 1;
  let left = 0;
  while (left < most - at && before[before.length - 1 - left] === after[after.length - 1 - left]) left += 1;
  if (isHalved(before, before.length - left) || isHalved(after, after.length - left)) left -= 1;
  return { at, cut: before.length - left - at, put: after.slice(at, after.length - left) };
}

const isHalved = (text: string, at: number): boolean =>
  /^[\ud800-\udbff]$/.test(text[at - 1] ?? '') && /^[\udc00-\udfff]$/.test(text[at] ?? '');

/** Where a place of the text stands after a splice; in what was cut, behind what was put there. */
export function placeAfter({ at, cut, put }: TextSplice, place: number): number {
  if (place <= at) return place;
  return place >= at + cut ? place + put.length - cut : at + put.length;
}

/** What somebody made of `before`, made of `now`, which others made of it: both are kept. */
export function spliceOnto(now: string, before: string, after: string): TextSplice {
  const mine = spliceBetween(before, after);
  if (now === before) return mine;
  const theirs = spliceBetween(before, now);
  if (mine.at + mine.cut <= theirs.at) return mine;
  if (mine.at >= theirs.at + theirs.cut) return { ...mine, at: placeAfter(theirs, mine.at) };
  // Both changed the same letters: theirs stay, and mine come behind them.
  return { at: placeAfter(theirs, theirs.at + theirs.cut), cut: 0, put: mine.put };
}
