import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../api/client.js';
import { draftQuery, outlineQuery } from '../../api/queries.js';
import { hasRole, useMe } from '../account/session.js';
import { useLanguage } from '../../text/words.js';
import { Answered, Blank } from '../../ui/states.js';
import { useDocument, useTitle } from '../../ui/shell.js';
import { ProposalsTable } from '../proposing/proposals-table.js';
import { useProposals } from '../proposing/proposals.js';
import { Decided } from './decided.js';
import { Need, proposalNeeds } from './needs.js';

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
          <Needs
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

interface NeedsProps {
  writes: boolean;
  moderates: boolean;
  publishes: boolean;
  administers: boolean;
}

function Needs({ writes, moderates, publishes, administers }: NeedsProps) {
  const { say, when } = useLanguage();
  const { slug } = useDocument();
  const proposals = useProposals();
  const queue = useQuery({
    queryKey: ['documents', slug, 'queue', 'counts'],
    queryFn: ({ signal }) => call('queue', { params: { slug }, signal }),
    enabled: moderates,
  });
  const draft = useQuery({ ...draftQuery(slug), enabled: moderates || publishes });
  const undecidable = useQuery({
    queryKey: ['documents', slug, 'undecidable'],
    queryFn: ({ signal }) => call('undecidable', { params: { slug }, signal }),
    enabled: administers,
  });
  const accepted = draft.data?.sections.reduce((sum, { changes }) => sum + changes.length, 0) ?? 0;
  const open = queue.data?.counts.open ?? 0;
  const list = [
    ...(undecidable.data ?? []).map(({ id, number, organisation, sections }) => (
      <Need
        key={id}
        icon="lock"
        title={say('home.undecidable', { number: number ?? '–', organisation: organisation.name })}
        action={null}
      >
        {sections.map(({ heading }) => heading).join(' · ')}. {say('home.undecidable.hint')}
      </Need>
    )),
    ...(moderates && open > 0
      ? [
          <Need
            key="desk"
            icon="list"
            title={say('home.desk', { count: open })}
            action={
              <Link className="btn pri do" to="/desk">
                {say('home.desk.do')}
              </Link>
            }
          />,
        ]
      : []),
    ...(draft.data && accepted > 0 && draft.data.preparation && draft.data.may.publish.allowed
      ? [
          <Need
            key="publish"
            icon="flag"
            title={say('home.publish', {
              number: draft.data.preparation.major ? draft.data.nextMajor : draft.data.nextMinor,
            })}
            action={
              <Link className="btn pri do" to="/editions/draft">
                {say('home.publish.do')}
              </Link>
            }
          >
            {say('home.publish.hint', { count: accepted, name: draft.data.preparation.preparedBy?.name ?? '–' })}
          </Need>,
        ]
      : []),
    ...(draft.data && accepted > 0 && !draft.data.preparation && draft.data.may.prepare.allowed
      ? [
          <Need
            key="prepare"
            icon="flag"
            title={say('home.prepare', { count: accepted })}
            action={
              <Link className="btn do" to="/editions/draft">
                {say('home.prepare.do')}
              </Link>
            }
          />,
        ]
      : []),
    ...(writes ? (proposals.data ?? []).flatMap((proposal) => proposalNeeds(say, when, proposal)) : []),
  ];
  const waiting = (writes && proposals.isPending) || (moderates && queue.isPending);
  return (
    <section className="sec" aria-labelledby="h-needs">
      <div className="hd">
        <h1 id="h-needs">{say('home.needs')}</h1>
        {list.length > 0 && <span className="n">{list.length}</span>}
      </div>
      {list.length > 0 ? (
        <ul>{list}</ul>
      ) : (
        !waiting && (
          <Blank title={say('home.needs.none')}>
            <p className="muted">{say('home.needs.noneHint')}</p>
          </Blank>
        )
      )}
    </section>
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
