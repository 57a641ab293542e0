import { eventHash, firstHash, systemChain } from './event.js';

/** Anything that answers SQL with rows: an EntityManager, a DataSource, a transaction. */
export interface Queryable {
  query<T>(sql: string, parameters?: unknown[]): Promise<T>;
}

/** The first place where a chain is not what was written: an event is missing or was changed. */
export interface BrokenLink {
  chain: string;
  seq: number;
  because: 'missing' | 'changed' | 'cut';
}

interface Row {
  chain: string;
  seq: string;
  at: Date;
  actor_id: string | null;
  actor_role: string | null;
  action: string;
  object_type: string;
  object_id: string;
  facts: Record<string, unknown>;
  previous_hash: string;
  hash: string;
}

const batch = 1000;

/** Recomputes every chain from the rows, in batches; an empty answer means nothing was removed, changed or put in. */
export async function verifyChains(database: Queryable): Promise<BrokenLink[]> {
  const heads = await database.query<{ chain: string; seq: string; hash: string }[]>(
    'select chain, seq, hash from event_head order by chain',
  );
  const broken: BrokenLink[] = [];
  for (const head of heads) {
    const link = await verifyChain(database, head);
    if (link) broken.push(link);
  }
  const strays = await database.query<{ chain: string }[]>(
    `select distinct coalesce(document_id::text, $1) as chain from event where coalesce(document_id::text, $1) not in (select chain from event_head)`,
    [systemChain],
  );
  return [...broken, ...strays.map(({ chain }): BrokenLink => ({ chain, seq: 0, because: 'missing' }))];
}

async function verifyChain(
  database: Queryable,
  head: { chain: string; seq: string; hash: string },
): Promise<BrokenLink | undefined> {
  const { chain } = head;
  const where = chain === systemChain ? 'document_id is null' : 'document_id = $3::uuid';
  let seq = 0;
  let previousHash = firstHash;
  for (;;) {
    const rows = await database.query<Row[]>(
      `select seq, at, actor_id, actor_role, action, object_type, object_id, facts, previous_hash, hash
       from event where ${where} and seq > $1 order by seq limit $2`,
      chain === systemChain ? [seq, batch] : [seq, batch, chain],
    );
    for (const row of rows) {
      seq += 1;
      if (Number(row.seq) !== seq) return { chain, seq, because: 'missing' };
      const hash = eventHash({
        chain,
        seq,
        at: row.at.toISOString(),
        actorId: row.actor_id,
        actorRole: row.actor_role,
        action: row.action,
        objectType: row.object_type,
        objectId: row.object_id,
        facts: row.facts,
        previousHash,
      });
      if (hash !== row.hash || row.previous_hash !== previousHash) return { chain, seq, because: 'changed' };
      previousHash = hash;
    }
    if (rows.length < batch) break;
  }
  if (seq !== Number(head.seq)) return { chain, seq: seq + 1, because: 'missing' };
  return previousHash === head.hash ? undefined : { chain, seq, because: 'cut' };
}
