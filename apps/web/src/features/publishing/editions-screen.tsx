import { useQuery } from '@tanstack/react-query';
import type { EditionView } from '@tarmeem/contract';
import type { ReactNode } from 'react';
import { editionsQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Answered, Blank } from '../../ui/states.js';

/** The published editions, newest first; `next` is where the next one is prepared (for those who may see it). */
export function EditionsScreen({ slug, next }: { slug: string; next?: ReactNode }) {
  const { say } = useLanguage();
  const editions = useQuery(editionsQuery(slug));
  return (
    <main id="main" className="page">
      {next}
      <section className="sec" aria-labelledby="past">
        <div className="hd">
          <h2 id="past">{say('editions.past')}</h2>
        </div>
        <Answered query={editions}>
          {(list) =>
            list.length === 0 ? (
              <Blank title={say('editions.none')} />
            ) : (
              <ul className="facts">
                {list.map((edition, at) => (
                  <Edition key={edition.seq} slug={slug} edition={edition} before={list[at + 1]} />
                ))}
              </ul>
            )
          }
        </Answered>
      </section>
    </main>
  );
}

function Edition({ slug, edition, before }: { slug: string; edition: EditionView; before: EditionView | undefined }) {
  const { say, day } = useLanguage();
  const kind = say(`editions.kind.${edition.kind}`);
  return (
    <li>
      <div className="row">
        <a className="ti" href={`/${slug}/editions/${edition.number}`}>
          <strong className="num">{edition.number}</strong>
        </a>
        {edition.current && <span className="st ok">{say('editions.current')}</span>}
        <span className="small muted">
          {[
            say(edition.major ? 'editions.major' : 'editions.minor'),
            kind,
            day(edition.publishedAt),
            say('editions.sections', { count: edition.sectionsChanged }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {before && (
          <a className="link end" href={`/${slug}/compare/${before.number}...${edition.number}`}>
            {say('editions.compare')}
          </a>
        )}
      </div>
      {edition.changeNote && (
        <p className="doc" dir="auto">
          {edition.changeNote}
        </p>
      )}
    </li>
  );
}
