import { Pool } from 'pg';
import type { Connection } from './access.js';

/** Nobody waits at a screen for these: on a busy machine late is better than failed. */
const patience = 60_000;

/** A pool beside the data source (job queue, notifications). A connection that breaks is dropped and replaced; it never ends the process. */
export function openPool(connection: Connection, max: number): Pool {
  const pool = new Pool({ ...connection, max, application_name: 'tarmeem', connectionTimeoutMillis: patience });
  const ignore = (): void => undefined; // the next query opens another connection, or fails with the reason
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}
