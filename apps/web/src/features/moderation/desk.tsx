import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { call } from '../../api/client.js';
import { waitingQuery } from '../../api/queries.js';
import { KeysDialog } from '../../redline/keys-dialog.js';
import { lettersOn } from '../../redline/letters.js';
import { isPlain, useReturnToRow, useRoving } from '../../redline/roving.js';
import { useLanguage } from '../../text/words.js';
import { Answered, Blank, Closed, isClosed } from '../../ui/states.js';
import { useDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { useMe } from '../account/session.js';
import { BulkDialog, type Bulk } from './bulk-dialog.js';
import { DeskFilters } from './desk-filters.js';
import { keepPlace, rowOf, spotAt, spotOn } from './desk-place.js';
import { daysOf, groupsOf, rowsOf } from './desk-rows.js';
import { deskSearch, type DeskSearch } from './desk-search.js';
import { DueDays } from './due-days.js';
import { EmergencyFlag } from './emergency-flag.js';
import { Peek, QueueRow } from './queue-row.js';
import { useArrival } from './use-arrival.js';
import '../../text/words-of/review.js';
import '../../text/words-of/deciding.js';

/** The first filter that is on the screen: on a narrow one the button that unfolds them. */
const firstFilter = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('.dfl :is(select, button)')].find(
    (each) => each.getClientRects().length > 0,
  );

