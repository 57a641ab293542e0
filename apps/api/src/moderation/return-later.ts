import type { Tx } from '../platform/index.js';
import { Changes, Proposals } from '../proposals/index.js';
import type { ChangeRow } from './decisions.store.js';
import { finishRoundIfDecided } from './finish-round.js';

/**
 * What becomes of proposals when the system returned changes of theirs that had been settled: in review the round goes on (and may
 * end), a closed one is its authors' again, and what can not simply stand in a working copy is parked beside it. The changes are
 * decided and their proposals locked already.
 */
export async function returnLater(tx: Tx, changes: readonly ChangeRow[]): Promise<void> {
  for (const proposalId of new Set(changes.map((change) => change.proposalId))) {
    const proposal = await tx.get(Proposals).find(proposalId);
    if (!proposal) throw new Error(`There is no proposal ${proposalId}`);
    const own = changes.filter((change) => change.proposalId === proposalId);
    if (proposal.state === 'in_review') {
      // Those of the open round come back with it; those of an earlier one stand beside what comes back.
      const open = await openOf(tx, own);
      for (const change of own) if (!open.has(change.id)) await tx.get(Changes).park(change, proposalId, tx.at);
      await finishRoundIfDecided(tx, { proposalId, documentId: proposal.documentId });
      continue;
    }
    if (proposal.state === 'withdrawn') continue;
    for (const change of own) await tx.get(Changes).park(change, proposalId, tx.at);
    if (proposal.state !== 'closed') continue;
    await tx.get(Proposals).change(proposalId, { state: 'drafting' }, tx.at);
    tx.record({
      documentId: proposal.documentId,
      actor: null,
      action: 'proposal.returned',
      objectType: 'proposal',
      objectId: proposalId,
      facts: { changeIds: own.map((change) => change.id) },
    });
  }
}

async function openOf(tx: Tx, changes: readonly ChangeRow[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select change.id from change join round on round.id = change.round_id
     where change.id = any($1::uuid[]) and round.finished_at is null`,
    [changes.map((change) => change.id)],
  );
  return new Set(rows.map((row) => row.id));
}
