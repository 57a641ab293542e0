import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { chooseAccount } from './account.js';
import { findBinaries } from './binaries.js';
import { isAlive, makeCluster, runningServer, startServer, stopServer } from './server-process.js';
import { removeSocketFolder, socketFolder } from './socket-folder.js';

/** A PostgreSQL server of our own, reached only through a socket in a private folder. */
export interface EmbeddedDatabase {
  /** The folder of the socket: `host` for a client. */
  host: string;
  port: number;
  /** The process number of the server. */
  server: number;
  /** Writes everything out and ends it. Call it after the pools are closed. */
  stop(): Promise<void>;
}

export interface EmbeddedDatabaseOptions {
  /** The cluster lies below this folder. */
  dataFolder: string;
  /** False for tests alone: a machine that stops loses the cluster, and nothing waits for the disk. */
  durable?: boolean;
  /** Told in words what takes long. */
  progress?: (words: string) => void;
}

const port = 5432; // only the name of the socket; nothing listens on a network address

/** The name of the superuser of an embedded cluster; only the boot and `tarmeem` commands use it. */
export const superuser = 'postgres';

/**
 * Starts the server below the folder, makes the cluster on first use, and waits until it answers. A server left behind by a killed
 * process is stopped in order first (it may run with another version's settings). The caller holds the claim on the data folder.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const say = options.progress ?? (() => undefined);
  const account = chooseAccount();
  const native = account.programs(findBinaries());
  const folder = account.folder(resolve(options.dataFolder));
  const cluster = join(folder, 'postgres-18');
  const log = join(folder, 'postgres.log');
  const host = socketFolder(folder, account.owner);

  const orphan = runningServer(cluster);
  if (orphan) {
    say('A database server was left running; stopping it in order.');
    await stopServer(orphan);
  }
  await makeCluster(account, native, cluster);
  const server = startServer(
    account,
    join(native, 'bin', 'postgres'),
    settings(cluster, host, options.durable ?? true),
    log,
  );
  try {
    await untilReady({ host, server, log });
  } catch (error) {
    await stopServer(server);
    throw error;
  }
  return {
    host,
    port,
    server,
    async stop() {
      await stopServer(server);
      removeSocketFolder(host);
    },
  };
}

/** The running server of a data folder, for a command beside it; undefined when there is none. */
export function findEmbeddedDatabase(dataFolder: string): { host: string; port: number } | undefined {
  const account = chooseAccount();
  const folder = account.folder(resolve(dataFolder));
  return runningServer(join(folder, 'postgres-18')) ? { host: socketFolder(folder, account.owner), port } : undefined;
}

function settings(cluster: string, host: string, durable: boolean): string[] {
  const parameters: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: host,
    unix_socket_permissions: '0700',
    port: String(port),
    max_connections: '100',
    timezone: 'UTC',
    // A forgotten transaction holds locks: ended after a minute (units of work take milliseconds).
    idle_in_transaction_session_timeout: '60s',
    jit: 'off', // small queries: compiling them costs more than it gives
    ...(durable
      ? {}
      : {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          wal_level: 'minimal',
          max_wal_senders: '0',
        }),
  };
  return ['-D', cluster, ...Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

async function untilReady({ host, server, log }: { host: string; server: number; log: string }): Promise<void> {
  // A cluster that has to replay its log after a crash may take a while.
  const end = Date.now() + 60_000;
  for (;;) {
    if (!isAlive(server)) throw new Error(`PostgreSQL did not start. The end of ${log}:\n${tail(log)}`);
    const client = new Client({ host, port, user: superuser, database: 'postgres', connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > end)
        throw new Error(`PostgreSQL did not answer within a minute. The end of ${log}:\n${tail(log)}`, {
          cause: error,
        });
    } finally {
      await client.end().catch(() => undefined);
    }
    await pause(15);
  }
}

function tail(log: string): string {
  try {
    return readFileSync(log, 'utf8').split('\n').slice(-15).join('\n');
  } catch {
    return '(no log was written)';
  }
}
