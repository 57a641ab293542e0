import { spliceBetween, spliceOnto } from '@tarmeem/document';
import type * as Y from 'yjs';

/** The heading of a room, in which each key is a splice of letters. */
export interface SharedHeading {
  rename: (to: string, shown: string) => string;
  /** All that was written here is stored. */
  stored: () => void;
}

/**
 * `room`: where what comes from the room comes from. `tell` hears what the heading is with what came; `mine`: what was written here
 * at the same place and was still under way, else null. Whole headings that meet so are set apart by a space.
 */
export function sharedHeading(
  heading: Y.Text,
  room: unknown,
  tell: (now: string, mine: string | null) => void,
): SharedHeading {
  let agreed = heading.toJSON();
  let here = agreed;
  heading.observe((_, { origin }) => {
    const mine = here;
    here = heading.toJSON();
    if (origin !== room) return;
    const isMet = meets(agreed, mine, here);
    const place = isMet && isAnother(agreed, mine) ? seam(mine, here) : null;
    agreed = isMet ? here : withCame(agreed, mine, here);
    if (place === null) return tell(here, isMet ? mine : null);
    // Not before the room is done with what came.
    queueMicrotask(() => {
      if (here === heading.toJSON()) heading.insert(place, ' ');
      tell(here, mine);
    });
  });
  return {
    rename: (to, shown) => {
      const { at, cut, put } = spliceOnto(heading.toJSON(), shown, to);
      heading.doc?.transact(() => {
        if (cut > 0) heading.delete(at, cut);
        if (put) heading.insert(at, put);
      });
      return heading.toJSON();
    },
    stored: () => {
      agreed = here;
    },
  };
}

/** Whether what came changed letters at which something was written here since both had the same. */
function meets(agreed: string, mine: string, now: string): boolean {
  if (mine === agreed || now === mine) return false;
  const written = spliceBetween(agreed, mine);
  const came = spliceBetween(mine, now);
  return came.at <= written.at + written.put.length && written.at <= came.at + came.cut;
}

/** What both had before, with what came at another place than what was written here. */
function withCame(agreed: string, mine: string, now: string): string {
  const written = spliceBetween(agreed, mine);
  const { at, cut, put } = spliceBetween(mine, now);
  const place = at < written.at ? at : at - written.put.length + written.cut;
  return agreed.slice(0, place) + put + agreed.slice(place + cut);
}

/** Whether most of a heading was written anew: who types in one that stays parts no word of it. */
const isAnother = (agreed: string, mine: string): boolean => spliceBetween(agreed, mine).cut * 2 > agreed.length;

/** Where the words of both run into each other; null where they do not. */
function seam(mine: string, now: string): number | null {
  const place = now.startsWith(mine) ? mine.length : now.endsWith(mine) ? now.length - mine.length : 0;
  return /[\p{L}\p{M}\p{N}]$/u.test(now.slice(0, place)) && /^[\p{L}\p{N}]/u.test(now.slice(place)) ? place : null;
}
