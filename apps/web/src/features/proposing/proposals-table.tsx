import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProposalSummary } from '@tarmeem/contract';
import { outlineQuery } from '../../api/queries.js';
import { headingsAbove } from '../../text/headings.js';
import { proposalName } from '../../text/proposal-name.js';
import { useLanguage } from '../../text/words.js';
import { useDocument } from '../../ui/document.js';
import { Strip } from '../../ui/strip.js';
import { ProposalState } from './proposal-state.js';
import '../../text/words-of/home.js';

/** Proposals of one's own organisation, in a table that folds on a phone. */
export function ProposalsTable({ proposals, label }: { proposals: readonly ProposalSummary[]; label: string }) {
  const { say, when, day } = useLanguage();
  const { slug } = useDocument();
  const contents = useQuery(outlineQuery(slug)).data?.sections ?? [];
  return (
    <div className="wrapx" tabIndex={0} role="group" aria-label={label}>
      <table className="tb fold">
        <thead>
          <tr>
            <th scope="col">{say('home.number')}</th>
            <th scope="col">{say('home.col.proposal')}</th>
            <th scope="col">{say('home.col.state')}</th>
            <th scope="col">{say('home.col.changes')}</th>
          </tr>
        </thead>
        <tbody>
          {proposals.map((proposal) => (
            <tr key={proposal.id}>
              <td className="muted num">{proposal.number ?? ''}</td>
              <td>
                <Link className="ti" to="/proposals/$proposalId" params={{ proposalId: proposal.id }}>
                  {proposalName({ say, day }, proposal)}
                </Link>
                <div className="muted small">
                  {[headingsAbove(contents, proposal.sections[0]?.sectionId ?? ''), sectionsOf(say, proposal)]
                    .filter(Boolean)
                    .join(' › ')}
                </div>
              </td>
              <td>
                <ProposalState proposal={proposal} />
                <div className="muted small">
                  {proposal.submittedAt && proposal.state !== 'drafting'
                    ? say('home.submitted', { round: proposal.round, when: when(proposal.submittedAt) })
                    : say('home.updated', { when: when(proposal.updatedAt) })}
                </div>
              </td>
              <td>
                <Strip boxes={proposal.strip.map(({ outcome }) => outcome)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The sections of a proposal: the first by name, the others counted. */
export const sectionsOf = (
  say: ReturnType<typeof useLanguage>['say'],
  { sections }: Pick<ProposalSummary, 'sections'>,
): string => {
  const first = sections[0]?.heading ?? '';
  return sections.length > 1 ? say('home.moreSections', { first, count: sections.length - 1 }) : first;
};
