import type { Verdict } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import type { Answers } from '../platform/database/rows.js';
import { proposalRows } from '../proposals/index.js';
import type { ChangeRow } from './decisions.store.js';
import { counterOfProposal, decisionMaterial, decisionVerdicts } from './decision-facts.query.js';

/** Whether the person may take each of these accepted changes out of the draft edition. */
export async function takeOutVerdicts(
  from: Answers,
  changes: readonly Pick<ChangeRow, 'id' | 'proposalId'>[],
  actor: Actor,
): Promise<Map<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const ids = [...new Set(changes.map((change) => change.proposalId))];
  const rows = await proposalRows(from, { where: 'p.id = any($1::uuid[])', parameters: [ids], limit: ids.length });
  for (const { id, documentId, state } of rows) {
    const counterOf = await counterOfProposal(from, id);
    const verdictOf = decisionVerdicts(await decisionMaterial(from, { id, documentId, state, counterOf }), actor);
    for (const change of changes) {
      if (change.proposalId === id) verdicts.set(change.id, verdictOf(change.id).reject);
    }
  }
  return verdicts;
}
