import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AuditEventView } from '@tarmeem/contract';
import { sayOr, useLanguage } from '../../text/words.js';
import { useDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { Blank, Closed, Failure, isClosed, Loading } from '../../ui/states.js';
import { hasRole, useMe } from '../account/session.js';
import { Redactions } from './redactions.js';
import { abouts, auditQuery, type AuditSearch } from './audit.queries.js';
import '../../text/words-of/audit.js';

interface AuditScreenProps {
  search: AuditSearch;
  onSearch: (search: AuditSearch) => void;
}

/** Who decided what, when and why: the chain of events of the document, newest first. */
export function AuditScreen({ search, onSearch }: AuditScreenProps) {
  const { say } = useLanguage();
  const { slug } = useDocument();
  const me = useMe();
  useTitle(say('audit.title'));
  const list = useInfiniteQuery(auditQuery(slug, search));
  const events = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (isClosed(list.error) && !list.data)
    return (
      <main id="main" className="page">
        <Closed error={list.error} />
      </main>
    );
  return (
    <main id="main" className="page">
      <section className="sec" aria-labelledby="audit">
        <div className="hd">
          <h1 id="audit">{say('audit.title')}</h1>
        </div>
        <p className="small muted">{say('audit.hint')}</p>
        <Filters search={search} onSearch={onSearch} />
        {list.error && !list.data ? <Failure error={list.error} onAgain={() => void list.refetch()} /> : null}
        {list.isPending ? <Loading onAgain={() => void list.refetch()} /> : null}
        {list.data && events.length === 0 ? <Blank title={say('audit.none')} /> : null}
        {events.length > 0 && (
          <ol className="facts audit">
            {events.map((event) => (
              <Event key={event.seq} event={event} slug={slug} />
            ))}
          </ol>
        )}
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
      </section>
      {hasRole(me, 'moderator', 'publisher') && <Redactions slug={slug} />}
    </main>
  );
}

function Filters({ search, onSearch }: AuditScreenProps) {
  const { say } = useLanguage();
  const { about = 'all', proposal } = search;
  return (
    <div className="row" role="group" aria-label={say('audit.filter')}>
      {abouts.map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={each === about}
          onClick={() => onSearch({ ...(each === 'all' ? {} : { about: each }), ...(proposal ? { proposal } : {}) })}
        >
          {say(`audit.about.${each}`)}
        </button>
      ))}
      {proposal && (
        <button type="button" className="chip" onClick={() => onSearch(about === 'all' ? {} : { about })}>
          {say('audit.onlyProposal', { number: proposal })}
        </button>
      )}
    </div>
  );
}

function Event({ event, slug }: { event: AuditEventView; slug: string }) {
  const { say, when } = useLanguage();
  const { actor } = event;
  return (
    <li>
      <div className="row">
        <span className="muted num">{event.seq}</span>
        <strong>{sayOr(say, `audit.did.${event.action}`, event.action)}</strong>
        <About event={event} slug={slug} />
        <time className="age end" dateTime={event.at}>
          {when(event.at)}
        </time>
      </div>
      <p className="small muted row">
        <span>
          {actor ? (
            <>
              <bdi>{actor.name}</bdi>
              {actor.role && ` · ${say(`audit.role.${actor.role}`)}`}
              {actor.organisation && (
                <>
                  {' · '}
                  <bdi>{actor.organisation}</bdi>
                </>
              )}
            </>
          ) : (
            say(bySender.test(event.action) ? 'audit.sender' : 'audit.system')
          )}
        </span>
        <code className="end" title={event.hash} aria-label={say('audit.hash', { hash: event.hash.slice(0, 12) })}>
          {event.hash.slice(0, 12)}
        </code>
      </p>
      {event.cause && <p>{sayOr(say, `audit.cause.${event.cause}`, event.cause)}</p>}
      {event.setting && <Setting setting={event.setting} />}
      {event.reason && (
        <p className="doc" dir="auto">
          {event.reason}
        </p>
      )}
    </li>
  );
}

/** What a setting was, and what it is since then. */
function Setting({ setting: { before, after } }: { setting: NonNullable<AuditEventView['setting']> }) {
  const { say } = useLanguage();
  const words = (value: string | null): string =>
    value === null ? say('audit.setNone') : sayOr(say, `audit.setting.${value}`, value);
  return <p className="small">{say('audit.set', { before: words(before), after: words(after) })}</p>;
}

/** What only a sender without an account does when nobody is named. */
const bySender = /^feedback\.(?:sent|replied|withdrawn|place-judged)$/;

function About({ event, slug }: { event: AuditEventView; slug: string }) {
  const { say } = useLanguage();
  const { proposal, edition, feedback, section } = event;
  return (
    <>
      {proposal !== null && (
        <Link className="link" to="/audit" search={{ proposal }}>
          {say('audit.proposal', { number: proposal })}
        </Link>
      )}
      {edition !== null && (
        <a className="link" href={`/${slug}/editions/${edition}`}>
          {say('audit.edition', { number: edition })}
        </a>
      )}
      {feedback !== null && <span>{say('audit.feedback', { number: feedback })}</span>}
      {section !== null && (
        <bdi className="small muted" dir="auto">
          {section}
        </bdi>
      )}
    </>
  );
}
