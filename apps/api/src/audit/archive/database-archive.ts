import type { Client } from 'pg';
import type { Archive } from './archive.js';
import { type Rows, type TableName, tables } from './tables.js';

/** Rows fetched at a time: some MB of long sections at most. */
const batch = 500;

/**
 * Calls `act` with the record of a document as one moment of the database holds it (a read-only transaction that nobody waits for).
 * The client must not be in a transaction.
 */
export async function withDatabaseArchive<Result>(
  client: Client,
  documentId: string,
  act: (archive: Archive) => Promise<Result>,
): Promise<Result> {
  await client.query('begin isolation level repeatable read read only');
  try {
    return await act({ rows: (table) => rowsOf(client, documentId, table) });
  } finally {
    await client.query('rollback');
  }
}

async function* rowsOf<Name extends TableName>(
  client: Client,
  documentId: string,
  table: Name,
): AsyncGenerator<Rows[Name]> {
  const { columns, from, order } = tables[table];
  const cursor = `archive_${table}`;
  await client.query(
    `declare ${cursor} no scroll cursor for
     select to_jsonb(line) as row from (select ${columns} from ${from} order by ${order}) as line`,
    [documentId],
  );
  try {
    for (;;) {
      const { rows } = await client.query<{ row: Rows[Name] }>(`fetch ${batch} from ${cursor}`);
      for (const { row } of rows) yield row;
      if (rows.length < batch) return;
    }
  } finally {
    await client.query(`close ${cursor}`);
  }
}
