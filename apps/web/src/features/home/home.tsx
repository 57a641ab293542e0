import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { outlineQuery } from '../../api/queries.js';
import { hasRole, useMe } from '../account/session.js';
import { useLanguage } from '../../text/words.js';
import { Answered, Blank } from '../../ui/states.js';
import { useDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { ProposalsTable } from '../proposing/proposals-table.js';
import { useProposals } from '../proposing/proposals.js';
import { Decided } from './decided.js';
import { YourNeeds } from './your-needs.js';
import '../../text/words-of/home.js';

/** What waits for the person, what their organisation proposed, what was decided. */
export function Home() {
  const { say } = useLanguage();
  const me = useMe();
  useTitle(say('app.home'));
  const writes = hasRole(me, 'officer', 'focal-person');
  const moderates = hasRole(me, 'moderator');
  return (
    <main id="main" className="page">
      <div className="two">
        <div>
          <YourNeeds
            writes={writes}
            moderates={moderates}
            publishes={hasRole(me, 'publisher')}
            administers={hasRole(me, 'administrator')}
          />
          {writes && <OurProposals />}
        </div>
        {writes && <YourSections />}
      </div>
    </main>
  );
}

function OurProposals() {
  const { say } = useLanguage();
  const proposals = useProposals();
  return (
    <>
      <section className="sec" aria-labelledby="h-proposals">
        <div className="hd">
          <h2 id="h-proposals">{say('home.proposals')}</h2>
          <span className="end row">
            <Link className="btn sm" to="/proposals/new">
              {say('home.suggest')}
            </Link>
          </span>
        </div>
        <Answered query={proposals}>
          {(list) =>
            list.length > 0 ? (
              <ProposalsTable proposals={list.slice(0, 8)} label={say('home.proposals')} />
            ) : (
              <Blank title={say('home.proposals.none')}>
                <p className="muted">{say('home.proposals.noneHint')}</p>
              </Blank>
            )
          }
        </Answered>
      </section>
      <Decided proposals={proposals.data ?? []} />
    </>
  );
}

function YourSections() {
  const { say } = useLanguage();
  const { slug } = useDocument();
  const outline = useQuery(outlineQuery(slug));
  return (
    <aside aria-label={say('home.sections')}>
      <section className="sec">
        <div className="hd">
          <h2>{say('home.sections')}</h2>
        </div>
        <Answered query={outline}>
          {({ sections }) => {
            const mine = sections.filter(({ mayPropose }) => mayPropose);
            if (mine.length === 0) return <p className="muted">{say('home.sections.none')}</p>;
            return (
              <ul className="facts">
                {mine.map(({ sectionId, heading, path }) => (
                  <li key={sectionId}>
                    <a href={`/${slug}/${path}`}>{heading}</a>
                    <div className="small">
                      <Link className="link" to="/proposals/new" search={{ section: sectionId }}>
                        {say('home.suggest')}
                        <span className="vh">: {heading}</span>
                      </Link>
                    </div>
                  </li>
                ))}
              </ul>
            );
          }}
        </Answered>
      </section>
    </aside>
  );
}
