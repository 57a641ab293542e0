import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PersonDetail } from '@tarmeem/contract';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Answered, Note } from '../../ui/states.js';
import { AccountCare } from './account-care.js';
import { GiveGrant } from './give-grant.js';
import { abilityInWords, grantTitle } from './grant-words.js';
import { Grants } from './grants.js';
import { Face } from './people-table.js';
import { personQuery } from './people.queries.js';
import type { PeopleSearch } from './people-search.js';
import '../../text/words-of/people.js';

/** One person beside the list: what they are granted, what that allows, and what may be done with the account. */
export function PersonPanel({ personId, filter }: { personId: string; filter: PeopleSearch }) {
  const { say } = useLanguage();
  const person = useQuery(personQuery(personId));
  const box = useRef<HTMLElement>(null);
  const name = person.data?.name;
  useEffect(() => {
    // On a narrow screen the person takes the place of the list: the reading goes on here.
    if (name && matchMedia('(max-width: 1000px)').matches) box.current?.focus();
  }, [name]);
  return (
    <section className="rail side" aria-label={name ?? say('people.person')} tabIndex={-1} ref={box}>
      <p className="to-list">
        <Link to="/people" search={filter}>
          <Icon name="prev" flip /> {say('people.back')}
        </Link>
      </p>
      <Answered query={person}>{(it) => <Person person={it} />}</Answered>
    </section>
  );
}

function Person({ person }: { person: PersonDetail }) {
  const language = useLanguage();
  const { say } = language;
  const { id, name, email, secondFactor, grants, may } = person;
  const holds = (role: string) => grants.some((grant) => grant.role === role);
  return (
    <div className="stack person">
      <div className="who-is">
        <Face name={name} id={id} />
        <div>
          <h2>
            <bdi>{name}</bdi>
          </h2>
          <p className="muted small">
            <bdi className="mail">{email}</bdi> · {say(secondFactor ? 'people.factorOn' : 'people.factorOff')}
          </p>
        </div>
      </div>
      {person.standing === 'closed' && <Note tone="warn" icon="lock" title={say('people.isClosed')} />}
      <section className="stack" aria-labelledby="person-grants">
        <h3 id="person-grants">{say('people.grants')}</h3>
        <Grants person={person} />
        {may.manage.allowed && person.standing !== 'closed' && <GiveGrant personId={id} />}
      </section>
      {holds('moderator') && holds('publisher') && (
        <Note tone="warn" icon="two" title={say('people.bothTitle')}>
          <p>{say('people.both')}</p>
        </Note>
      )}
      <section aria-labelledby="person-may">
        <h3 id="person-may">{say('people.allows')}</h3>
        <ul className="check small">
          {person.abilities.map((ability) => (
            <li key={ability.ability} className={ability.allowed ? 'ok' : undefined}>
              <Icon name={ability.allowed ? 'ok' : 'lock'} />
              <span className={ability.allowed ? undefined : 'muted'}>{abilityInWords(language, ability)}</span>
            </li>
          ))}
          <li>
            <Icon name="lock" />
            <span className="muted">{say('people.cannot.internal')}</span>
          </li>
        </ul>
      </section>
      <History person={person} />
      <AccountCare person={person} />
    </div>
  );
}

/** Everything the person was ever granted. */
function History({ person: { history } }: { person: PersonDetail }) {
  const { say, day } = useLanguage();
  if (history.length === 0) return null;
  return (
    <details>
      <summary>{say('people.history')}</summary>
      <ul className="facts small">
        {history.map((held) => (
          <li key={`${held.role} ${held.givenAt} ${held.withdrawnAt ?? ''} ${held.names.jurisdiction ?? ''}`}>
            {grantTitle(say, held)}
            <div className="muted">
              {held.givenBy
                ? say('people.historyGivenBy', { day: day(held.givenAt), name: held.givenBy })
                : say('people.historyGiven', { day: day(held.givenAt) })}
              {held.until && <> · {say('people.until', { day: day(held.until) })}</>}
              {held.withdrawnAt && (
                <>
                  {' · '}
                  {held.withdrawnBy
                    ? say('people.historyTakenBy', { day: day(held.withdrawnAt), name: held.withdrawnBy })
                    : say('people.historyTaken', { day: day(held.withdrawnAt) })}
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
