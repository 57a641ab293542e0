import type { ChangeView, ProposalView } from '@tarmeem/contract';
import { mayWithProposal } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { currentEdition } from '../documents/index.js';
import { NotFound } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { endingsOf } from './endings.query.js';
import { changeViews, type FoundChange } from './changes.query.js';
import { parkedViews } from './parked.query.js';
import { sourcesOf } from './sources/sources.query.js';
import { proposalFacts } from './proposal-facts.js';
import { proposalRows, summaryView } from './summaries.query.js';

/** The whole of a proposal for its own organisation; for anybody else it is not there. */
export async function proposalView(from: Answers, id: string, actor: Actor): Promise<ProposalView> {
  const [row] = await proposalRows(from, {
    where: 'p.id = $1 and p.organisation_id = $2',
    parameters: [id, actor.organisationId],
  });
  if (!row) throw new NotFound();
  const { documentId, state, number, title, summary, version } = row;
  const organisationId = row.organisation.id;
  const proposal = { id, documentId, number, organisationId, title, summary, state, version, counterOf: null };
  const { facts } = await proposalFacts(from, proposal, actor);
  const contributors = await rowsOf<{ id: string; name: string }>(
    from,
    `select p.id, p.name from contributor c join person p on p.id = c.person_id where c.proposal_id = $1 order by c.at, p.id`,
    [id],
  );
  const changes = await changeViews(from, 'c.proposal_id = $1', [id]);
  return {
    ...summaryView(row),
    summary,
    version,
    editionNumber: (await currentEdition(from, documentId)).number,
    contributors,
    endings: await endingsOf(from, id),
    contentHash: facts.contentHash,
    changes: changes.map(withoutProposal),
    parked: await parkedViews(from, id),
    sources: await sourcesOf(from, id),
    may: mayWithProposal(facts),
  };
}

/** The proposals of the person's organisation on a document, last changed first, `limit` at a time after the cursor. */
export async function ownProposals(
  from: Answers,
  documentId: string,
  { actor, after, limit = 50 }: { actor: Actor; after?: string; limit?: number },
): Promise<{ items: ReturnType<typeof summaryView>[]; next: string | null }> {
  const rows = await proposalRows(from, {
    where: `p.document_id = $1 and p.organisation_id = $2
      and ($3::uuid is null or (p.updated_at, p.id) < (
        select updated_at, id from proposal where id = $3::uuid and document_id = $1 and organisation_id = $2))`,
    parameters: [documentId, actor.organisationId, after ?? null],
    limit: limit + 1,
  });
  const items = rows.slice(0, limit).map(summaryView);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

const withoutProposal = (found: FoundChange): ChangeView => {
  const { proposalId: _proposal, ...change } = found;
  return change;
};
