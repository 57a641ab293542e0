import * as Y from 'yjs';

/** Some of what one browser wrote: from which of its steps on, and how many. */
export type Steps = [client: number, from: number, count: number];

/**
 * Words and nodes that were taken out by an update whose writer did not know them: they stood in a block that is gone with it, as one
 * is that became a list. `transaction` is the update as it was applied.
 */
export function fallenWith(update: Uint8Array, transaction: Y.Transaction): Steps[] {
  const { clients: named } = Y.decodeUpdate(update).ds;
  const fallen: Steps[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (!(item instanceof Y.Item) || item.parentSub !== null) return;
    if (!(item.content instanceof Y.ContentString || item.content instanceof Y.ContentType)) return;
    const { client, clock } = item.id;
    const end = Math.min(clock + item.length, transaction.beforeState.get(client) ?? 0);
    let from = clock;
    for (const known of [...(named.get(client) ?? []), { clock: end, len: 0 }]) {
      const to = Math.min(known.clock, end);
      if (from < to) fallen.push([client, from, to - from]);
      from = Math.max(from, known.clock + known.len);
    }
  });
  return fallen;
}
