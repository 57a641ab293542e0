import type { QueueQuery, QueueView } from '@tarmeem/contract';
import type { Values } from '../platform/database/values.js';
import { type Asked, scopeOf } from './queue-asked.js';
import { feedbackAsked, isOfProposals, showsFeedback } from './queue-feedback.query.js';
import { proposalsAsked } from './queue-proposals.query.js';
import { countsIn, tabs } from './queue-scope.js';

type Counts = QueueView['counts'];

export interface CountsRow extends Counts {
  claimsEnd: Date | null;
  organisations: QueueView['organisations'] | null;
}

/** A filter asks for what the counts that are kept do not tell apart. */
const isCounted = ({ whose, age, outdated, conflicts, find }: QueueQuery): boolean =>
  whose !== 'anybody' || Boolean(age ?? outdated ?? conflicts ?? find);

/**
 * How much waits under the filters that are set, whatever the kind; when the next claim ends (null: there is none); and of which
 * organisations there is something in the jurisdictions: as columns and what they come from. What a tab holds is counted by the database
 * when it comes and goes, and here only where a filter asks for it; what is one's own is as much as one person has taken or was asked.
 */
export function countsSql(values: Values, asked: Asked): { columns: string; from: string } {
  const { query } = asked;
  const now = values.of(asked.now, 'timestamptz');
  const tally = isCounted(query) ? counted(values, asked) : kept(values, asked);
  return {
    columns: `tally.*, ${mine(values, asked)} as mine, ${organisations(values, asked)} as organisations,
       least((select min(ends_at) from claim where ends_at > ${now}),
         (select min(ends_at) from feedback_claim where ends_at > ${now})) as "claimsEnd"`,
    from: `(${tally}) as tally`,
  };
}

function kept(values: Values, asked: Asked): string {
  const sum = (state: string): string => `coalesce(sum(c.n) filter (where c.state = '${state}'), 0)::int`;
  return `select ${sum('in_review')} as open, ${sum('drafting')} as returned, ${sum('closed')} as decided,
      ${sum('waiting')} as feedback
    from desk_count c where ${countsIn(values, scopeOf(asked))}`;
}

function counted(values: Values, asked: Asked): string {
  const { query } = asked;
  const count = (tab: 'open' | 'returned' | 'decided'): string => `count(*) filter (where ${tabs[tab]})::int as ${tab}`;
  const feedback = isOfProposals(query)
    ? '0'
    : `(select count(*)::int from feedback f where ${feedbackAsked(values, asked, query.whose)})`;
  return `select ${count('open')}, ${count('returned')}, ${count('decided')}, ${feedback} as feedback
    from proposal p where ${tabs.all} and ${proposalsAsked(values, asked, query.whose)}`;
}

/** What the list would hold if one's own were asked for. */
function mine(values: Values, asked: Asked): string {
  const { query } = asked;
  const parts = [
    ...(query.kind === 'feedback'
      ? []
      : [
          `(select count(*)::int from proposal p where ${tabs[query.state]} and ${proposalsAsked(values, asked, 'mine')})`,
        ]),
    ...(showsFeedback(query)
      ? [`(select count(*)::int from feedback f where ${feedbackAsked(values, asked, 'mine')})`]
      : []),
  ];
  return parts.join(' + ') || '0';
}

/** Whichever of them is chosen: another can be. */
function organisations(values: Values, asked: Asked): string {
  return `(select json_agg(json_build_object('slug', o.slug, 'name', o.name) order by o.name, o.slug) from organisation o
    where o.id in (select c.organisation_id from desk_count c
      where c.n > 0 and ${countsIn(values, { ...scopeOf(asked), organisation: null })}))`;
}

export const countsView = ({ open, returned, decided, feedback, mine: own }: CountsRow): Counts => ({
  open,
  returned,
  decided,
  feedback,
  mine: own,
});
