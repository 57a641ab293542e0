import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RoundView } from '@tarmeem/contract';
import { meQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Answered } from '../../ui/states.js';
import { OfDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { Strip } from '../../ui/strip.js';
import { ViewSwitch } from '../../ui/view-switch.js';
import { WorkHeader } from '../../ui/work-header.js';
import { useProposalAddress } from '../proposing/proposal-address.js';
import { ofWhole } from '../sources/of-whole.js';
import { Sources } from '../sources/sources-part.js';
import RoundList from './round-list.js';
import { RoundSection } from './round-section.js';
import { roundQuery } from './rounds.queries.js';
import '../../text/words-of/rounds.js';
import '../../text/words-of/proposing.js';

interface RoundScreenProps {
  proposalId: string;
  round: number;
  against: number | undefined;
}

/** A round as it was submitted, for its authors and for those who decide: it stays at its address for ever. */
export default function RoundScreen({ proposalId, round, against }: RoundScreenProps) {
  const { say } = useLanguage();
  const found = useQuery(roundQuery(proposalId, round, against));
  useTitle(found.data ? `${say('round.name', { round })} · ${found.data.title}` : say('app.proposals'));
  return (
    <Answered query={found}>
      {(view) => (
        <OfDocument slug={view.document}>
          <Round proposalId={proposalId} view={view} />
        </OfDocument>
      )}
    </Answered>
  );
}

function Round({ proposalId, view }: { proposalId: string; view: RoundView }) {
  const { say } = useLanguage();
  const { round, against, sections, sources } = view;
  const address = useProposalAddress();
  const me = useQuery(meQuery);
  const isOwn = me.data?.organisation?.id === view.organisation.id;
  const it = view.rounds.find((each) => each.round === round);
  const differs = sections.filter(({ differences, structure }) => differences.length > 0 || structure);
  const shown = against === null ? sections : differs;
  return (
    <>
      <WorkHeader label={say('round.name', { round })}>
        <div className="grow">
          <h1>
            <span className="pn">{view.number} </span>
            <bdi>{view.title || say('home.untitled')}</bdi>
          </h1>
          <p className="meta">
            {view.organisation.name} ·{' '}
            {against === null ? say('rounds.frozen', { round }) : say('rounds.compared', { round, against })}
          </p>
        </div>
        {against === null && <Strip boxes={(it?.strip ?? []).map(({ outcome }) => outcome)} />}
        <ViewSwitch
          view={address.view}
          onView={(to) => address.go({ view: to }, true)}
          labels={
            against === null
              ? {}
              : { proposed: say('round.name', { round }), published: say('round.name', { round: against }) }
          }
        />
        <Link
          className="btn"
          to={isOwn ? '/proposals/$proposalId' : '/desk/$proposalId'}
          params={{ proposalId }}
          search={{}}
        >
          {say('rounds.now')}
        </Link>
      </WorkHeader>
      <main className="page stack" id="main">
        <RoundList proposalId={proposalId} current={round} />
        <nav className="row small" aria-label={say('rounds.against')}>
          <span className="muted">{say('rounds.against')}</span>
          {[null, ...view.rounds.map((each) => each.round).filter((n) => n !== round)].map((n) => (
            <Link
              key={n ?? 0}
              className="chip"
              to="/proposals/$proposalId"
              params={{ proposalId }}
              search={{ round, ...(n === null ? {} : { against: n }) }}
              aria-current={n === against ? 'page' : undefined}
            >
              {n === null ? say('rounds.publishedThen') : say('round.name', { round: n })}
            </Link>
          ))}
        </nav>
        {against !== null && <p className="small muted">{say('rounds.hint')}</p>}
        {it?.summary && against === null && (
          <p className="doc summary" dir="auto">
            {it.summary}
          </p>
        )}
        {against === null && <Sources proposalId={proposalId} sources={ofWhole(sources, round)} />}
        {shown.length === 0 && <p className="muted">{say(against === null ? 'read.noChanges' : 'rounds.same')}</p>}
        {shown.map((section) => (
          <RoundSection
            key={section.sectionId}
            proposalId={proposalId}
            view={view}
            section={section}
            as={address.view}
            crumb={
              against === null
                ? say('rounds.crumb', { number: it?.edition ?? '' })
                : say('rounds.crumbRound', { round: address.view === 'published' ? against : round })
            }
          />
        ))}
      </main>
    </>
  );
}
