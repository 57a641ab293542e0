import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { ReviewView, TrayMark } from '@tarmeem/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.js';
import { reviewQuery } from '../../api/queries.js';

/** A moderator's marks on a proposal: on the screen at once, on the server right after, without effect until they are sent. */
export function useTray(review: ReviewView) {
  const [marks, setMarks] = useState<readonly TrayMark[]>(review.tray);
  const [failure, setFailure] = useState<unknown>(null);
  const [kept, setKept] = useState(0);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const newest = useRef(marks);
  /** Marks stand on the screen that the server does not hold yet: what it says of the tray is older than they are. */
  const waits = useRef(false);
  const client = useQueryClient();
  const proposalId = review.proposal.id;
  const { tray } = review;
  useEffect(() => {
    if (waits.current) return;
    newest.current = tray;
    setMarks(tray);
  }, [tray]);
  const keep = useCallback(
    (next: readonly TrayMark[]) => {
      newest.current = next;
      waits.current = true;
      setMarks(next);
      queue.current = queue.current.then(async () => {
        if (newest.current !== next) return;
        try {
          const body = { marks: [...next] };
          await call('saveTray', { params: { proposalId }, body, keepalive: isShort(body) });
          await nothingOlder(client, proposalId, next, () => newest.current === next);
          if (newest.current === next) waits.current = false;
          setFailure(null);
          setKept((count) => count + 1);
        } catch (error) {
          setFailure(error);
        }
      });
    },
    [client, proposalId],
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
      waits.current = false;
      setMarks(newest.current);
    },
    /** Tries to keep the marks on the server once more. */
    again: () => keep([...newest.current]),
  };
}

/** Whoever marks and leaves at once has marked: browsers let so much outlive the page. */
const isShort = (body: unknown): boolean => JSON.stringify(body).length < 15_000;

/** What the review was asked for before its marks were kept does not come over them: it is asked for again. */
async function nothingOlder(
  client: QueryClient,
  proposalId: string,
  marks: readonly TrayMark[],
  areNewest: () => boolean,
): Promise<void> {
  const { queryKey } = reviewQuery(proposalId);
  const isRead = client.getQueryState(queryKey)?.fetchStatus !== 'idle';
  await client.cancelQueries({ queryKey, exact: true });
  const updatedAt = client.getQueryState(queryKey)?.dataUpdatedAt;
  if (areNewest()) client.setQueryData(queryKey, (it) => it && { ...it, tray: [...marks] }, { updatedAt });
  if (isRead) void client.invalidateQueries({ queryKey, exact: true });
}
