import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { waitingQuery } from '../api/queries.js';

/** Where proposals are decided and feedback answered: who leaves it has perhaps made what waits less. */
const isDeciding = (path: string): boolean => /\/(?:desk|feedback)\/./u.test(path);

/**
 * How much waits, for the navigation of those who may see the desk. It is what the desk last answered, a minute long; the desk itself
 * brings it anew with its first page, so nothing is asked beside that there unless a filter is set: what a filter leaves is not what waits.
 */
export function useWaiting(
  slug: string | undefined,
  { path, isFiltered, enabled }: { path: string; isFiltered: boolean; enabled: boolean },
) {
  const isDesk = !isFiltered && /\/desk\/?$/u.test(path);
  const query = useQuery({
    ...waitingQuery(slug ?? ''),
    enabled: enabled && slug !== undefined && !isDesk,
    staleTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const before = useRef(path);
  const { refetch } = query;
  useEffect(() => {
    if (enabled && !isDesk && before.current !== path && isDeciding(before.current)) void refetch();
    before.current = path;
  }, [path, enabled, isDesk, refetch]);
  return enabled ? query.data?.counts : undefined;
}
