import type { AlsoOpenView } from '@tarmeem/contract';
import type { Change } from '@tarmeem/document';
import type { Actor } from '../accounts/index.js';
import { NotAllowed } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { mustBeOwn } from './own-proposal.js';
import { retirementsOver } from './retirements.query.js';
import { mayProposeAt, mustStand } from './structure/draft-for-writing.js';
import { draftTree } from './structure/draft-tree.js';
import { proposalRow } from './structure/proposal-row.query.js';

interface Row extends Omit<AlsoOpenView['items'][number], 'gaps'> {
  gaps: Change['gaps'] | null;
}

/**
 * What other proposals want of the section an author writes in: open changes and accepted ones that wait for an edition, and who
 * would retire it or a section above it, with the proposing body and nothing of its people. Throws NotFound, or NotAllowed where nobody of the organisation may propose.
 */
export async function alsoOpen(
  from: Answers,
  { proposalId, sectionId, actor }: { proposalId: string; sectionId: string; actor: Actor },
): Promise<AlsoOpenView> {
  const proposal = mustBeOwn(await proposalRow(from, proposalId), actor);
  const draft = await draftTree(from, proposal);
  mustStand({ draft }, sectionId);
  const about = { proposal, draft, actor };
  if (!mayProposeAt(about, sectionId)) throw new NotAllowed('No grant lets this person propose here');
  const rows = await rowsOf<Row>(
    from,
    `select p.number as proposal, o.name as organisation, c.aspect, c.base_revision_id as "revisionId", c.payload -> 'gaps' as gaps
     from change c join proposal p on p.id = c.proposal_id join organisation o on o.id = p.organisation_id
     where c.section_id = $1 and p.id <> $2 and p.number is not null
       and (c.outcome = 'open' or (c.outcome = 'accepted' and exists (
         select from accepted a join edition e on e.id = a.edition_id where a.change_id = c.id and e.seq is null)))
     order by p.number, c.position limit 500`,
    [sectionId, proposalId],
  );
  return {
    items: rows.map(({ gaps, ...row }) => ({ ...row, gaps: (gaps ?? []).map(([a, b]) => [a, b]) })),
    retirements: [...((await retirementsOver(from, about, [sectionId])).get(sectionId) ?? [])],
  };
}
