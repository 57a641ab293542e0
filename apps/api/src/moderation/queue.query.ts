import type { QueueFeedback, QueueItem, QueueQuery, QueueView } from '@tarmeem/contract';
import { isAllowed, type Verdict } from '@tarmeem/review';
import { type Actor, jurisdictionsOf } from '../accounts/index.js';
import { Malformed } from '../platform/index.js';
import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { proposalRows, type SummaryRow, summaryView } from '../proposals/index.js';

const pageSize = 50;
const dayMs = 86_400_000;
/** What each tab of the desk holds, as a condition over `p` (proposal). A draft that was never submitted is on none of them. */
const tabs = {
  open: `p.state = 'in_review'`,
  returned: `p.state = 'drafting'`,
  decided: `p.state = 'closed'`,
  all: `p.state <> 'withdrawn'`,
} as const;

/** In the moderator's jurisdictions ($2, null: all), the chosen one ($3) and of the chosen organisation ($4). */
const inScope = `p.document_id = $1 and p.number is not null
  and ($2::text[] is null or p.jurisdictions && $2) and ($3::text is null or p.jurisdictions @> array[$3::text])
  and ($4::text is null or p.organisation_id = (select id from organisation where slug = $4))`;

/** Claimed now, or asked to decide: by whom. */
const heldBy = (person: string) => `(
  exists (select from claim where proposal_id = p.id and moderator_id ${person} and ends_at > $5)
  or exists (select from assignment where proposal_id = p.id and moderator_id ${person}))`;

const touchesAnother = `exists (
  select from change c join change other on other.section_id = c.section_id and other.aspect = c.aspect
    and other.proposal_id <> c.proposal_id and other.payload_hash <> c.payload_hash
    and other.base_hash is not distinct from c.base_hash and (c.aspect <> 'body' or other.gaps && c.gaps)
    and (other.outcome = 'open' or other.outcome = 'accepted' and exists (
      select from accepted where change_id = other.id and pending))
  where c.proposal_id = p.id and c.outcome = 'open')`;

/** An open change lies on a text that is not the current edition's any more, or a returned proposal's text does. */
const isOutdated = `exists (
  select from change c join entry e on e.section_id = c.section_id and e.until_seq is null join revision r on r.id = e.revision_id
  where c.proposal_id = p.id and c.outcome in ('open', 'returned') and c.aspect in ('body', 'heading')
    and (not e.live or c.base_hash <> case c.aspect when 'heading' then r.heading_hash else r.body_hash end))`;

interface Asked {
  documentId: string;
  /** Within how many days the document decides. */
  days: number;
  query: QueueQuery;
  actor: Actor;
  now: Date;
}

/**
 * The desk: submitted proposals a moderator has something to do with, and feedback that waits, oldest first unless asked otherwise, a
 * page at a time over both.
 */
export async function queueView(from: Answers, request: Omit<Asked, 'days'>): Promise<QueueView> {
  const { query, documentId, actor } = request;
  const [document] = await rowsOf<{ days: number }>(from, 'select decision_days as days from document where id = $1', [
    documentId,
  ]);
  const asked = { ...request, days: document?.days ?? 0 };
  const cursor = readCursor(query.after);
  const [proposals, remarks, counts] = [
    query.kind === 'feedback' ? [] : await proposalsOf(from, asked, cursor),
    await feedbackOf(from, asked, cursor),
    await countsOf(from, asked),
  ];
  const way = query.order === 'oldest' ? 1 : -1;
  const order = (a: Place, b: Place): number => way * (compare(a.at, b.at) || compare(a.id, b.id));
  const places = [...proposals.map(({ place }) => place), ...remarks.map(({ place }) => place)].sort(order);
  const last = places.length > pageSize ? places[pageSize - 1] : undefined;
  const within = ({ place }: { place: Place }): boolean => last === undefined || order(place, last) <= 0;
  return {
    items: proposals.filter(within).map(({ item }) => item),
    feedback: remarks.filter(within).map(({ item }) => item),
    next: last ? Buffer.from(`${last.at} ${last.id}`).toString('base64url') : null,
    counts,
    due: { days: asked.days, maySet: maySetDays(documentId, actor) },
  };
}

