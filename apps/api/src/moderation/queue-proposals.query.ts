import type { QueueItem } from '@tarmeem/contract';
import { isAllowed, type Verdict } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { proposalRows, type SummaryRow, summaryView } from '../proposals/index.js';
import { ageBounds, ageOf, type Asked, dueAt, microseconds, pageSize, type Place, scopeOf } from './queue-asked.js';
import { inScope, tabs } from './queue-scope.js';

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

/** A page of the proposals that are asked for, with what each shows beside it: one row more than a page holds. */
export async function proposalsOf(
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
  const found = await rowsOf<Beside>(from, plannedOnce(besideSql(conditions, way.sql)), [
    ...scopeOf(asked),
    now,
    actor.id,
    after,
    before,
    ...(cursor ? [cursor.at, cursor.id] : []),
  ]);
  const beside = new Map(found.map((row) => [row.id, row]));
  const rows = await proposalRows(from, {
    where: 'p.id = any($1::uuid[])',
    parameters: [[...beside.keys()]],
    order: `p.submitted_at ${way.sql}, p.id ${way.sql}`,
    limit: pageSize + 1,
    often: true,
    submitted: true,
  });
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

interface Beside {
  id: string;
  at: string;
  wrote: boolean;
  claim: QueueItem['claim'];
  assigned: QueueItem['assigned'];
}

/** Which proposals are on a page, and what it shows beside them. $5 now, $6 who asks; the conditions take few forms. */
const besideSql = (conditions: readonly string[], way: string): string => `
  with recursive found as materialized (
    select p.id, p.counter_of, p.submitted_at from proposal p where ${conditions.join(' and ')}
    order by p.submitted_at ${way}, p.id ${way} limit ${String(pageSize + 1)}
  ), origin (first_id, proposal_id, counter_of) as (
    select id, id, counter_of from found
    union
    select origin.first_id, proposal.id, proposal.counter_of
    from origin join change on change.id = origin.counter_of join proposal on proposal.id = change.proposal_id
  )
  select p.id, ${microseconds('p.submitted_at')} as at,
    exists (select from origin join contributor on contributor.proposal_id = origin.proposal_id
      where origin.first_id = p.id and contributor.person_id = $6) as wrote,
    case when claimer.id is not null then json_build_object('by', json_build_object('id', claimer.id, 'name', claimer.name),
      'until', ${microseconds('claim.ends_at')}) end as claim,
    case when asked.id is not null then json_build_object('id', asked.id, 'name', asked.name) end as assigned
  from found p
    left join claim on claim.proposal_id = p.id and claim.ends_at > $5 left join person claimer on claimer.id = claim.moderator_id
    left join assignment on assignment.proposal_id = p.id left join person asked on asked.id = assignment.moderator_id`;

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
