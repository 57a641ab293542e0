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
  const [row] = await proposalRows<{ begunOn: string | null; decideBy: Date | null }>(from, {
    where: 'p.id = $1 and p.organisation_id = $2',
    parameters: [id, actor.organisationId],
    more: [begunOn, decideBy],
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
    begunOn: row.begunOn,
    decideBy: row.decideBy?.toISOString() ?? null,
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

const begunOn = `(select v.facts->>'sectionId' from event v
  where v.object_type = 'proposal' and v.object_id = p.id::text and v.action = 'proposal.created' limit 1) as "begunOn"`;

const decideBy = `case when p.state = 'in_review' then lr.submitted_at + make_interval(days => d.decision_days) end as "decideBy"`;

/** What the sections of a draft are called: those it is written on, and the one it was begun on while it has no title. */
const headings = `select from (
  select heading from working_copy where proposal_id = p.id
  union all select r.heading from event v
    join entry e on e.section_id::text = v.facts->>'sectionId' and e.until_seq is null join revision r on r.id = e.revision_id
    where p.title = '' and v.object_type = 'proposal' and v.object_id = p.id::text and v.action = 'proposal.created') as named`;

/**
 * The proposals of the person's organisation on a document, last changed first, `limit` at a time after the cursor; `find`: a number,
 * words of the title, or of a draft what one of its sections is called.
 */
export async function ownProposals(
  from: Answers,
  documentId: string,
  { actor, after, find, limit = 50 }: { actor: Actor; after?: string; find?: string; limit?: number },
): Promise<{ items: ReturnType<typeof summaryView>[]; next: string | null }> {
  const rows = await proposalRows(from, {
    where: `p.document_id = $1 and p.organisation_id = $2
      and ($3::uuid is null or (p.updated_at, p.id) < (
        select updated_at, id from proposal where id = $3::uuid and document_id = $1 and organisation_id = $2))
      and ($4::text is null or p.number::text = $4 or strpos(lower(concat_ws(' ', p.title, lr.title)), lower($4)) > 0
        or p.state = 'drafting' and exists (${headings} where strpos(lower(heading), lower($4)) > 0))`,
    parameters: [documentId, actor.organisationId, after ?? null, find || null],
    limit: limit + 1,
  });
  const items = rows.slice(0, limit).map(summaryView);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

const withoutProposal = (found: FoundChange): ChangeView => {
  const { proposalId: _proposal, ...change } = found;
  return change;
};
