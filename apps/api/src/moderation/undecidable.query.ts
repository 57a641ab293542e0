import type { UndecidableView } from '@tarmeem/contract';
import { isAllowed } from '@tarmeem/review';
import { type Actor, findActor } from '../accounts/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { proposalRows, summaryView } from '../proposals/index.js';
import { allContributors } from './decision-facts.query.js';

/**
 * The proposals in review on which no active person may decide anything: whoever moderates their sections wrote in them. Longest
 * waiting first.
 */
export async function undecidableProposals(from: Answers, documentId: string, now: Date): Promise<UndecidableView[]> {
  const moderators = await activeModerators(from, now);
  const rows = await proposalRows(from, {
    where: `p.document_id = $1 and p.state = 'in_review'`,
    parameters: [documentId],
    order: 'p.updated_at, p.id',
    limit: 10_000,
  });
  const contributors = await allContributors(
    from,
    rows.map((row) => row.id),
  );
  const found: UndecidableView[] = [];
  for (const row of rows) {
    const { id, number, organisation, submittedAt, sections } = summaryView(row);
    const wrote = contributors.get(id);
    const mayDecide = ({ jurisdiction }: { jurisdiction: string | null }) =>
      moderators.some((it) => !wrote?.has(it.id) && isAllowed(it, 'change.decide', { documentId, jurisdiction }));
    const stuck = sections.filter((section) => !mayDecide(section));
    if (stuck.length > 0) found.push({ id, number, organisation, submittedAt, sections: stuck });
  }
  return found;
}

async function activeModerators(from: Answers, now: Date): Promise<Actor[]> {
  const rows = await rowsOf<{ id: string }>(
    from,
    `select distinct person_id as id from role_grant where role = 'moderator' and withdrawn_at is null and (until is null or until > $1)`,
    [now],
  );
  const actors = await Promise.all(rows.map(({ id }) => findActor(from, id, now)));
  return actors.filter((it) => it !== null);
}