/** The moderators' queue. Its filters are its address. */
export function Desk() {
  const { say } = useLanguage();
  const { slug } = useDocument();
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const filter = deskSearch(useSearch({ strict: false }));
  const { state = 'open', order = 'oldest' } = filter;
  const [back] = useState(() => spotOn(slug, filter));
  const [spot, setSpot] = useState(back);
  const [keys, setKeys] = useState(false);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const queue = useInfiniteQuery({
    queryKey: ['documents', slug, 'queue', filter],
    queryFn: async ({ pageParam, signal }) => {
      const page = await call('queue', {
        params: { slug },
        query: { ...filter, state, order, after: pageParam },
        signal,
      });
      // Without a filter it is also what the navigation and home say.
      if (pageParam === '' && Object.keys(filter).length === 0) client.setQueryData(waitingQuery(slug).queryKey, page);
      return page;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const title = say(state === 'open' ? 'desk.title' : `desk.title.${state}`);
  useTitle(title);
  const rows = rowsOf(queue.data?.pages ?? [], order);
  const counts = queue.data?.pages[0]?.counts;
  const due = queue.data?.pages[0]?.due;
  const days = due?.days ?? 14;
  const row = rowOf(rows, spot);
  const setAt = (at: number) => setSpot(spotAt(rows, at));
  const current = rows[row];
  const list = useRoving(row);
  useArrival(list, current?.id ?? false, back.at > 0);
  const focusList = useReturnToRow(list);
  useEffect(() => {
    if (rows.length > 0) keepPlace({ slug, filter, rows, at: row });
  });
  const select = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  /** What is selected and in sight, else what the focus is on. */
  const picked = rows.filter(({ id }) => selected.has(id));
  const chosen = picked.length > 0 ? picked : current ? [current] : [];
  const ask = (what: Bulk['what']) => chosen.length > 0 && setBulk({ what, rows: chosen });
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPlain(event) || bulk || keys) return;
    const by = { ArrowDown: 1, ArrowUp: -1, ...(lettersOn() ? { j: 1, k: -1 } : {}) }[event.key];
    if (by) {
      const isMore = row + by === rows.length && queue.hasNextPage;
      if (isMore && !queue.isFetchingNextPage) void queue.fetchNextPage();
      // Below the last row is the first of the next page, once it is there.
      setAt(Math.max(0, Math.min(rows.length - (isMore ? 0 : 1), row + by)));
    } else if (event.key === ' ' && current) select(current.id);
    else if (event.key === 'Escape') setSelected(new Set());
    else if (!lettersOn()) return;
    else if (event.key === 'c') ask('claim');
    else if (event.key === 's') ask('assign');
    else if (event.key === '/') firstFilter()?.focus();
    else if (event.key === '?') setKeys(true);
    else return;
    event.preventDefault();
  };
  const done = () => {
    setBulk(null);
    setSelected(new Set());
    focusList();
  };
  if (isClosed(queue.error))
    return (
      <main id="main" className="page">
        <Closed error={queue.error} whose={say('desk.closed')} />
      </main>
    );
  return (
    <div className="deskgrid wide-list">
      <main id="main">
        <div className="wh">
          <h1>{title}</h1>
          {counts && state === 'open' && (
            <span className="muted small">
              {filter.kind === 'proposals'
                ? say('desk.countProposals', { count: counts.open })
                : filter.kind === 'feedback'
                  ? say('desk.countFeedback', { count: counts.feedback })
                  : say('desk.countBoth', { proposals: counts.open, feedback: counts.feedback })}
            </span>
          )}
          <span className="end row">
            <button
              type="button"
              className="btn sm"
              aria-disabled={chosen.length === 0 || undefined}
              onClick={() => ask('assign')}
            >
              {say('desk.assign', { count: picked.length })} <kbd aria-hidden="true">S</kbd>
            </button>
            <button
              type="button"
              className="btn sm"
              aria-disabled={chosen.length === 0 || undefined}
              onClick={() => ask('claim')}
            >
              {say('desk.claim', { count: picked.length })} <kbd aria-hidden="true">C</kbd>
            </button>
          </span>
        </div>
        <EmergencyFlag slug={slug} />
        <DeskFilters
          filter={filter}
          counts={counts}
          days={days}
          organisations={queue.data?.pages[0]?.organisations ?? []}
          onFilter={() => {
            setSpot({ at: 0, ids: [] });
            setSelected(new Set());
          }}
        />
        {due && <DueDays slug={slug} due={due} />}
        <p className="vh" role="status">
          {queue.data ? say('desk.shown', { count: rows.length }) : ''}
        </p>
        <Answered query={queue}>
          {() =>
            rows.length === 0 ? (
              <Empty filter={filter} />
            ) : (
              <div ref={list as never} onKeyDown={onKeyDown}>
                {groupsOf(rows, { order, days }).map((group) => (
                  <section key={group.words}>
                    <h2 className={group.late ? 'gh late' : 'gh'}>{say(group.words, daysOf(days))}</h2>
                    <ul>
                      {group.rows.map((row) => (
                        <QueueRow
                          key={row.id}
                          days={days}
                          row={row}
                          current={row.id === current?.id}
                          selected={selected.has(row.id)}
                          onSelect={() => select(row.id)}
                          onFocus={() => setAt(rows.indexOf(row))}
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
          <button type="button" className="link" onClick={() => setKeys(true)}>
            <kbd aria-hidden="true">?</kbd> {say('desk.key.all')}
          </button>
        </div>
      </main>
      {current && <Peek row={current} />}
      {bulk && <BulkDialog bulk={bulk} meId={me.id} slug={slug} onClose={done} />}
      {keys && (
        <KeysDialog
          onClose={() => setKeys(false)}
          rows={[
            ['J ↓', 'keys.nextRow'],
            ['K ↑', 'keys.previousRow'],
            ['Enter', 'desk.open'],
            ['Space', 'keys.select'],
            ['C', 'keys.claim'],
            ['S', 'keys.assign'],
            ['/', 'keys.filter'],
            ['?', 'keys.help'],
            ['Esc', 'keys.close'],
          ]}
        />
      )}
    </div>
  );

  function Empty({ filter: { jurisdiction, ...others } }: { filter: DeskSearch }) {
    const only = jurisdiction && Object.keys(others).length === 0;
    return (
      <Blank
        title={
          state !== 'open' || Object.keys(others).length > 0
            ? say('desk.noneOther')
            : only
              ? say('desk.noneIn', { jurisdiction })
              : say('desk.none')
        }
      >
        {Object.keys(filter).length > 0 && (
          <Link className="btn" to="/desk" search={{}} onClick={() => void navigate({ to: '/desk', search: {} })}>
            {say('desk.clear')}
          </Link>
        )}
      </Blank>
    );
  }
}