const maySetDays = (documentId: string, actor: Actor): Verdict =>
  isAllowed(actor, 'document.set-decision-days', { documentId, jurisdiction: null })
    ? { allowed: true }
    : { allowed: false, because: 'not-allowed' };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where an item stands in the order: with microseconds, which a Date would lose, and the page after it a row. */
interface Place {
  at: string;
  id: string;
}

const microseconds = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

function scopeOf({ documentId, query, actor }: Asked): unknown[] {
  const scope = jurisdictionsOf(actor, 'moderator', documentId);
  return [documentId, scope === 'all' ? null : scope, query.jurisdiction ?? null, query.organisation ?? null];
}

function ageBounds({ query, now, days }: Asked): [Date | null, Date | null] {
  if (!query.age) return [null, null];
  const half = Math.floor(days / 2);
  const [least, most] = { week: [-1, half], older: [half, days], late: [days, 100_000] }[query.age] as [number, number];
  return [new Date(now.getTime() - (most + 1) * dayMs), new Date(now.getTime() - (least + 1) * dayMs)];
}

async function proposalsOf(
  from: Answers,
  asked: Asked,
  cursor: Place | null,
): Promise<{ place: Place; item: QueueItem }[]> {
  const { query, actor, now } = asked;
  const way = query.order === 'oldest' ? { sql: 'asc', beyond: '>' } : { sql: 'desc', beyond: '<' };
  const [after, before] = ageBounds(asked);
  const conditions = [
    tabs[query.state],
    inScope,
    `($5::timestamptz is not null and $6::uuid is not null)`,
    '($7::timestamptz is null or p.submitted_at > $7) and ($8::timestamptz is null or p.submitted_at <= $8)',
    ...(query.whose === 'mine' ? [heldBy('= $6')] : []),
    ...(query.whose === 'nobody' ? [`not ${heldBy('is not null')}`] : []),
    ...(query.conflicts ? [touchesAnother] : []),
    ...(query.outdated ? [isOutdated] : []),
    ...(cursor ? [`(p.submitted_at, p.id) ${way.beyond} ($9::timestamptz, $10::uuid)`] : []),
  ];
  // First which, by the index of the queue, then what they show: the rest of the queue is never put together.
  const found = await rowsOf<{ id: string }>(
    from,
    `select p.id from proposal p where ${conditions.join(' and ')}
     order by p.submitted_at ${way.sql}, p.id ${way.sql} limit ${String(pageSize + 1)}`,
    [...scopeOf(asked), now, actor.id, after, before, ...(cursor ? [cursor.at, cursor.id] : [])],
  );
  const rows = await proposalRows(from, {
    where: 'p.id = any($1::uuid[])',
    parameters: [found.map(({ id }) => id)],
    order: `p.submitted_at ${way.sql}, p.id ${way.sql}`,
    limit: pageSize + 1,
    often: true,
    submitted: true,
  });
  const beside = await besideOf(from, rows, { actor, now });
  return rows.map((row) => {
    const summary = summaryView(row);
    const open = summary.strip.filter((one) => one.outcome === 'open').length;
    const { at, wrote, claim, assigned } = beside.get(row.id) ?? { at: '', wrote: false, claim: null, assigned: null };
    const submitted = row.submittedAt ?? now;
    return {
      place: { at, id: row.id },
      item: {
        ...summary,
        open,
        decided: summary.strip.length - open,
        age: ageOf(submitted, now),
        dueAt: dueAt(submitted, asked),
        mayDecide: mayDecide(row, wrote, actor),
        claim,
        assigned,
      },
    };
  });
}

const dueAt = (since: Date, { days }: Asked): string => new Date(since.getTime() + days * dayMs).toISOString();

const ageOf = (since: Date, now: Date): number => Math.max(0, Math.floor((now.getTime() - since.getTime()) / dayMs));

interface Beside {
  id: string;
  at: string;
  wrote: boolean;
  claim: QueueItem['claim'];
  assigned: QueueItem['assigned'];
}

