import { randomBytes } from 'node:crypto';
import { existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { migrations } from '@tarmeem/migrations';
import { Client } from 'pg';
import {
  type DatabaseAccess,
  embeddedAccess,
  ensureEmbeddedDatabase,
  ownerRole,
  prepareDatabase,
} from '../platform/database/index.js';
import { startEmbeddedDatabase, superuser } from '../platform/embedded-database/index.js';

const template = 'tarmeem_template';

/** A database of its own for a suite, with the schema of this build and nothing in it. */
export interface FreshDatabase extends DatabaseAccess {
  /** Removes it; whatever still uses it is cut off. */
  drop(): Promise<void>;
  /** Whether new connections are let in; those there are stay. */
  letIn(newcomers: boolean): Promise<void>;
}

/** Clones the migrated template (some 50 ms). One real PostgreSQL serves the whole run; the first caller starts it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = await theCluster();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(server, (client) =>
    client.query(`create database ${name} template ${template} strategy file_copy owner ${ownerRole}`),
  );
  return {
    ...embeddedAccess(server, name),
    letIn: (newcomers) =>
      asSuperuser(server, (client) => client.query(`alter database ${name} allow_connections ${String(newcomers)}`)),
    drop: () => asSuperuser(server, (client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

interface Cluster {
  host: string;
  port: number;
}

async function theCluster(): Promise<Cluster> {
  const folder = process.env['TARMEEM_TEST_CLUSTER'];
  if (!folder)
    throw new Error('TARMEEM_TEST_CLUSTER is not set: run this test in the Jest project "api", which names a cluster.');
  const ready = join(folder, 'ready.json');
  const starting = join(folder, 'starting');
  for (const end = Date.now() + 90_000; Date.now() < end; await pause(50)) {
    if (existsSync(ready)) return JSON.parse(readFileSync(ready, 'utf8')) as Cluster;
    try {
      openSync(starting, 'wx'); // of several workers one starts it
    } catch {
      continue;
    }
    try {
      return await start(folder, ready);
    } catch (error) {
      rmSync(starting, { force: true });
      throw error;
    }
  }
  throw new Error('The test cluster did not start within 90 seconds.');
}

async function start(folder: string, ready: string): Promise<Cluster> {
  const { host, port } = await startEmbeddedDatabase({ dataFolder: folder, durable: false });
  await prepareDatabase(await ensureEmbeddedDatabase({ host, port }, template), migrations);
  writeFileSync(`${ready}.draft`, JSON.stringify({ host, port }));
  renameSync(`${ready}.draft`, ready);
  return { host, port };
}

async function asSuperuser(server: Cluster, act: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ ...server, user: superuser, database: 'postgres' });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}
