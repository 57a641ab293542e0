import type { QueueItem, QueueQuery } from '@tarmeem/contract';
import { isAllowed, type Verdict } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import type { Values } from '../platform/database/values.js';
import { type SummaryRow, summaryView } from '../proposals/index.js';
import type { DeskRow } from './desk-rows.js';
import { ageOf, type Asked, cameWithin, dueAt, microseconds, pageSize, type Place, scopeOf } from './queue-asked.js';
import { proposalsIn, tabs } from './queue-scope.js';

/** Claimed now by somebody, or they were asked to decide it; or claimed by nobody, and nobody was asked. */
const isOf = {
  mine: (self: string, now: string) => `p.id in (
    select proposal_id from claim where moderator_id = ${self} and ends_at > ${now}
    union select proposal_id from assignment where moderator_id = ${self})`,
  nobody: (now: string) => `not exists (select from claim where proposal_id = p.id and ends_at > ${now})
    and not exists (select from assignment where proposal_id = p.id)`,
};

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

/** Of this number, or with these words in a title under which it was submitted. */
const isFound = (find: string) => `(p.number::text = ${find}
  or exists (select from round where proposal_id = p.id and strpos(lower(title), lower(${find})) > 0))`;

/** In the scope, and what else the filters ask of a proposal `p`, whatever its tab. */
export function proposalsAsked(values: Values, asked: Asked, whose: QueueQuery['whose']): string {
  const { query, actor, now } = asked;
  const at = () => values.of(now, 'timestamptz');
  return [
    proposalsIn(values, scopeOf(asked)),
    ...cameWithin(values, 'p.submitted_at', asked),
    ...(whose === 'mine' ? [isOf.mine(values.of(actor.id, 'uuid'), at())] : []),
    ...(whose === 'nobody' ? [isOf.nobody(at())] : []),
    ...(query.conflicts ? [touchesAnother] : []),
    ...(query.outdated ? [isOutdated] : []),
    ...(query.find ? [isFound(values.of(query.find, 'text'))] : []),
  ].join(' and ');
}

/** Which proposals are on a page, by the index of the queue: one more than it holds. Null: none are asked for. */
export function proposalsSql(values: Values, asked: Asked, cursor: Place | null): string | null {
  const { query } = asked;
  if (query.kind === 'feedback') return null;
  const way = query.order === 'oldest' ? { sql: 'asc', beyond: '>' } : { sql: 'desc', beyond: '<' };
  const conditions = [
    tabs[query.state],
    proposalsAsked(values, asked, query.whose),
    ...(cursor
      ? [
          `(p.submitted_at, p.id) ${way.beyond} (${values.of(cursor.at, 'timestamptz')}, ${values.of(cursor.id, 'uuid')})`,
        ]
      : []),
  ];
  return `select p.id, ${microseconds('p.submitted_at')} as at from proposal p where ${conditions.join(' and ')}
    order by p.submitted_at ${way.sql}, p.id ${way.sql} limit ${String(pageSize + 1)}`;
}

export function proposalItem({ summary: row, contributors, claim, assigned }: DeskRow, asked: Asked): QueueItem {
  const { now, actor } = asked;
  const summary = summaryView(row);
  const open = summary.strip.filter((one) => one.outcome === 'open').length;
  const submitted = row.submittedAt ?? now;
  return {
    ...summary,
    open,
    decided: summary.strip.length - open,
    age: ageOf(submitted, now),
    dueAt: dueAt(submitted, asked),
    mayDecide: mayDecide(row, contributors.includes(actor.id), actor),
    claim: claim && new Date(claim.until) > now ? claim : null,
    assigned,
  };
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
