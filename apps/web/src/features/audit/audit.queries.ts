import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.js';

/** What the list of events is about. */
export const abouts = ['all', 'proposal', 'change', 'edition', 'feedback'] as const;
export type About = (typeof abouts)[number];

export interface AuditSearch {
  about?: Exclude<About, 'all'>;
  /** The number of a proposal. */
  proposal?: number;
}

/** What the address restores; anything else in it is left out. */
export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const about = abouts.find((each) => each !== 'all' && each === search['about']);
  const proposal = Number(search['proposal']);
  return {
    ...(about && about !== 'all' ? { about } : {}),
    ...(Number.isInteger(proposal) && proposal > 0 ? { proposal } : {}),
  };
}

/** The chain of events, newest first, a page at a time. */
export const auditQuery = (slug: string, { about, proposal }: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['documents', slug, 'audit', about ?? 'all', proposal ?? null],
    queryFn: ({ signal, pageParam }) =>
      call('audit', {
        params: { slug },
        query: { about, proposal: proposal?.toString(), after: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
