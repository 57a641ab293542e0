import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProposalSummary } from '@tarmeem/contract';
import { proposalQuery } from '../../api/queries.js';
import { causeOf, lineOf } from '../../text/change-words.js';
import { useLanguage } from '../../text/words.js';
import { OutcomeTag } from '../../ui/strip.js';
import '../../text/words-of/home.js';

/** How many proposals are read for the list, and how many lines it has. */
const read = 5;
const lines = 10;

/** The newest decisions on one's own proposals, with their reasons. */
export function Decided({ proposals }: { proposals: readonly ProposalSummary[] }) {
  const { say, when } = useLanguage();
  const decided = proposals
    .filter(({ strip }) => strip.some(({ outcome }) => /^(?:accepted|rejected|returned)$/.test(outcome)))
    .slice(0, read);
  const full = useQueries({ queries: decided.map(({ id }) => proposalQuery(id)) });
  const log = full
    .flatMap(({ data }) =>
      data
        ? data.changes.flatMap((change) => change.decisions.map((decision) => ({ proposal: data, change, decision })))
        : [],
    )
    .sort((a, b) => b.decision.at.localeCompare(a.decision.at))
    .slice(0, lines);
  return (
    <section className="sec" aria-labelledby="h-decided">
      <div className="hd">
        <h2 id="h-decided">{say('home.decided')}</h2>
      </div>
      {log.length === 0 && <p className="muted">{say('home.decided.none')}</p>}
      <ul className="log">
        {log.map(({ proposal, change, decision }) => {
          const line = lineOf(say, change);
          const cause = causeOf(say, decision);
          return (
            <li key={`${change.id}.${decision.seq}`}>
              <span className="age">{when(decision.at)}</span>
              <OutcomeTag outcome={decision.outcome} words="" />
              <span>
                <span className="vh">{say(`outcome.${decision.outcome}`)}: </span>
                <strong>
                  <Link
                    to="/proposals/$proposalId"
                    params={{ proposalId: proposal.id }}
                    search={{ section: change.sectionId }}
                  >
                    {proposal.number} <bdi>{proposal.title || say('home.untitled')}</bdi>
                  </Link>
                </strong>{' '}
                · {line.verb} {line.place}
                {decision.outcome === 'accepted' && change.edition && (
                  <span className="muted">
                    {' '}
                    ·{' '}
                    {change.edition === 'draft'
                      ? say('home.inDraft')
                      : say('home.inEdition', { number: change.edition })}
                  </span>
                )}
                {decision.reason && (
                  <>
                    {' '}
                    <q className="q">
                      <bdi>{decision.reason}</bdi>
                    </q>
                  </>
                )}
                {cause && <> · {cause}</>}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
