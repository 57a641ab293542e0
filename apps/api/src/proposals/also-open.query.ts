import type { AlsoOpenView } from '@tarmeem/contract';
import type { Change } from '@tarmeem/document';
import { isAllowed } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { outlineOf } from '../documents/index.js';
import { NotAllowed, NotFound } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

interface Row extends Omit<AlsoOpenView['items'][number], 'gaps'> {
  gaps: Change['gaps'] | null;
}

/**
 * What other proposals want of the section an author writes in: open changes and accepted ones that wait for an edition, with the
 * proposing body and nothing of its people. Throws NotFound, or NotAllowed where nobody of the organisation may propose.
 */
export async function alsoOpen(
  from: Answers,
  { proposalId, sectionId, actor }: { proposalId: string; sectionId: string; actor: Actor },
): Promise<AlsoOpenView> {
  const [own] = await rowsOf<{ documentId: string }>(
    from,
    `select document_id as "documentId" from proposal where id = $1 and organisation_id = $2`,
    [proposalId, actor.organisationId],
  );
  if (!own) throw new NotFound();
  const { documentId } = own;
  const section = (await outlineOf(from, documentId)).find((each) => each.sectionId === sectionId);
  if (!section) throw new NotFound();
  const place = { documentId, jurisdiction: section.jurisdiction, organisationId: actor.organisationId };
  if (!isAllowed(actor, 'proposal.edit', place)) throw new NotAllowed('No grant lets this person propose here');
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
  return { items: rows.map(({ gaps, ...row }) => ({ ...row, gaps: (gaps ?? []).map(([a, b]) => [a, b]) })) };
}
