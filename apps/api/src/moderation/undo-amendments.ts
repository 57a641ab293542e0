import type { Tx } from '../platform/index.js';
import { rowsOf } from '../platform/database/rows.js';
import { Proposals } from '../proposals/index.js';
import { type ChangeRow, changeColumns, Decisions } from './decisions.store.js';
import { returnLater } from './return-later.js';

/**
 * The system returned these changes. Where nothing of a counter-proposal is accepted any more, the change it answers is not amended
 * any more either: it is returned to its authors.
 */
export async function undoAmendments(tx: Tx, returned: readonly ChangeRow[]): Promise<void> {
  const originals = await rowsOf<ChangeRow>(
    tx,
    `with recursive line (id) as (
       select proposal.counter_of from proposal
       where proposal.id = any($1::uuid[]) and proposal.counter_of is not null
         and not exists (select from change where proposal_id = proposal.id and outcome = 'accepted')
       union select change.id from line join change on change.carried_from = line.id
     )
     select ${changeColumns} from change where id in (select id from line) and outcome = 'amended'`,
    [[...new Set(returned.map((change) => change.proposalId))]],
  );
  if (originals.length === 0) return;
  for (const id of [...new Set(originals.map((change) => change.proposalId))].sort()) await tx.get(Proposals).lock(id);
  await tx.get(Decisions).decide(
    originals.map((change) => ({
      changeId: change.id,
      seq: change.seq + 1,
      outcome: 'returned' as const,
      reason: null,
      cause: 'amendment-undone' as const,
      decidedBy: null,
      batchId: null,
    })),
    tx.at,
  );
  for (const { id, documentId, proposalId, seq } of originals) {
    const facts = { seq: seq + 1, cause: 'amendment-undone', proposalId };
    tx.record({ documentId, actor: null, action: 'change.returned', objectType: 'change', objectId: id, facts });
  }
  await returnLater(tx, originals);
}
