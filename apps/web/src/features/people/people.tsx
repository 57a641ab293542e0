import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { PeoplePage } from '@tarmeem/contract';
import { useState, type FormEvent } from 'react';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Answered, Blank, Closed, isClosed } from '../../ui/states.js';
import { useTitle } from '../../ui/shell.js';
import { hasRole, useMe } from '../account/session.js';
import { Invite } from './invite.js';
import { peopleQuery } from './people.queries.js';
import { peopleSearch, type PeopleFilter, type PeopleSearch } from './people-search.js';
import { PeopleTable } from './people-table.js';
import { PersonPanel } from './person-panel.js';
import '../../text/words-of/people.js';

/** Who has an account and what they may do. Its filters are its address, and so is the person that is looked at. */
export function People() {
  const { say } = useLanguage();
  const me = useMe();
  const filter = peopleSearch(useSearch({ strict: false }));
  const { personId } = useParams({ strict: false });
  const navigate = useNavigate();
  const [inviting, setInviting] = useState(false);
  const people = useInfiniteQuery(peopleQuery(filter));
  useTitle(say('people.title'));
  if (isClosed(people.error))
    return (
      <main id="main" className="page">
        <Closed error={people.error} />
      </main>
    );
  const looksAfter = hasRole(me, 'administrator');
  const counts = people.data?.pages[0]?.counts;
  const items = people.data?.pages.flatMap((page) => page.items) ?? [];
  const go = (to: PeopleSearch) => void navigate({ to: '/people', search: peopleSearch({ ...to }) });
  return (
    <main id="main" className="peoplegrid" data-chosen={personId ? '' : undefined}>
      <div className="list">
        <div className="wh">
          <h1>{say('people.title')}</h1>
          {counts && (
            <span className="muted small">
              {say('people.counted', { people: counts.people, organisations: counts.organisations })}
            </span>
          )}
          {looksAfter && (
            <span className="end row">
              <Link className="btn sm" to="/people/organisations">
                {say('org.title')}
              </Link>
              <button type="button" className="btn sm pri" onClick={() => setInviting(true)}>
                {say('people.invite')}
              </button>
            </span>
          )}
        </div>
        {!looksAfter && <p className="lead small muted">{say('people.own')}</p>}
        <Filters filter={filter} counts={counts} onGo={go} />
        <Answered query={people}>
          {() =>
            items.length === 0 ? (
              <Blank title={say('people.none')}>
                <p className="muted">{say('people.noneHint')}</p>
                <p>
                  <button type="button" className="btn" onClick={() => go({})}>
                    {say('people.showAll')}
                  </button>
                </p>
              </Blank>
            ) : (
              <PeopleTable people={items} filter={filter} chosen={personId} />
            )
          }
        </Answered>
        {people.hasNextPage && (
          <p className="lead">
            <button
              type="button"
              className="btn"
              aria-disabled={people.isFetchingNextPage || undefined}
              onClick={() => void people.fetchNextPage()}
            >
              {say('app.more')}
            </button>
          </p>
        )}
      </div>
      {personId ? (
        <PersonPanel key={personId} personId={personId} filter={filter} />
      ) : (
        <section className="rail side none" aria-label={say('people.person')}>
          <p className="blank muted">{say('people.choose')}</p>
        </section>
      )}
      {inviting && <Invite onClose={() => setInviting(false)} />}
    </main>
  );
}

/** Finding by letters, and a few lists that are asked for often, with how many stand in each. */
function Filters({
  filter,
  counts,
  onGo,
}: {
  filter: PeopleSearch;
  counts: PeoplePage['counts'] | undefined;
  onGo: (to: PeopleSearch) => void;
}) {
  const { say } = useLanguage();
  const [q, setQ] = useState(filter.q ?? '');
  const chips: [PeopleFilter, number | undefined][] = [
    ['all', counts?.people],
    ['moderators', counts?.moderators],
    ['publishers', counts?.publishers],
    ['withoutFactor', counts?.withoutSecondFactor],
    ...(counts?.closed || filter.show === 'closed' ? [['closed', counts?.closed] as [PeopleFilter, number]] : []),
  ];
  const find = (event: FormEvent) => {
    event.preventDefault();
    onGo({ ...filter, q: q.trim() });
  };
  return (
    <form className="fbar" role="search" aria-label={say('people.filters')} onSubmit={find}>
      <input
        className="in"
        type="search"
        dir="auto"
        aria-label={say('people.find')}
        placeholder={say('people.findHint')}
        maxLength={120}
        value={q}
        onChange={({ target }) => setQ(target.value)}
      />
      <button type="submit" className="btn sm" aria-label={say('people.find')}>
        <Icon name="find" />
      </button>
      {chips.map(([show, count]) => (
        <button
          key={show}
          type="button"
          className="chip"
          aria-pressed={(filter.show ?? 'all') === show}
          onClick={() => onGo(show === 'all' ? { q: filter.q ?? '' } : { q: filter.q ?? '', show })}
        >
          {say(`people.${show}`)} {count !== undefined && <span className="num">{count}</span>}
        </button>
      ))}
    </form>
  );
}
