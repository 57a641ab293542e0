import type { Rows, TableName } from './tables.js';

/** The record of one document, wherever it lies: what verifying reads. */
export interface Archive {
  /** The rows of a table, in its order, as one moment held them. */
  rows<Name extends TableName>(table: Name): AsyncIterable<Rows[Name]>;
}

/** All rows of a table at once; events are many, and better read one by one. */
export async function all<Name extends TableName>(archive: Archive, table: Name): Promise<Rows[Name][]> {
  const found: Rows[Name][] = [];
  for await (const row of archive.rows(table)) found.push(row);
  return found;
}
