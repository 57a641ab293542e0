import type { AuditEventView, AuditPage, AuditQuery } from '@tarmeem/contract';
import type { Actor } from '../accounts/index.js';
import { type EventAction, holdsSomewhere, thingOfEvent, toldActions } from '@tarmeem/review';
import type { DataSource } from 'typeorm';
import type { DocumentStanding } from '../documents/index.js';
import { type EarlierPage, keptPage } from '../platform/index.js';
import { OneConnection } from '../platform/database/one-connection.js';
import { plannedAtFirst, plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { Values } from '../platform/database/values.js';
import { scopeOf } from './scope.js';

const pageSize = 50;

type Row = Omit<AuditEventView, 'seq' | 'at'> & { seq: string; at: Date };

/**
 * What an organisation does with its own draft is its own (semantics S8): begun, discarded, given sources, put back in or let go after a
 * return. A proposal shows here from its first submission on, also as what became of feedback.
 */
const ownDraft = toldActions
  .filter((action) => thingOfEvent[action] === 'unsubmitted proposal')
  .map((action) => `'${action}'`)
  .join(', ');

/**
 * The chain of a document, newest first. Moderators and publishers of places see what is there; who only looks after accounts sees
 * that it happened, and no content.
 */
export async function auditPage(
  from: DataSource,
  { id: documentId, seq, names }: DocumentStanding,
  { query, actor, now }: { query: AuditQuery; actor: Actor; now: Date },
): Promise<AuditPage> {
  const reads = holdsSomewhere(actor, ['moderator', 'publisher'], documentId);
  const scope = reads ? scopeOf(actor, documentId) : null;
  const name = JSON.stringify(['record', documentId, reads, scope, query]);
  return keptPage<AuditPage>(from, { name, seq, names, now }, async (before) => ({
    page:
      (query.after === undefined &&
        !scope &&
        before &&
        seq - before.seq <= mostSince &&
        (await goneOn(from, before, { documentId, query, reads, scope }))) ||
      (await pageOf(from, { documentId, query, reads, scope })),
    until: null,
  }));
}

interface Asked {
  documentId: string;
  query: AuditQuery;
  reads: boolean;
  scope: string[] | null;
}

/** More events at once, and the page is put together anew. */
const mostSince = 20;

/** Events after which the rows of those before them read as they did: headings, places, reasons and what is told stay. */
const besides = [
  'proposal.claimed',
  'proposal.claim-dropped',
  'proposal.assigned',
  'proposal.unassigned',
  'round.finished',
  'change.accepted',
  'change.rejected',
  'change.returned',
  'feedback.sent',
  'feedback.claimed',
  'feedback.claim-dropped',
  'feedback.assigned',
  'feedback.unassigned',
  'discussion.said',
] as const satisfies readonly EventAction[];

/** The newest page with what came since above it; null where that may have changed what it shows already. */
async function goneOn(
  source: DataSource,
  { seq, page }: EarlierPage<AuditPage>,
  asked: Asked,
): Promise<AuditPage | null> {
  const from = new OneConnection(source);
  // It may hold more than was recorded when it was asked for.
  const newest = Math.max(seq, page.items[0]?.seq ?? 0);
  const [others, { items, next }] = await Promise.all([
    rowsOf(from, othersSql, [asked.documentId, seq, seq + mostSince, besides]),
    pageOf(from, asked, newest),
  ]);
  if (others.length > 0 || next !== null) return null;
  const all = [...items, ...page.items];
  const shown = all.slice(0, pageSize);
  const more = page.next !== null || all.length > pageSize;
  return { items: shown, next: more ? String(shown.at(-1)?.seq ?? '') : null };
}

const othersSql = plannedOnce(
  'select from event where document_id = $1 and seq > $2 and seq <= $3 and action <> all ($4::text[])',
);

/** `since`: only what came after this event. */
async function pageOf(from: Answers, { documentId, query, reads, scope }: Asked, since?: number): Promise<AuditPage> {
  const values = new Values();
  const sql = pageSql(values, { documentId, ...query, scope, since });
  const rows = await rowsOf<Row>(from, since === undefined ? plannedOnce(sql) : plannedAtFirst(sql), values.all);
  const items = rows.slice(0, pageSize).map(({ section, seq, at, reason, ...row }): AuditEventView => ({
    ...row,
    seq: Number(seq),
    at: at.toISOString(),
    section: reads ? section : null,
    reason: reads ? reason : null,
  }));
  return { items, next: rows.length > pageSize ? String(items.at(-1)?.seq ?? '') : null };
}

/** A section that stands under one of the jurisdictions in the current edition. Asked of the few rows of a page only. */
const inScope = (section: string, jurisdictions: string): string => `exists (
  with recursive up (section_id, parent_id) as (
    select x.section_id, x.parent_id from entry x where x.until_seq is null and x.section_id = ${section}
    union all select a.section_id, a.parent_id from up join entry a on a.section_id = up.parent_id and a.until_seq is null)
  select from up join section on section.id = up.section_id where up.parent_id is null and section.jurisdiction = any (${jurisdictions}))`;

/** What is of the things in a scope: editions and redactions are of the whole document. */
function placesIn(values: Values, scope: readonly string[]): string {
  const jurisdictions = values.of(scope, 'text[]');
  return `case e.object_type
      when 'edition' then true
      when 'redaction' then true
      when 'document' then true
      when 'feedback' then ${inScope('feedback.section_id', jurisdictions)}
      when 'change' then ${inScope('change.section_id', jurisdictions)}
      else proposal.jurisdictions && ${jurisdictions} end`;
}

/** The statement holds only what is asked for, so that one plan of it serves every time. */
function pageSql(
  values: Values,
  {
    documentId,
    after,
    about,
    proposal,
    scope,
    since,
  }: AuditQuery & { documentId: string; scope: readonly string[] | null; since?: number | undefined },
): string {
  // A few rows, and planned as such.
  const events =
    since === undefined
      ? 'event'
      : `(select * from event where document_id = ${values.of(documentId, 'uuid')} and seq > ${values.of(since, 'bigint')}
           and seq <= ${values.of(since + mostSince, 'bigint')} limit ${String(mostSince)})`;
  const conditions = [
    `e.document_id = ${values.of(documentId, 'uuid')}`,
    `e.object_type in ('proposal', 'round', 'change', 'edition', 'feedback', 'redaction', 'document') and e.action not in (${ownDraft})`,
    `(e.object_type in ('edition', 'feedback', 'redaction', 'document') or proposal.number is not null)`,
    `(e.action <> 'feedback.turned-into-proposal' or exists (
      select from proposal begun where begun.id = (e.facts ->> 'proposalId')::uuid and begun.number is not null))`,
    ...(after === undefined ? [] : [`e.seq < ${values.of(after, 'bigint')}`]),
    ...(about === 'proposal' ? [`e.object_type in ('proposal', 'round')`] : []),
    ...(about && about !== 'proposal' ? [`e.object_type = ${values.of(about, 'text')}`] : []),
    ...(proposal === undefined ? [] : [`proposal.number = ${values.of(proposal, 'int')}`]),
    ...(scope ? [placesIn(values, scope)] : []),
  ];
  return `
  select e.seq, e.at, e.action, e.hash,
    case when person.id is not null then json_build_object('name', person.name, 'role', e.actor_role,
      'organisation', organisation.name) end as actor,
    proposal.number as proposal, edition.major || '.' || edition.minor as edition, feedback.number as feedback,
    (select r.heading from entry x join revision r on r.id = x.revision_id where x.until_seq is null and x.live
      and x.section_id = coalesce(change.section_id, feedback.section_id)) as section,
    case when e.action = 'change.returned' then e.facts ->> 'cause' end as cause,
    case when e.object_type = 'document' and e.facts ? 'after'
      then json_build_object('before', e.facts ->> 'before', 'after', e.facts ->> 'after') end as setting,
    coalesce(decision.reason, case when e.action = 'edition.published' then edition.reason end) as reason
  from ${events} e
    left join person on person.id = e.actor_id left join organisation on organisation.id = person.organisation_id
    left join change on e.object_type = 'change' and change.id = e.object_id::uuid
    left join round on e.object_type = 'round' and round.id = e.object_id::uuid
    left join proposal on proposal.id = coalesce(change.proposal_id, round.proposal_id,
      case when e.object_type = 'proposal' then e.object_id::uuid end)
    left join edition on edition.id = case when e.object_type = 'edition' then e.object_id::uuid
      when e.action in ('change.returned', 'change.carried') then (e.facts ->> 'editionId')::uuid end
    left join feedback on e.object_type = 'feedback' and feedback.id = e.object_id::uuid
    left join decision on decision.change_id = change.id and decision.seq = (e.facts ->> 'seq')::int
  where ${conditions.join(' and ')}
  order by e.seq desc limit ${String(pageSize + 1)}`;
}
