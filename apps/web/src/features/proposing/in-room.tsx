import type { WorkingCopyView } from '@tarmeem/contract';
import { useEffect, useState, type ReactNode } from 'react';
import type { Room } from '../../editor/room.js';
import { Loading } from '../../ui/states.js';

interface InRoomProps {
  copy: WorkingCopyView;
  meId: string;
  children: (room: Room | null) => ReactNode;
}

/** How long somebody waits for the room before they write alone, in milliseconds. */
const patience = 5_000;

/**
 * Enters the room of the section when colleagues may write in it too; its scripts come only then. Without a room one person writes at
 * a time, and who saves over whom is asked.
 */
export function InRoom({ copy, meId, children }: InRoomProps) {
  const [room, setRoom] = useState<Room | null | undefined>(copy.together ? undefined : null);
  const { proposalId, sectionId, generation, together } = copy;
  useEffect(() => {
    if (!together) return undefined;
    let left = false;
    let entered: Room | null = null;
    void import('../../editor/room.js')
      .then(({ enterRoom }) => enterRoom(`${proposalId}.${sectionId}.${generation}`, meId, patience))
      .catch(() => null)
      .then((found) => {
        entered = found;
        if (left) found?.leave();
        else setRoom(found);
      });
    return () => {
      left = true;
      entered?.leave();
    };
  }, [proposalId, sectionId, generation, together, meId]);
  return room === undefined ? <Loading /> : children(room);
}
