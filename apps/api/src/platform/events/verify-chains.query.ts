import { systemChain } from './event.js';
import { type BrokenLink, type KeptEvent, verifyChain } from './verify-chain.js';

/** Anything that answers SQL with rows: an EntityManager, a DataSource, a transaction. */
export interface Queryable {
  query<T>(sql: string, parameters?: unknown[]): Promise<T>;
}

type Row = Omit<KeptEvent, 'chain' | 'seq' | 'at'> & { seq: string; at: Date };

const batch = 1000;

/** Recomputes every chain, or these, from the rows, in batches; an empty answer means nothing was removed, changed or put in. */
export async function verifyChains(database: Queryable, only?: readonly string[]): Promise<BrokenLink[]> {
  const heads = await database.query<{ chain: string; seq: string; hash: string }[]>(
    'select chain, seq, hash from event_head where $1::text[] is null or chain = any ($1) order by chain',
    [only ?? null],
  );
  const broken: BrokenLink[] = [];
  for (const { chain, seq, hash } of heads) {
    const link = await verifyChain({ chain, seq: Number(seq), hash }, eventsOf(database, chain));
    if (link) broken.push(link);
  }
  const strays = await database.query<{ chain: string }[]>(
    `select distinct coalesce(document_id::text, $1) as chain from event where coalesce(document_id::text, $1) not in (select chain from event_head)`,
    [systemChain],
  );
  return [...broken, ...strays.map(({ chain }): BrokenLink => ({ chain, seq: 0, because: 'missing' }))];
}

async function* eventsOf(database: Queryable, chain: string): AsyncGenerator<KeptEvent> {
  const where = chain === systemChain ? 'document_id is null' : 'document_id = $3::uuid';
  for (let seq = 0; ;) {
    const rows = await database.query<Row[]>(
      `select seq, at, actor_id as "actorId", actor_role as "actorRole", action, object_type as "objectType",
         object_id as "objectId", facts, previous_hash as "previousHash", hash
       from event where ${where} and seq > $1 order by seq limit $2`,
      chain === systemChain ? [seq, batch] : [seq, batch, chain],
    );
    for (const row of rows) {
      seq = Number(row.seq);
      yield { ...row, chain, seq, at: row.at.toISOString() };
    }
    if (rows.length < batch) return;
  }
}
