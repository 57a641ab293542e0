import { useQuery } from '@tanstack/react-query';
import type { EditionView, RollbackView } from '@tarmeem/contract';
import type { ReactNode } from 'react';
import { editionsQuery, rollbackQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Answered, Blank } from '../../ui/states.js';
import { EditionActions } from './edition-actions.js';
import { Emergencies } from './emergencies.js';
import { RollbackPanel } from './rollback-panel.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

/** The published editions, newest first; `next` is where the next one is prepared (for those who may see it). */
export function EditionsScreen({ slug, commission, next }: { slug: string; commission: boolean; next?: ReactNode }) {
  const { say } = useLanguage();
  const editions = useQuery(editionsQuery(slug));
  const rollback = useQuery({ ...rollbackQuery(slug), enabled: commission });
  return (
    <main id="main" className="page stack">
      <h1>{say('editions.title')}</h1>
      {next}
      {commission && <Emergencies slug={slug} />}
      {rollback.data && <RollbackPanel slug={slug} rollback={rollback.data} />}
      <section className="sec" aria-labelledby="past">
        <div className="hd">
          <h2 id="past">{say('editions.past')}</h2>
        </div>
        <Answered query={editions}>
          {(list) =>
            list.length === 0 ? (
              <Blank title={say('editions.none')} />
            ) : (
              <ul className="eds">
                {list.map((edition, at) => (
                  <Edition
                    key={edition.seq}
                    slug={slug}
                    edition={edition}
                    before={list[at + 1]}
                    actions={commission}
                    rollback={rollback.data}
                  />
                ))}
              </ul>
            )
          }
        </Answered>
      </section>
    </main>
  );
}

interface EditionProps {
  slug: string;
  edition: EditionView;
  before: EditionView | undefined;
  actions: boolean;
  rollback: RollbackView | undefined;
}

function Edition({ slug, edition, before, actions, rollback }: EditionProps) {
  const { say, day } = useLanguage();
  const { number, emergency, refusedText, withdrawal, rollbackOf } = edition;
  return (
    <li>
      <div className="row">
        <a className="ti" href={`/${slug}/editions/${number}`}>
          <strong className="num">{number}</strong>
        </a>
        {edition.current && (
          <span className="st ok">
            <Icon name="ok" />
            {say('editions.current')}
          </span>
        )}
        {emergency && (
          <span className={emergency === 'confirmed' || refusedText === 'gone' ? 'st' : 'st no'}>
            <Icon name="flag" />
            {say(refusedText ? `editions.refused.${refusedText}` : `editions.emergency.${emergency}`)}
          </span>
        )}
        {withdrawal && (
          <span className="st no">
            <Icon name="stop" />
            {say('editions.withdrawn')}
          </span>
        )}
      </div>
      <p className="small muted">
        {[
          say(edition.major ? 'editions.major' : 'editions.minor'),
          rollbackOf ? say('editions.rollbackOf', { number: rollbackOf }) : say(`editions.kind.${edition.kind}`),
          day(edition.publishedAt),
          edition.kind === 'import' ? '' : say('editions.sections', { count: edition.sectionsChanged }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {edition.changeNote && (
        <p className="doc" dir="auto">
          {edition.changeNote}
        </p>
      )}
      {edition.errata.map(({ at, words }) => (
        <p key={at} className="small">
          <strong>{say('erratum.shown', { when: day(at) })}</strong>{' '}
          <span className="doc" dir="auto">
            {words}
          </span>
        </p>
      ))}
      {withdrawal && (
        <p className="small">
          <strong>{say('warning.shown', { when: day(withdrawal.at) })}</strong>{' '}
          <span className="doc" dir="auto">
            {withdrawal.notice}
          </span>
        </p>
      )}
      {before && (
        <p className="small">
          <a className="link" href={`/${slug}/compare/${before.number}...${number}`}>
            {say('editions.compareWith', { number: before.number })}
          </a>
        </p>
      )}
      {actions && <EditionActions slug={slug} edition={edition} rollback={rollback} />}
    </li>
  );
}
