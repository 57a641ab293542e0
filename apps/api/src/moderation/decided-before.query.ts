import type { ReviewChange } from '@tarmeem/contract';
import { isAllowed } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import type { PublishedTree } from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { placesOfChanges } from '../proposals/index.js';
import { type Decided, decidedColumns, decidedJoins } from './decided-rows.js';
import { onTheSameWords } from './decided-on-older-texts.query.js';
import type { ReviewedChange } from './decision-facts.query.js';

type Told = Pick<ReviewChange, 'decidedBefore' | 'decidedHere'>;

const shown = 3;
const asked = 10;

/**
 * For each of these changes what people decided before in its section, under other rows: the last decision on the identical change, and
 * the newest few on others whose words stand at the same place. Only decisions on changes that this moderator would see under review.
 */
export async function decidedBefore(
  from: Answers,
  changes: readonly Pick<ReviewedChange, 'id'>[],
  { actor, published }: { actor: Actor; published: PublishedTree },
): Promise<(changeId: string) => Told> {
  const ids = changes.map(({ id }) => id);
  const found = [...(await decidedOnThisText(from, ids)), ...(await onTheSameWords(from, ids))];
  const places = await placesOfChanges(from, published, found);
  const visible = found
    .filter((_, at) => places[at]?.some((place) => isAllowed(actor, 'change.decide', place)))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return (changeId) => {
    const mine = visible.filter(({ of }) => of === changeId);
    const identical = mine.find((one) => one.identical);
    return {
      decidedBefore: identical ? decisionOf(identical) : null,
      decidedHere: mine
        .filter((one) => !one.identical)
        .slice(0, shown)
        .map((one) => ({ ...decisionOf(one), before: one.before, after: one.after })),
    };
  };
}

const decisionOf = ({ proposal, outcome, reason, decidedBy, at }: Decided): NonNullable<Told['decidedBefore']> => ({
  proposal,
  outcome,
  reason,
  decidedBy,
  at: at.toISOString(),
});

/** The identical change at any time, and the others at the same words of the same text. */
function decidedOnThisText(from: Answers, changeIds: readonly string[]): Promise<Decided[]> {
  const newest = (condition: string) => /* sql */ `(
    select ${decidedColumns} from change other ${decidedJoins}
    where other.section_id = change.section_id and other.aspect = change.aspect and other.id <> change.id
      and other.decided_seq > 0 and other.outcome <> 'carried' and ${condition}
    order by decision.at desc limit ${asked})`;
  return rowsOf(
    from,
    `select change.id as of, true as identical, told.* from change
       cross join lateral ${newest('other.change_key = change.change_key')} as told where change.id = any($1::uuid[])
     union all select change.id, false, told.* from change
       cross join lateral ${newest('other.change_key <> change.change_key and other.base_hash = change.base_hash and other.gaps && change.gaps')} as told
       where change.id = any($1::uuid[]) and change.aspect = 'body'
     union all select change.id, false, told.* from change
       cross join lateral ${newest('other.change_key <> change.change_key and other.base_hash = change.base_hash')} as told
       where change.id = any($1::uuid[]) and change.aspect <> 'body'`,
    [changeIds],
  );
}
