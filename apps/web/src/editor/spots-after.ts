import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Mappable } from '@tiptap/pm/transform';
import { marginOf } from './decorate.js';
import type { Spot, Stretch } from './spots.js';

/** Where the same changes stand after a step, just as what is drawn of them moves along: what is new ends behind what is typed at its end. */
export function spotsAfter(spots: readonly Spot[], moves: Mappable): Spot[] {
  const ahead = (at: number) => moves.map(at, 1);
  const behind = (at: number) => moves.map(at, -1);
  const open = ({ from, to }: Stretch): Stretch => ({ from: ahead(from), to: ahead(to) });
  const closed = ({ from, to }: Stretch): Stretch => ({ from: ahead(from), to: behind(to) });
  return spots.map((spot) => ({
    change: spot.change,
    inserted: spot.inserted.map(open),
    deleted: spot.deleted.map(({ at, base }) => ({ at: behind(at), base })),
    movedHere: spot.movedHere.map(closed),
    movedAway: spot.movedAway.map(({ at, base }) => ({ at: behind(at), base })),
    formatted: spot.formatted.map(closed),
    styled: spot.styled.map(ahead),
    anchor: behind(spot.anchor),
  }));
}

/** Whether changes that are drawn stand where they would be drawn anew. */
export function sameSpots(doc: Node, drawn: readonly Spot[], spots: readonly Spot[]): boolean {
  const margin = ({ anchor }: Spot) => marginOf(doc, Math.min(anchor, doc.content.size));
  return (
    drawn.length === spots.length &&
    drawn.every((one, at) => {
      const other = spots[at]!;
      return (
        JSON.stringify({ ...one, anchor: 0 }) === JSON.stringify({ ...other, anchor: 0 }) &&
        margin(one) === margin(other)
      );
    })
  );
}

/** Whether a transaction only put words into blocks or took words out of them. */
export function isTypedIn({ steps, docs, doc, mapping }: Transaction): boolean {
  return steps.every((_, at) => {
    const [before, after] = [docs[at]!, docs[at + 1] ?? doc];
    let ranges = 0;
    let inside = true;
    mapping.maps[at]!.forEach((from, to, newFrom, newTo) => {
      ranges += 1;
      inside &&= isInBlock(before, from, to) && isInBlock(after, newFrom, newTo);
    });
    return inside && ranges > 0;
  });
}

const isInBlock = (doc: Node, from: number, to: number): boolean => {
  const $from = doc.resolve(from);
  return $from.parent.inlineContent && to <= $from.end();
};
