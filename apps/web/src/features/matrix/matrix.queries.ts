import { infiniteQueryOptions } from '@tanstack/react-query';
import type { MatrixRow } from '@tarmeem/contract';
import { call } from '../../api/client.js';

export type Fate = MatrixRow['fate'];

/** The matrix a page at a time, of one disposition or of all. */
export const matrixQuery = (slug: string, fate: Fate | null) =>
  infiniteQueryOptions({
    queryKey: ['documents', slug, 'response-matrix', fate],
    queryFn: ({ signal, pageParam }) =>
      call('responseMatrix', {
        params: { slug },
        query: { fate: fate ?? undefined, after: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
