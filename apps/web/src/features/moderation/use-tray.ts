import type { ReviewView, TrayMark } from '@tarmeem/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.js';

/** A moderator's marks on a proposal: on the screen at once, on the server right after, without effect until they are sent. */
export function useTray(review: ReviewView) {
  const [marks, setMarks] = useState<readonly TrayMark[]>(review.tray);
  const [failure, setFailure] = useState<unknown>(null);
  const [kept, setKept] = useState(0);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const newest = useRef(marks);
  const proposalId = review.proposal.id;
  const { tray } = review;
  useEffect(() => {
    newest.current = tray;
    setMarks(tray);
  }, [tray]);
  const keep = useCallback(
    (next: readonly TrayMark[]) => {
      newest.current = next;
      setMarks(next);
      queue.current = queue.current.then(async () => {
        if (newest.current !== next) return;
        try {
          await call('saveTray', { params: { proposalId }, body: { marks: [...next] } });
          setFailure(null);
          setKept((count) => count + 1);
        } catch (error) {
          setFailure(error);
        }
      });
    },
    [proposalId],
  );
  return {
    marks,
    failure,
    /** How often the marks were kept on the server since the screen opened. */
    kept,
    mark: (mark: TrayMark) => keep([...newest.current.filter(({ changeId }) => changeId !== mark.changeId), mark]),
    undo: (changeId: string) => keep(newest.current.filter((each) => each.changeId !== changeId)),
    /**
     * Forgets marks that were sent: the server did so with their decision. The answer's tray can't say it, for an empty one that follows
     * an empty one is the same to the cache, and marks that stayed would read as lost to somebody else's decision.
     */
    sent: (changeIds: readonly string[]) => {
      newest.current = newest.current.filter(({ changeId }) => !changeIds.includes(changeId));
      setMarks(newest.current);
    },
    /** Tries to keep the marks on the server once more. */
    again: () => keep([...newest.current]),
  };
}