/** What a page of proposals shows beside the proposals themselves, in one statement. */
async function besideOf(
  from: Answers,
  rows: readonly SummaryRow[],
  { actor, now }: { actor: Actor; now: Date },
): Promise<Map<string, Beside>> {
  const found = await rowsOf<Beside>(
    from,
    plannedOnce(`with recursive origin (first_id, proposal_id, counter_of) as (
       select id, id, counter_of from proposal where id = any($1::uuid[])
       union
       select origin.first_id, proposal.id, proposal.counter_of
       from origin join change on change.id = origin.counter_of join proposal on proposal.id = change.proposal_id
     )
     select p.id, ${microseconds('p.submitted_at')} as at,
       exists (select from origin join contributor on contributor.proposal_id = origin.proposal_id
         where origin.first_id = p.id and contributor.person_id = $2) as wrote,
       case when claimer.id is not null then json_build_object('by', json_build_object('id', claimer.id, 'name', claimer.name),
         'until', ${microseconds('claim.ends_at')}) end as claim,
       case when asked.id is not null then json_build_object('id', asked.id, 'name', asked.name) end as assigned
     from proposal p
       left join claim on claim.proposal_id = p.id and claim.ends_at > $3 left join person claimer on claimer.id = claim.moderator_id
       left join assignment on assignment.proposal_id = p.id left join person asked on asked.id = assignment.moderator_id
     where p.id = any($1::uuid[])`),
    [rows.map(({ id }) => id), actor.id, now],
  );
  return new Map(found.map((row) => [row.id, row]));
}

function mayDecide(
  { documentId, sections, state }: Pick<SummaryRow, 'documentId' | 'sections' | 'state'>,
  wrote: boolean,
  actor: Actor,
): Verdict {
  if (!sections.some(({ jurisdiction }) => isAllowed(actor, 'change.decide', { documentId, jurisdiction })))
    return { allowed: false, because: 'not-allowed' };
  if (wrote) return { allowed: false, because: 'own-words' };
  return state === 'in_review' ? { allowed: true } : { allowed: false, because: 'not-now' };
}

/** Feedback waits on the tab of what is to be decided, and where no filter speaks of proposals only. */
const showsFeedback = ({ state, kind, organisation, outdated, conflicts }: QueueQuery): boolean =>
  state === 'open' && kind !== 'proposals' && !organisation && !outdated && !conflicts;

const whoseFeedback: Record<QueueQuery['whose'], string> = {
  anybody: 'true',
  mine: '(claimer.id = $7 or asked.id = $7)',
  nobody: '(claimer.id is null and asked.id is null)',
};

