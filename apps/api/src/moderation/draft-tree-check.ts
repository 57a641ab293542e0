import { publishedTree } from '../documents/index.js';
import { Conflict, type Tx } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { refusalOf, treeChange } from '../proposals/index.js';
import { type ChangeRow, changeColumns } from './decisions.store.js';

/** An accepted change of the tree that waits for an edition. */
export interface PendingStructure extends ChangeRow {
  standing: 'draft' | 'scheduled';
  proposalNumber: number;
  editionId: string;
  sameAs: string | null;
  prepared: boolean;
}

/** Those of a document in the order of their acceptance, the scheduled ones first; one that repeats another only with `all`. */
export function pendingStructure(
  from: Answers,
  documentId: string,
  { all = false }: { all?: boolean } = {},
): Promise<PendingStructure[]> {
  return rowsOf(
    from,
    `select ${changeColumns}, edition.standing, proposal.number as "proposalNumber", accepted.edition_id as "editionId",
       accepted.same_as as "sameAs", accepted.prepared
     from accepted join edition on edition.id = accepted.edition_id join change on change.id = accepted.change_id
       join proposal on proposal.id = change.proposal_id
     where edition.document_id = $1 and accepted.pending and ($2 or accepted.same_as is null)
       and (change.aspect in ('place', 'standing') or change.aspect = 'heading' and change.payload ? 'slug')
     order by edition.standing desc, accepted.at, change.position, change.id`,
    [documentId, all],
  );
}

/**
 * After a batch, in its transaction: the published tree with all that is accepted is still a tree, and no two sections beside each
 * other have one address. Throws `collides` naming the changes of the tree that wait.
 */
export async function mustMakeTree(tx: Tx, documentId: string): Promise<void> {
  const pending = await pendingStructure(tx, documentId);
  if (pending.length === 0) return;
  const { entries } = await publishedTree(tx, documentId);
  const edits = pending.map((change) => treeChange(change)).filter((change) => change !== null);
  const because = refusalOf(entries, edits);
  if (because === null) return;
  throw new Conflict('collides', {
    detail: 'Together with what is accepted, this makes no tree of sections.',
    facts: {
      because: because.includes('address') ? 'address-taken' : 'tree-broken',
      touches: pending.map((change) => ({ changeId: change.id, proposal: change.proposalNumber })),
    },
  });
}
