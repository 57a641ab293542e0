import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProposalView } from '@tarmeem/contract';
import { outlineQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { useDocument } from '../../ui/shell.js';
import { Strip } from '../../ui/strip.js';
import { ofWhole } from '../sources/of-whole.js';
import { Sources, SourcesOf } from '../sources/sources-part.js';
import { WorkHeader } from '../../ui/work-header.js';
import { RoundLinks } from './round-links.js';
import { OutcomeRow } from './outcome-row.js';

/** One round as it was submitted, change by change, with what became of each: it can be read for ever. */
export function ReadRound({ proposal, round }: { proposal: ProposalView; round: number }) {
  const { say } = useLanguage();
  const { slug } = useDocument();
  const outline = useQuery(outlineQuery(slug));
  const changes = proposal.changes
    .filter((change) => change.round === round)
    .map((change, at) => ({ change, number: at + 1, box: change.outcome }));
  const sectionIds = [...new Set(changes.map(({ change }) => change.sectionId))];
  const headingOf = (id: string) =>
    [...proposal.sections, ...(outline.data?.sections ?? [])].find(({ sectionId }) => sectionId === id)?.heading ?? '';
  return (
    <>
      <WorkHeader label={say('round.name', { round })}>
        <div className="grow">
          <h1>
            {proposal.number !== null && <span className="pn">{proposal.number} </span>}
            <bdi>{proposal.title || say('home.untitled')}</bdi>
          </h1>
          <p className="meta">{say('round.frozen', { round })}</p>
        </div>
        <Strip boxes={changes.map(({ box }) => box)} />
        <Link className="btn" to="/proposals/$proposalId" params={{ proposalId: proposal.id }} search={{}}>
          {say('round.now')}
        </Link>
      </WorkHeader>
      <main className="page" id="main">
        <RoundLinks proposal={proposal} current={round} />
        {changes.length === 0 && <p className="muted">{say('read.noChanges')}</p>}
        <Sources proposalId={proposal.id} sources={ofWhole(proposal.sources, round)} />
        {sectionIds.map((sectionId) => (
          <section className="sec" key={sectionId} aria-label={headingOf(sectionId)}>
            <div className="hd">
              <h2>
                <bdi>{headingOf(sectionId)}</bdi>
              </h2>
            </div>
            <ol className="chs">
              {changes
                .filter(({ change }) => change.sectionId === sectionId)
                .map((each) => (
                  <OutcomeRow
                    key={each.change.id}
                    numbered={each}
                    current={false}
                    onPick={() => undefined}
                    below={<SourcesOf proposal={proposal} changeId={each.change.id} />}
                  />
                ))}
            </ol>
          </section>
        ))}
      </main>
    </>
  );
}
