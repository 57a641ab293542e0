import { queryOptions } from '@tanstack/react-query';
import type { QueueQuery } from '@tarmeem/contract';
import { call } from './client.js';
import { arrived } from './saves-under-way.js';

/** Who is signed in; a 401 is the answer "nobody" and is not tried again. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call('me', { signal }),
  staleTime: 5 * 60_000,
});

/** The single sign-on of the installation; its name is null where there is none. */
export const providerQuery = queryOptions({
  queryKey: ['provider'],
  queryFn: ({ signal }) => call('provider', { signal }),
  staleTime: Infinity,
});

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => call('account', { signal }),
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => call('sessions', { signal }),
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => call('tokens', { signal }),
});

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => call('webhooks', { signal }),
});

export const documentsQuery = queryOptions({
  queryKey: ['documents'],
  queryFn: ({ signal }) => call('documents', { signal }),
  staleTime: 60_000,
});

export const outlineQuery = (slug: string) =>
  queryOptions({
    queryKey: ['documents', slug, 'outline'],
    queryFn: ({ signal }) => call('outline', { params: { slug }, signal }),
    staleTime: 60_000,
  });

export const editionsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['documents', slug, 'editions'],
    queryFn: ({ signal }) => call('editions', { params: { slug }, signal }),
  });

export const rollbackQuery = (slug: string) =>
  queryOptions({
    queryKey: ['documents', slug, 'rollback'],
    queryFn: ({ signal }) => call('rollback', { params: { slug }, signal }),
  });

export const emergenciesQuery = (slug: string) =>
  queryOptions({
    queryKey: ['documents', slug, 'emergencies'],
    queryFn: ({ signal }) => call('emergencies', { params: { slug }, signal }),
  });

export const draftQuery = (slug: string) =>
  queryOptions({
    queryKey: ['documents', slug, 'draft'],
    queryFn: ({ signal }) => call('draft', { params: { slug }, signal }),
  });

export const previewLinksQuery = (slug: string) =>
  queryOptions({
    queryKey: ['documents', slug, 'preview-links'],
    queryFn: ({ signal }) => call('previewLinks', { params: { slug }, signal }),
  });

export const proposalQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', proposalId],
    queryFn: ({ signal }) => call('proposal', { params: { proposalId }, signal }),
  });

/** The contents as a draft would have them. */
export const draftOutlineQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', proposalId, 'outline'],
    queryFn: ({ signal }) => call('draftOutline', { params: { proposalId }, signal }),
  });

/** The mutable text: always fetched anew when the editor opens, never behind the author's back. */
export const workingCopyQuery = (proposalId: string, sectionId: string) =>
  queryOptions({
    queryKey: ['proposals', proposalId, 'sections', sectionId],
    queryFn: async ({ signal }) => {
      await arrived(sectionId);
      return call('workingCopy', { params: { proposalId, sectionId }, signal });
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const reviewQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', proposalId, 'review'],
    queryFn: ({ signal }) => call('review', { params: { proposalId }, signal }),
  });

/** What readers said that a proposal of the own organisation takes up. */
export const takenUpQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', proposalId, 'feedback'],
    queryFn: ({ signal }) => call('takenUp', { params: { proposalId }, signal }),
  });

/** What the marks in the own tray would do; `kept` counts how often the tray was kept, so that each tray has its own answer. */
export const consequencesQuery = (proposalId: string, kept: number) =>
  queryOptions({
    queryKey: ['proposals', proposalId, 'consequences', kept],
    gcTime: 10_000,
    queryFn: ({ signal }) => call('consequences', { params: { proposalId }, signal }),
  });

/** The first page of the desk without a filter: its counts say what waits. */
export const waitingQuery = (slug: string) =>
  queryOptions({
    queryKey: ['documents', slug, 'queue', 'counts'],
    queryFn: ({ signal }) => call('queue', { params: { slug }, signal }),
  });

export type QueueFilter = Partial<Omit<QueueQuery, 'after'>>;
/** What other proposals have open in the section; asked again now and then, because they come and go. */
export const alsoOpenQuery = (proposalId: string, sectionId: string) =>
  queryOptions({
    queryKey: ['proposals', proposalId, 'sections', sectionId, 'also-open'],
    queryFn: ({ signal }) => call('alsoOpen', { params: { proposalId, sectionId }, signal }),
    staleTime: 60_000,
    refetchInterval: 120_000,
  });
