import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { MeView } from '@tarmeem/contract';
import { meQuery } from '../../api/queries.js';
import { waitToLeave } from './leave-later.js';
import { localPath } from './local-path.js';

/** Lets a person in who has just signed in: to where they wanted, with nothing left of who was here before. */
export function useEnter(next: string | undefined): (me: MeView) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return (me) => {
    waitToLeave(null); // the session that was to be ended is not this browser's any more
    client.clear();
    client.setQueryData(meQuery.queryKey, me);
    const path = localPath(next);
    if (path.startsWith('/app/')) void navigate({ href: path.slice('/app'.length), replace: true });
    else location.replace(path);
  };
}
