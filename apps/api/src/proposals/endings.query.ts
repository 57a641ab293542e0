import type { EndingView } from '@tarmeem/contract';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/**
 * How its authors took a submitted proposal back, oldest first. The reasons are for the organisation, and for moderators once a round
 * was submitted; who took it back is in the audit trail.
 */
export async function endingsOf(from: Answers, proposalId: string): Promise<EndingView[]> {
  const rows = await rowsOf<Omit<EndingView, 'at'> & { at: Date }>(
    from,
    `select 'recalled' as how, n as round, coalesce(recall_reason, '') as reason, finished_at as at
     from round where proposal_id = $1 and finished_as = 'recalled'
     union all
     select 'withdrawn', coalesce((select max(n) from round where proposal_id = $1), 0), coalesce(withdrawal_reason, ''), updated_at
     from proposal where id = $1 and state = 'withdrawn'
     order by at`,
    [proposalId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
