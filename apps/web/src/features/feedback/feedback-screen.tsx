import { useInfiniteQuery } from '@tanstack/react-query';
import type { FeedbackView } from '@tarmeem/contract';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Blank, Failure, Loading } from '../../ui/states.js';
import { hasRole, useMe } from '../account/session.js';
import { FeedbackItem } from './feedback-item.js';
import { FeedbackStateTag } from './feedback-state.js';
import { feedbackListQuery } from './feedback.queries.js';
import type { FeedbackSearch } from './feedback-search.js';
import '../../text/words-of/deciding.js';
import '../../text/words-of/answering.js';

interface FeedbackScreenProps {
  slug: string;
  /** What the address restores: what is listed, and the opened item. */
  filter: FeedbackSearch;
  selected: string | null;
  onFilter: (filter: FeedbackSearch) => void;
  onSelect: (feedbackId: string) => void;
}

const states = ['all', 'held', 'open', 'answered', 'refused', 'withdrawn'] as const;
/** What readers say about the text: the list, the opened thread, and its answer. */
export function FeedbackScreen({ slug, filter, selected, onFilter, onSelect }: FeedbackScreenProps) {
  const { say } = useLanguage();
  const me = useMe();
  const list = useInfiniteQuery(feedbackListQuery(slug, filter));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const state = filter.state ?? 'all';
  const at = items.findIndex(({ id }) => id === selected);
  const toList = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // On a narrow screen the item takes the place of the list: the reading goes on here.
    if (selected && matchMedia('(max-width: 820px)').matches) toList.current?.focus();
  }, [selected]);
  const next = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))].find((item) => item.state === 'open');
  return (
    <div className="fg" data-chosen={selected ? '' : undefined}>
      <nav className="rail edge" aria-label={say('feedback.list')}>
        <div className="rh wraps">
          {selected ? <h2>{say('feedback.title')}</h2> : <h1>{say('feedback.title')}</h1>}
          <div className="row">
            {hasRole(me, 'moderator', 'publisher') && (
              <a className="link small" href="/app/matrix">
                {say('matrix.open')}
              </a>
            )}
            {hasRole(me, 'moderator') && (
              <a className="link small" href="/app/feedback/enter">
                {say('received.open')}
              </a>
            )}
          </div>
          <div className="row" role="group" aria-label={say('feedback.list')}>
            {states.map((each) => (
              <button
                key={each}
                type="button"
                className="chip"
                aria-pressed={each === state}
                onClick={() => onFilter({ ...filter, state: each === 'all' ? undefined : each })}
              >
                {say(`feedback.${each}`)}
              </button>
            ))}
            <button
              type="button"
              className="chip"
              aria-pressed={filter.place === 'DETACHED'}
              onClick={() => onFilter({ ...filter, place: filter.place ? undefined : 'DETACHED' })}
            >
              {say('place.state.DETACHED')}
            </button>
          </div>
        </div>
        {list.error && !list.data ? <Failure error={list.error} onAgain={() => void list.refetch()} /> : null}
        {list.isPending ? <Loading onAgain={() => void list.refetch()} /> : null}
        {list.data && items.length === 0 ? (
          <Blank title={say('feedback.none')}>
            <p className="muted">{say('feedback.noneHint')}</p>
          </Blank>
        ) : null}
        <ul>
          {items.map((item) => (
            <li key={item.id}>
              <ListedFeedback item={item} filter={filter} current={item.id === selected} onSelect={onSelect} />
            </li>
          ))}
        </ul>
        {list.hasNextPage && (
          <button
            type="button"
            className="btn sm"
            onClick={() => void list.fetchNextPage()}
            aria-disabled={list.isFetchingNextPage}
          >
            {say('app.more')}
          </button>
        )}
      </nav>
      {selected && (
        <nav className="to-list" aria-label={say('feedback.toList')}>
          <a
            href={listAddress(filter)}
            ref={toList}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onFilter(filter);
            }}
          >
            <Icon name="prev" flip /> {say('feedback.toList')}
          </a>
        </nav>
      )}
      {selected ? (
        <FeedbackItem
          key={selected}
          feedbackId={selected}
          slug={slug}
          onNext={next && next.id !== selected ? () => onSelect(next.id) : undefined}
        />
      ) : (
        <main className="desk" id="main">
          {items.length > 0 && <Blank title={say('feedback.choose')} />}
        </main>
      )}
    </div>
  );
}

const listAddress = (filter: FeedbackSearch, path = ''): string => {
  const search = new URLSearchParams({ ...filter }).toString();
  return `/app/feedback${path}${search ? `?${search}` : ''}`;
};

function ListedFeedback({
  item,
  filter,
  current,
  onSelect,
}: {
  item: FeedbackView;
  filter: FeedbackSearch;
  current: boolean;
  onSelect: (id: string) => void;
}) {
  const { say, when } = useLanguage();
  const about = item.section?.heading ?? say('feedback.wholeDocument');
  return (
    <a
      className="fi"
      href={listAddress(filter, `/${item.id}`)}
      aria-current={current || undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onSelect(item.id);
      }}
    >
      <span className="row small">
        <span className="muted num">{item.number}</span>
        <FeedbackStateTag state={item.state} />
        {item.anchor && item.anchor.state !== 'EXACT' && (
          <span className="st back">{say(`place.state.${item.anchor.state}`)}</span>
        )}
        <span className="age end">{when(item.at)}</span>
      </span>
      <span className="doc" dir="auto">
        {item.text}
      </span>
      <span className="small muted">
        {say(`feedback.${item.kind}`)} · {about}
      </span>
    </a>
  );
}