async function feedbackOf(
  from: Answers,
  asked: Asked,
  cursor: Place | null,
): Promise<{ place: Place; item: QueueFeedback }[]> {
  const { query, now, actor } = asked;
  if (!showsFeedback(query)) return [];
  const [documentId, scope, jurisdiction] = scopeOf(asked);
  const way = query.order === 'oldest' ? { sql: 'asc', beyond: '>' } : { sql: 'desc', beyond: '<' };
  const [after, before] = ageBounds(asked);
  const rows = await rowsOf<Omit<QueueFeedback, 'age' | 'dueAt' | 'receivedAt'> & { at: string; receivedAt: Date }>(
    from,
    `select f.id, f.number, f.kind, f.state = 'held' as held, left(f.text, 160) as text, r.heading, f.created_at as "receivedAt",
       ${microseconds('f.created_at')} as at,
       case when claimer.id is not null then json_build_object('by', json_build_object('id', claimer.id, 'name', claimer.name),
         'until', ${microseconds('claim.ends_at')}) end as claim,
       case when asked.id is not null then json_build_object('id', asked.id, 'name', asked.name) end as assigned
     from feedback f left join revision r on r.id = f.revision_id
       left join feedback_claim claim on claim.feedback_id = f.id and claim.ends_at > $6 left join person claimer on claimer.id = claim.moderator_id
       left join feedback_assignment given on given.feedback_id = f.id left join person asked on asked.id = given.moderator_id
     where f.document_id = $1 and f.state in ('held', 'open')
       and ($4::timestamptz is null or f.created_at > $4) and ($5::timestamptz is null or f.created_at <= $5)
       and ${whoseFeedback[query.whose]} and $7::uuid is not null
       and ($2::text[] is null and $3::text is null or exists (
         with recursive up (section_id, parent_id) as (
           select e.section_id, e.parent_id from entry e where e.until_seq is null and e.section_id = f.section_id
           union all select a.section_id, a.parent_id from up join entry a on a.section_id = up.parent_id and a.until_seq is null)
         select from up join section on section.id = up.section_id
         where up.parent_id is null and ($2::text[] is null or section.jurisdiction = any($2))
           and ($3::text is null or section.jurisdiction = $3)))
       ${cursor ? `and (f.created_at, f.id) ${way.beyond} ($8::timestamptz, $9::uuid)` : ''}
     order by f.created_at ${way.sql}, f.id ${way.sql} limit ${String(pageSize + 1)}`,
    [documentId, scope, jurisdiction, after, before, now, actor.id, ...(cursor ? [cursor.at, cursor.id] : [])],
  );
  return rows.map(({ at, receivedAt, ...row }) => ({
    place: { at, id: row.id },
    item: {
      ...row,
      receivedAt: receivedAt.toISOString(),
      age: ageOf(receivedAt, now),
      dueAt: dueAt(receivedAt, asked),
    },
  }));
}

/** Of every tab, and of what waits for the person, in the chosen jurisdiction and organisation. */
async function countsOf(from: Answers, asked: Asked): Promise<QueueView['counts']> {
  const { actor, now } = asked;
  const [counts] = await rowsOf<Omit<QueueView['counts'], 'feedback'>>(
    from,
    `select count(*) filter (where ${tabs.open})::int as open, count(*) filter (where ${tabs.returned})::int as returned,
       count(*) filter (where ${tabs.decided})::int as decided,
       count(*) filter (where ${tabs.open} and (p.id in (select proposal_id from claim where moderator_id = $6 and ends_at > $5)
         or p.id in (select proposal_id from assignment where moderator_id = $6)))::int as mine
     from proposal p where ${inScope}`,
    [...scopeOf(asked), now, actor.id],
  );
  const [documentId, scope, jurisdiction] = scopeOf(asked);
  const [waiting] = await rowsOf<{ feedback: number; mine: number }>(
    from,
    `select count(*)::int as feedback, count(*) filter (where
         f.id in (select feedback_id from feedback_claim where moderator_id = $5 and ends_at > $4)
         or f.id in (select feedback_id from feedback_assignment where moderator_id = $5))::int as mine from feedback f
     where f.document_id = $1 and f.state in ('held', 'open') and ($2::text[] is null and $3::text is null or exists (
       with recursive up (section_id, parent_id) as (
         select e.section_id, e.parent_id from entry e where e.until_seq is null and e.section_id = f.section_id
         union all select a.section_id, a.parent_id from up join entry a on a.section_id = up.parent_id and a.until_seq is null)
       select from up join section on section.id = up.section_id
       where up.parent_id is null and ($2::text[] is null or section.jurisdiction = any($2))
         and ($3::text is null or section.jurisdiction = $3)))`,
    [documentId, scope, jurisdiction, now, actor.id],
  );
  const { open, returned, decided, mine } = counts ?? { open: 0, returned: 0, decided: 0, mine: 0 };
  return { open, returned, decided, mine: mine + (waiting?.mine ?? 0), feedback: waiting?.feedback ?? 0 };
}

/** Throws `malformed` for a cursor that is none of ours: a list that begins anew would be read twice. */
function readCursor(after: string | undefined): Place | null {
  if (!after) return null;
  const [at, id] = Buffer.from(after, 'base64url').toString('utf8').split(' ');
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id))
    throw new Malformed([{ code: 'invalid', detail: 'This is no place in this list', pointer: '/after' }]);
  return { at, id };
}
