import type { Organisation, ProposalSummary } from '@tarmeem/contract';
import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

export interface SummaryRow extends Omit<ProposalSummary, 'updatedAt' | 'submittedAt'> {
  documentId: string;
  summary: string;
  version: number;
  updatedAt: Date;
  submittedAt: Date | null;
  organisation: Organisation;
}

/** What was returned lies on a text that is not the current edition's any more, whatever its organisation made of it since. */
const returnedTextMoved = `select from change c join entry e on e.section_id = c.section_id and e.until_seq is null
  join revision r on r.id = e.revision_id
  where c.round_id = lr.id and c.outcome = 'returned' and c.aspect in ('body', 'heading')
    and (not e.live or c.base_hash <> case c.aspect when 'heading' then r.heading_hash else r.body_hash end)`;

/**
 * Proposals with everything a list shows, one statement for all of them. `where` is a condition over `p` (proposal) with `$n`
 * parameters; newest change first unless `order` says otherwise. `often`: condition, order and limit are the
 * same again and again, so the plan is kept. `submitted`: for those who decide, who learn nothing of what its organisation writes after a
 * return: on which sections, when, under which title. `more`: columns over `p` that the caller wants beside, of the form `… as name`.
 */
export async function proposalRows<More = unknown>(
  from: Answers,
  {
    where,
    parameters,
    order = 'p.updated_at desc, p.id desc',
    limit = 1,
    often = false,
    submitted = false,
    more = [],
  }: {
    where: string;
    parameters: unknown[];
    order?: string;
    limit?: number;
    often?: boolean;
    submitted?: boolean;
    more?: readonly string[];
  },
): Promise<(SummaryRow & More)[]> {
  const drafted = submitted ? 'false' : `p.state = 'drafting'`;
  const updated = submitted
    ? 'coalesce(lr.finished_at, lr.submitted_at)'
    : 'greatest(p.updated_at, (select max(saved_at) from working_copy where proposal_id = p.id))';
  const title = submitted ? 'coalesce(lr.title, p.title)' : 'p.title';
  const outdated = submitted
    ? returnedTextMoved
    : 'select from working_copy_standing where proposal_id = p.id and outdated';
  const sql = `select p.id, p.document_id as "documentId", p.number, d.slug as document, ${title} as title, p.summary, p.state, p.version,
       ${updated} as "updatedAt",
       json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'jurisdiction', o.jurisdiction) as organisation,
       coalesce(lr.n, 0) as round, lr.submitted_at as "submittedAt",
       p.state = 'drafting' and exists (
         select from change where round_id = lr.id and outcome = 'returned'
         union all select from parked where proposal_id = p.id and resolved_at is null) as returned,
       p.state = 'drafting' and exists (${outdated}) as outdated,
       coalesce((
         select json_agg(json_build_object('sectionId', t.section_id, 'heading', coalesce(r.heading, t.heading),
           'jurisdiction', jurisdiction_of(t.section_id)) order by t.section_id)
         from (
           select section_id, heading from working_copy where proposal_id = p.id and ${drafted}
           union all select section_id, heading from round_copy where round_id = lr.id and not (${drafted})) as t
           left join entry e on e.section_id = t.section_id and e.until_seq is null left join revision r on r.id = e.revision_id
       ), '[]'::json) as sections,
       coalesce((
         select json_agg(json_build_object('changeId', c.id, 'outcome', c.outcome) order by c.position, c.id)
         from change c where c.round_id = lr.id and c.outcome <> 'carried'
       ), '[]'::json) as strip${more.map((column) => `, ${column}`).join('')}
     from proposal p join document d on d.id = p.document_id join organisation o on o.id = p.organisation_id
       left join lateral (select * from round where proposal_id = p.id order by n desc limit 1) as lr on true
     where ${where} order by ${order} limit ${String(limit)}`;
  return rowsOf<SummaryRow & More>(from, often ? plannedOnce(sql) : sql, parameters);
}

/** A row as lists show it. */
export function summaryView(row: SummaryRow): ProposalSummary {
  const { id, number, document, title, state, returned, outdated, organisation, round, sections, strip } = row;
  return {
    id,
    number,
    document,
    title,
    state,
    returned,
    outdated,
    organisation,
    round,
    updatedAt: row.updatedAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    sections,
    strip,
  };
}
