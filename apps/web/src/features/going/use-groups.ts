import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DocumentView, ProposalSummary } from '@tarmeem/contract';
import { useEffect, useMemo, useState } from 'react';
import { call } from '../../api/client.js';
import { outlineQuery } from '../../api/queries.js';
import { proposalName } from '../../text/proposal-name.js';
import { useLanguage } from '../../text/words.js';
import { isFor } from '../../ui/places.js';
import { useMe } from '../account/session.js';
import { bestOf, type Destination, type Group } from './destinations.js';
import { screensFor } from './screens.js';
import '../../text/words-of/going.js';

/** What is typed, once it has rested: a list is not asked for at every key. */
function useRested(typed: string): string {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), 150);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}

/** The proposals that answer what is typed, as far as this person sees them: on the desk, and those of the own organisation. */
function useProposalsFound(slug: string, typed: string) {
  const me = useMe();
  const wanted = typed.trim().replace(/^#/u, '');
  const find = useRested(wanted);
  const params = { slug };
  const common = { staleTime: 10_000, placeholderData: keepPreviousData };
  const own = useQuery({
    ...common,
    queryKey: ['documents', slug, 'proposals', 'found', find],
    queryFn: async ({ signal }): Promise<ProposalSummary[]> =>
      (await call('proposals', { params, query: { find }, signal })).items,
    enabled: isFor.writers(me),
  });
  const desk = useQuery({
    ...common,
    queryKey: ['documents', slug, 'queue', 'found', find],
    queryFn: async ({ signal }): Promise<ProposalSummary[]> =>
      (await call('queue', { params, query: { find, kind: 'proposals', state: find ? 'all' : 'open' }, signal })).items,
    enabled: isFor.desk(me),
  });
  return { own, desk, find, settled: find === wanted && !own.isFetching && !desk.isFetching };
}

/** What can be gone to, by what is typed; `waiting` while a part of it is on its way, `failed` when a part did not come. */
export function useGroups({ slug }: DocumentView, typed: string) {
  const { say, day } = useLanguage();
  const me = useMe();
  const outline = useQuery(outlineQuery(slug));
  const { own, desk, find, settled } = useProposalsFound(slug, typed);
  const sections = useMemo(() => {
    const lines = outline.data?.sections ?? [];
    const above = new Map<string | null, string>([[null, '']]);
    // In reading order: what stands above a section has come before it.
    const all = lines.map(({ sectionId, parentId, heading, path, mayPropose }) => {
      const beside = above.get(parentId) ?? '';
      above.set(sectionId, beside ? `${beside} › ${heading}` : heading);
      return { id: sectionId, words: heading, beside, address: `/${slug}/${path}`, mayPropose };
    });
    // One's own sections come before those of others that fit as well.
    return [...all.filter(({ mayPropose }) => mayPropose), ...all.filter(({ mayPropose }) => !mayPropose)];
  }, [outline.data, slug]);
  const screens = screensFor(me).map(({ to, words }): Destination => ({
    id: to,
    words: say(words),
    beside: '',
    address: `/app${to}`,
  }));
  const asDestination =
    (at: string, foundBy?: string) =>
    ({ id, number, title, organisation, sections, updatedAt }: ProposalSummary): Destination => ({
      id: `${at}-${id}`,
      // One without a title is known by what it is written on.
      words:
        title ||
        [
          proposalName({ say, day }, { title, sections, updatedAt }),
          ...sections.slice(0, 3).map(({ heading }) => heading),
        ].join(' · '),
      beside: [number === null ? say('going.draft') : say('going.number', { number }), organisation.name].join(' · '),
      address: `/app/${at}/${id}`,
      number,
      ...(foundBy ? { foundBy } : {}),
    });
  const proposals = [
    ...(desk.data ?? []).map(asDestination('desk')),
    ...(own.data ?? []).map(asDestination('proposals', own.isPlaceholderData ? '' : find)),
  ];
  const words = typed.trim();
  const mine = sections
    .filter(({ mayPropose }) => mayPropose)
    .map((section) => ({
      ...section,
      id: `suggest-${section.id}`,
      address: `/app/proposals/new?section=${section.id}`,
    }));
  const groups: Group[] = [
    { heading: say('going.screens'), items: bestOf(screens, words, words ? 6 : 8) },
    { heading: say('going.proposals'), items: bestOf(proposals, words, 6) },
    { heading: say('going.sections'), items: words ? bestOf(sections, words, 8) : [] },
    { heading: say('going.suggest'), items: words ? bestOf(mine, words, 4) : [] },
    {
      heading: say('going.elsewhere'),
      items: words
        ? [
            {
              id: 'search',
              words: say('going.search', { words }),
              beside: '',
              address: `/${slug}/search?q=${encodeURIComponent(words)}`,
            },
          ]
        : [],
    },
  ];
  const asked = [outline, own, desk].filter(({ fetchStatus, isPending }) => !(isPending && fetchStatus === 'idle'));
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    failed: asked.some(({ isError, data }) => isError && data === undefined),
    waiting: !settled || asked.some(({ isPending }) => isPending),
    again: () => asked.forEach((each) => void (each.isError && each.refetch())),
  };
}
