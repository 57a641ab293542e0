import type { QueueItem, QueueQuery, QueueView } from '@tarmeem/contract';
import { isAllowed, type Verdict } from '@tarmeem/review';
import { type Actor, jurisdictionsOf } from '../accounts/index.js';
import { Malformed } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { proposalRows, summaryView } from '../proposals/index.js';
import { contributorsOf } from './decision-facts.query.js';

const pageSize = 50;
const dayMs = 86_400_000;

/** What each tab of the desk holds, as a condition over `p` (proposal). A draft that was never submitted is on none of them. */
const tabs = {
  open: `p.state = 'in_review'`,
  returned: `p.state = 'drafting' and p.number is not null`,
  decided: `p.state = 'closed'`,
  all: `p.number is not null and p.state <> 'withdrawn'`,
} as const;

/** Submitted at: that of the last round. */
const submittedAt = '(select max(submitted_at) from round where proposal_id = p.id)';

/** In the moderator's jurisdictions ($2, null: all), the chosen one ($3) and of the chosen organisation ($4). */
const inScope = `p.document_id = $1
  and ($4::text is null or exists (select from organisation where id = p.organisation_id and slug = $4))
  and exists (
    with recursive up (section_id, parent_id) as (
      select e.section_id, e.parent_id from entry e
      where e.until_seq is null and e.section_id in (select section_id from change where proposal_id = p.id)
      union all select a.section_id, a.parent_id from up join entry a on a.section_id = up.parent_id and a.until_seq is null)
    select from up join section on section.id = up.section_id
    where up.parent_id is null and ($2::text[] is null or section.jurisdiction = any($2))
      and ($3::text is null or section.jurisdiction = $3))`;

/** The desk: submitted proposals a moderator has something to do with, oldest first unless asked otherwise, a page at a time. */
export async function queueView(
  from: Answers,
  { documentId, query, actor, now }: { documentId: string; query: QueueQuery; actor: Actor; now: Date },
): Promise<QueueView> {
  const scope = jurisdictionsOf(actor, 'moderator', documentId);
  const parameters = [
    documentId,
    scope === 'all' ? null : scope,
    query.jurisdiction ?? null,
    query.organisation ?? null,
  ];
  const cursor = readCursor(query.after);
  const way = query.order === 'oldest' ? { sql: 'asc', beyond: '>' } : { sql: 'desc', beyond: '<' };
  const beyond = cursor ? `and (${submittedAt}, p.id) ${way.beyond} ($5::timestamptz, $6::uuid)` : '';
  const rows = await proposalRows(from, {
    where: `${tabs[query.state]} and ${inScope} ${beyond}`,
    parameters: cursor ? [...parameters, cursor.at, cursor.id] : parameters,
    order: `${submittedAt} ${way.sql}, p.id ${way.sql}`,
    limit: pageSize + 1,
  });
  const shown = rows.slice(0, pageSize);
  const items = await Promise.all(
    shown.map(async (row): Promise<QueueItem> => {
      const summary = summaryView(row);
      const open = summary.strip.filter((one) => one.outcome === 'open').length;
      return {
        ...summary,
        open,
        decided: summary.strip.length - open,
        age: row.submittedAt ? Math.floor((now.getTime() - row.submittedAt.getTime()) / dayMs) : 0,
        mayDecide: await mayDecideProposal(from, row, actor),
      };
    }),
  );
  const last = shown.at(-1);
  const next =
    rows.length > pageSize && last?.submittedAt ? writeCursor(await exactTime(from, last.id), last.id) : null;
  return { items, next, counts: await countsOf(from, parameters) };
}

async function mayDecideProposal(
  from: Answers,
  row: { id: string; documentId: string; state: string; sections: readonly { jurisdiction: string | null }[] },
  actor: Actor,
): Promise<Verdict> {
  const { documentId } = row;
  if (!row.sections.some(({ jurisdiction }) => isAllowed(actor, 'change.decide', { documentId, jurisdiction }))) {
    return { allowed: false, because: 'not-allowed' };
  }
  const wrote = [await contributorsOf(from, row.id, false), await contributorsOf(from, row.id, true)];
  if (wrote.some((people) => people.has(actor.id))) return { allowed: false, because: 'own-words' };
  return row.state === 'in_review' ? { allowed: true } : { allowed: false, because: 'not-now' };
}

async function countsOf(from: Answers, parameters: unknown[]): Promise<QueueView['counts']> {
  const [counts] = await rowsOf<QueueView['counts']>(
    from,
    `select count(*) filter (where ${tabs.open})::int as open, count(*) filter (where ${tabs.returned})::int as returned,
       count(*) filter (where ${tabs.decided})::int as decided
     from proposal p where p.number is not null and ${inScope}`,
    parameters,
  );
  return counts ?? { open: 0, returned: 0, decided: 0 };
}

/** With microseconds: a time that went through a Date would lose some, and the page after it a row. */
async function exactTime(from: Answers, proposalId: string): Promise<string> {
  const [row] = await rowsOf<{ at: string }>(
    from,
    `select to_char(max(submitted_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from round where proposal_id = $1`,
    [proposalId],
  );
  return row?.at ?? '';
}

const writeCursor = (at: string, id: string): string => Buffer.from(`${at} ${id}`).toString('base64url');

/** Throws `malformed` for a cursor that is none of ours: a list that begins anew would be read twice. */
function readCursor(after: string | undefined): { at: string; id: string } | null {
  if (!after) return null;
  const [at, id] = Buffer.from(after, 'base64url').toString('utf8').split(' ');
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id))
    throw new Malformed([{ code: 'invalid', detail: 'This is no place in this list', pointer: '/after' }]);
  return { at, id };
}
