import { infiniteQueryOptions } from '@tanstack/react-query';
import type { MatrixRow } from '@tarmeem/contract';
import type { Locale } from '@tarmeem/text';
import { call } from '../../api/client.js';

export type Fate = MatrixRow['fate'];

/** The matrix a page at a time, of one disposition or of all, its sentences in the language of the screen. */
export const matrixQuery = (slug: string, fate: Fate | null, language: Locale) =>
  infiniteQueryOptions({
    queryKey: ['documents', slug, 'response-matrix', fate, language],
    queryFn: ({ signal, pageParam }) =>
      call('responseMatrix', {
        params: { slug },
        query: { fate: fate ?? undefined, language, after: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
