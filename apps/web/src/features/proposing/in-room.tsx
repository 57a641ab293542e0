import type { WorkingCopyView } from '@tarmeem/contract';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Room } from '../../editor/room.js';
import { Loading } from '../../ui/states.js';
import { pressedSince, whenKeysRest } from '../../ui/when-keys-rest.js';

/** A section as it is open: its text when it was read, and where colleagues write in it together (null: alone). */
export interface Opened {
  copy: WorkingCopyView;
  room: Room | null;
  /** Counts the readings of the section: what is kept for one is not for the next. */
  reading: number;
}

interface InRoomProps {
  copy: WorkingCopyView;
  /** Another one opens the text anew. */
  reading: number;
  meId: string;
  /** Sends what is typed, and reads the text with it. */
  renew: () => Promise<WorkingCopyView | undefined>;
  children: (opened: Opened) => ReactNode;
}

/** How long somebody waits for the room before they write alone, in milliseconds. */
const patience = 5_000;

/**
 * Enters the room of the section when colleagues may write in it too; its scripts come only then. Without a room one person writes at
 * a time, and who saves over whom is asked. When the text is read anew, the one before stays open to its writer until the new one is
 * there and the keys rest, so that no key falls between the two: a room has them, and who writes alone reads again what was typed since.
 */
export function InRoom({ copy, reading, meId, renew, children }: InRoomProps) {
  const [opened, setOpened] = useState<Opened | null>(copy.together ? null : { copy, room: null, reading });
  const isOpen = opened?.reading === reading;
  const { proposalId, sectionId, generation, together } = copy;
  const again = useRef(renew);
  again.current = renew;
  const isAnew = opened !== null;
  useEffect(() => {
    if (isOpen) return undefined;
    const left = new AbortController();
    const entered = together
      ? import('../../editor/room.js')
          .then(({ enterRoom }) => enterRoom(`${proposalId}.${sectionId}.${generation}`, meId, patience))
          .catch(() => null)
      : Promise.resolve(null);
    void entered.then(async (room) => {
      const ended = left.signal;
      let newest = copy;
      await whenKeysRest(ended);
      for (let isWhole = room !== null || !isAnew; !isWhole && !ended.aborted;) {
        const asked = performance.now();
        newest = (await again.current()) ?? newest;
        isWhole = !pressedSince(asked);
        await whenKeysRest(ended);
      }
      if (ended.aborted) room?.leave();
      else setOpened({ copy: newest, room, reading });
    });
    return () => left.abort();
  }, [isOpen, isAnew, copy, proposalId, sectionId, generation, together, meId, reading]);
  return opened ? children(opened) : <Loading />;
}
