import type { AuditEventView, AuditPage, AuditQuery } from '@tarmeem/contract';
import { type Actor, jurisdictionsOf } from '../accounts/index.js';
import { holdsSomewhere, thingOfEvent, toldActions } from '@tarmeem/review';
import type { DocumentStanding } from '../documents/index.js';
import { keptPage } from '../platform/index.js';
import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

const pageSize = 50;

type Row = Omit<AuditEventView, 'seq' | 'at'> & { seq: string; at: Date };

/**
 * What an organisation does with its own draft is its own (semantics S8): begun, discarded, given sources, put back in or let go after a
 * return. A proposal shows here from its first submission on, also as what became of feedback.
 */
const ownDraft = toldActions.filter((action) => thingOfEvent[action] === 'unsubmitted proposal');

/**
 * The chain of a document, newest first. Moderators and publishers of places see what is there; who only looks after accounts sees
 * that it happened, and no content.
 */
export async function auditPage(
  from: Answers,
  { id: documentId, stamp }: DocumentStanding,
  { query, actor, now }: { query: AuditQuery; actor: Actor; now: Date },
): Promise<AuditPage> {
  const reads = holdsSomewhere(actor, ['moderator', 'publisher'], documentId);
  const scope = reads ? scopeOf(actor, documentId) : null;
  const name = JSON.stringify(['record', documentId, reads, scope, query]);
  return keptPage(from, { name, stamp, now }, async () => ({
    page: await pageOf(from, documentId, { query, reads, scope }),
    until: null,
  }));
}

async function pageOf(
  from: Answers,
  documentId: string,
  { query, reads, scope }: { query: AuditQuery; reads: boolean; scope: string[] | null },
): Promise<AuditPage> {
  const rows = await rowsOf<Row>(from, pageSql, [
    documentId,
    query.after ?? null,
    query.about ?? null,
    query.proposal ?? null,
    scope,
    ownDraft,
    pageSize + 1,
  ]);
  const items = rows.slice(0, pageSize).map(({ section, seq, at, reason, ...row }): AuditEventView => ({
    ...row,
    seq: Number(seq),
    at: at.toISOString(),
    section: reads ? section : null,
    reason: reads ? reason : null,
  }));
  return { items, next: rows.length > pageSize ? String(items.at(-1)?.seq ?? '') : null };
}

/** The jurisdictions in which the actor moderates or publishes: null for the whole document. */
function scopeOf(actor: Actor, documentId: string): string[] | null {
  const scopes = (['moderator', 'publisher'] as const).map((role) => jurisdictionsOf(actor, role, documentId));
  return scopes.includes('all') ? null : scopes.flatMap((scope) => (scope === 'all' ? [] : scope));
}

/** A section that stands under one of the jurisdictions $5 in the current edition. Asked of the few rows of a page only. */
const inScope = (section: string): string => `exists (
  with recursive up (section_id, parent_id) as (
    select x.section_id, x.parent_id from entry x where x.until_seq is null and x.section_id = ${section}
    union all select a.section_id, a.parent_id from up join entry a on a.section_id = up.parent_id and a.until_seq is null)
  select from up join section on section.id = up.section_id where up.parent_id is null and section.jurisdiction = any ($5))`;

/** $1 document, $2 before this seq, $3 about, $4 proposal number, $5 jurisdictions (null: all), $6 actions left out, $7 limit. */
const pageSql = plannedOnce(`
  select e.seq, e.at, e.action, e.hash,
    case when person.id is not null then json_build_object('name', person.name, 'role', e.actor_role,
      'organisation', organisation.name) end as actor,
    proposal.number as proposal, edition.major || '.' || edition.minor as edition, feedback.number as feedback,
    (select r.heading from entry x join revision r on r.id = x.revision_id where x.until_seq is null and x.live
      and x.section_id = coalesce(change.section_id, feedback.section_id)) as section,
    coalesce(decision.reason, case when e.action = 'edition.published' then edition.reason end) as reason
  from event e
    left join person on person.id = e.actor_id left join organisation on organisation.id = person.organisation_id
    left join change on e.object_type = 'change' and change.id = e.object_id::uuid
    left join round on e.object_type = 'round' and round.id = e.object_id::uuid
    left join proposal on proposal.id = coalesce(change.proposal_id, round.proposal_id,
      case when e.object_type = 'proposal' then e.object_id::uuid end)
    left join edition on e.object_type = 'edition' and edition.id = e.object_id::uuid
    left join feedback on e.object_type = 'feedback' and feedback.id = e.object_id::uuid
    left join decision on decision.change_id = change.id and decision.seq = (e.facts ->> 'seq')::int
  where e.document_id = $1 and ($2::bigint is null or e.seq < $2)
    and e.object_type in ('proposal', 'round', 'change', 'edition', 'feedback', 'redaction') and e.action <> all ($6)
    and (e.object_type in ('edition', 'feedback', 'redaction') or proposal.number is not null)
    and (e.action <> 'feedback.turned-into-proposal' or exists (
      select from proposal begun where begun.id = (e.facts ->> 'proposalId')::uuid and begun.number is not null))
    and ($3::text is null or e.object_type = $3 or ($3 = 'proposal' and e.object_type = 'round'))
    and ($4::int is null or proposal.number = $4)
    and ($5::text[] is null or case e.object_type
      when 'edition' then true
      when 'redaction' then true
      when 'feedback' then ${inScope('feedback.section_id')}
      when 'change' then ${inScope('change.section_id')}
      else proposal.jurisdictions && $5 end)
  order by e.seq desc limit $7`);
