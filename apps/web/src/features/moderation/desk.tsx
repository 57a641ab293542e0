import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { QueueItem } from '@tarmeem/contract';
import { useState, type KeyboardEvent } from 'react';
import { call } from '../../api/client.js';
import { outlineQuery } from '../../api/queries.js';
import { isPlain, useRoving } from '../../redline/roving.js';
import { KeysDialog } from '../../redline/keys-dialog.js';
import { useLanguage } from '../../text/words.js';
import { Answered, Blank, Closed, isClosed } from '../../ui/states.js';
import { useDocument, useTitle } from '../../ui/shell.js';
import { deskSearch, queueStates, type DeskSearch } from './desk-search.js';
import { Peek, QueueRow } from './queue-row.js';

/** The moderators' queue. Its filters are its address. */
export function Desk() {
  const { say } = useLanguage();
  const { slug } = useDocument();
  const filter = deskSearch(useSearch({ strict: false }));
  const state = filter.state ?? 'open';
  const order = filter.order ?? 'oldest';
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const [keys, setKeys] = useState(false);
  const outline = useQuery(outlineQuery(slug));
  const queue = useInfiniteQuery({
    queryKey: ['documents', slug, 'queue', filter],
    queryFn: ({ pageParam, signal }) =>
      call('queue', { params: { slug }, query: { ...filter, state, order, after: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const title = say(state === 'open' ? 'desk.title' : `desk.title.${state}`);
  useTitle(title);
  const items = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = queue.data?.pages[0]?.counts;
  const list = useRoving(at);
  const current = items[Math.min(at, items.length - 1)];
  const jurisdictions = (outline.data?.sections ?? []).filter(
    ({ parentId, jurisdiction }) => parentId === null && jurisdiction,
  );
  const organisations = [...new Map(items.map(({ organisation }) => [organisation.slug, organisation.name])).entries()];
  const go = (to: Partial<DeskSearch>) => {
    setAt(0);
    void navigate({ to: '/desk', search: deskSearch({ ...filter, ...to }) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPlain(event)) return;
    const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (by) setAt(Math.max(0, Math.min(items.length - 1, at + by)));
    else if (event.key === '?') setKeys(true);
    else return;
    event.preventDefault();
  };
  if (isClosed(queue.error))
    return (
      <main id="main" className="page">
        <Closed error={queue.error} />
      </main>
    );
  return (
    <div className="deskgrid">
      <nav className="rail tree flt" aria-label={say('desk.queue')}>
        <h2>{say('desk.queue')}</h2>
        {queueStates.map((each) => (
          <Link
            key={each}
            to="/desk"
            search={deskSearch({ ...filter, state: each })}
            aria-current={each === state ? 'page' : undefined}
            activeOptions={{ includeSearch: true, exact: true }}
          >
            {say(each === 'open' ? 'desk.title' : `desk.title.${each}`)}
            {counts && each !== 'all' && <span className="c">{counts[each]}</span>}
          </Link>
        ))}
        <h2>{say('desk.jurisdiction')}</h2>
        <Link
          to="/desk"
          search={deskSearch({ ...filter, jurisdiction: '' })}
          aria-current={filter.jurisdiction ? undefined : 'true'}
          activeOptions={{ includeSearch: true, exact: true }}
        >
          {say('desk.anywhere')}
        </Link>
        {jurisdictions.map(({ jurisdiction, heading }) => (
          <Link
            key={jurisdiction}
            to="/desk"
            search={deskSearch({ ...filter, jurisdiction: jurisdiction ?? '' })}
            aria-current={filter.jurisdiction === jurisdiction ? 'true' : undefined}
            activeOptions={{ includeSearch: true, exact: true }}
          >
            {heading}
          </Link>
        ))}
      </nav>
      <main id="main">
        <div className="wh">
          <h1>{title}</h1>
          {counts && state !== 'all' && (
            <span className="muted small">{say('desk.count', { count: counts[state] })}</span>
          )}
        </div>
        <div className="fbar" role="group" aria-label={say('desk.filters')}>
          <select
            className="in only-narrow"
            aria-label={say('desk.queue')}
            value={state}
            onChange={(event) => go(deskSearch({ state: event.target.value }))}
          >
            {queueStates.map((each) => (
              <option key={each} value={each}>
                {say(each === 'open' ? 'desk.title' : `desk.title.${each}`)}
              </option>
            ))}
          </select>
          <select
            className="in only-narrow"
            aria-label={say('desk.jurisdiction')}
            value={filter.jurisdiction ?? ''}
            onChange={(event) => go({ jurisdiction: event.target.value })}
          >
            <option value="">{say('desk.anywhere')}</option>
            {jurisdictions.map(({ jurisdiction, heading }) => (
              <option key={jurisdiction} value={jurisdiction ?? ''}>
                {heading}
              </option>
            ))}
          </select>
          <select
            className="in"
            aria-label={say('desk.organisation')}
            value={filter.organisation ?? ''}
            onChange={(event) => go({ organisation: event.target.value })}
          >
            <option value="">{say('desk.anyOrganisation')}</option>
            {filter.organisation && !organisations.some(([slug]) => slug === filter.organisation) && (
              <option value={filter.organisation}>{filter.organisation}</option>
            )}
            {organisations.map(([slug, name]) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
          <select
            className="in end"
            aria-label={say('desk.order')}
            value={order}
            onChange={(event) => go(deskSearch({ order: event.target.value }))}
          >
            <option value="oldest">{say('desk.oldest')}</option>
            <option value="newest">{say('desk.newest')}</option>
          </select>
        </div>
        <Answered query={queue}>
          {() =>
            items.length === 0 ? (
              <Empty
                filter={filter}
                state={state}
                name={jurisdictions.find(({ jurisdiction }) => jurisdiction === filter.jurisdiction)?.heading}
              />
            ) : (
              <div ref={list as never} onKeyDown={onKeyDown}>
                {groupsOf(items, order).map(({ words, late, rows }) => (
                  <section key={words}>
                    <h2 className={late ? 'gh late' : 'gh'}>{say(words)}</h2>
                    <ul>
                      {rows.map((item) => (
                        <QueueRow
                          key={item.id}
                          item={item}
                          current={item.id === current?.id}
                          onFocus={() => setAt(items.indexOf(item))}
                        />
                      ))}
                    </ul>
                  </section>
                ))}
              </div>
            )
          }
        </Answered>
        {queue.hasNextPage && (
          <p className="fbar">
            <button type="button" className="btn" onClick={() => void queue.fetchNextPage()}>
              {say('app.more')}
            </button>
          </p>
        )}
        <div className="keys">
          <span>
            <kbd>J</kbd>
            <kbd>K</kbd> {say('desk.key.move')}
          </span>
          <span>
            <kbd>Enter</kbd> {say('desk.key.open')}
          </span>
          <span>
            <kbd>?</kbd> {say('desk.key.all')}
          </span>
        </div>
      </main>
      {current && <Peek item={current} />}
      {keys && (
        <KeysDialog
          onClose={() => setKeys(false)}
          rows={[
            ['J ↓', 'keys.next'],
            ['K ↑', 'keys.previous'],
            ['Enter', 'desk.open'],
            ['?', 'keys.help'],
            ['Esc', 'keys.close'],
          ]}
        />
      )}
    </div>
  );
}

function Empty({ filter, state, name }: { filter: DeskSearch; state: string; name: string | undefined }) {
  const { say } = useLanguage();
  const words =
    state !== 'open'
      ? say('desk.noneOther')
      : filter.jurisdiction
        ? say('desk.noneIn', { jurisdiction: name ?? filter.jurisdiction })
        : say('desk.none');
  return (
    <Blank title={words}>
      {filter.jurisdiction && (
        <Link className="btn" to="/desk" search={deskSearch({ ...filter, jurisdiction: '' })}>
          {say('desk.showAll')}
        </Link>
      )}
    </Blank>
  );
}

/** The queue by age, in its order. */
function groupsOf(items: readonly QueueItem[], order: 'oldest' | 'newest') {
  const groups = [
    { words: 'desk.late' as const, late: true, rows: items.filter(({ age }) => age > 14) },
    { words: 'desk.older' as const, late: false, rows: items.filter(({ age }) => age > 7 && age <= 14) },
    { words: 'desk.week' as const, late: false, rows: items.filter(({ age }) => age <= 7) },
  ];
  return (order === 'oldest' ? groups : groups.toReversed()).filter(({ rows }) => rows.length > 0);
}
