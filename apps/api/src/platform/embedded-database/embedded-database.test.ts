import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import {
  claimDataFolder,
  DataFolderBusy,
  type EmbeddedDatabase,
  findEmbeddedDatabase,
  startEmbeddedDatabase,
  superuser,
} from './index.js';
import { isAlive } from './server-process.js';

const ask = async (database: { host: string; port: number }, sql: string): Promise<unknown> => {
  const client = new Client({ ...database, user: superuser, database: 'postgres' });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
};

describe('the embedded database', () => {
  // A private home and a path longer than a socket address allows.
  const home = mkdtempSync(join(tmpdir(), 'tarmeem-embedded-'));
  const folder = join(home, 'a-rather-long-name-'.repeat(6), 'data');
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await startEmbeddedDatabase({ dataFolder: folder, durable: false });
  }, 60_000);
  afterAll(async () => {
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  }, 90_000);

  test('is a real PostgreSQL 18 that listens on no network address', async () => {
    expect(
      await ask(
        database,
        "select current_setting('server_version_num')::int / 10000 as major, current_setting('listen_addresses') as at",
      ),
    ).toEqual({
      major: 18,
      at: '',
    });
  });

  test('lets only its owner into the folder of the socket', () => {
    expect(statSync(database.host).mode & 0o777).toBe(0o700);
  });

  test('knows Urdu letters and their case-free order by code points', async () => {
    expect(await ask(database, "select upper('ترمیم é') as up, 'ا' < 'ب' as ordered")).toEqual({
      up: 'ترمیم É',
      ordered: true,
    });
  });

  test('is found by a command beside it, and replaced with its data intact when its process was left behind', async () => {
    expect(findEmbeddedDatabase(folder)).toEqual({ host: database.host, port: database.port });
    await ask(database, 'create table kept as select 1 as row');
    const left = database.server;
    database = await startEmbeddedDatabase({ dataFolder: folder, durable: false });
    expect(isAlive(left)).toBe(false);
    expect(await ask(database, 'select * from kept')).toEqual({ row: 1 });
  }, 90_000);
});

describe('the claim on a data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tarmeem-claim-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is held by one process, which says where it is', () => {
    const claim = claimDataFolder(folder);
    claim.describe('http://127.0.0.1:3000');
    expect(() => claimDataFolder(folder)).toThrow(DataFolderBusy);
    expect(() => claimDataFolder(folder)).toThrow(/already runs .*http:\/\/127\.0\.0\.1:3000/u);
    claim.release();
    claimDataFolder(folder).release();
  });

  test('of a killed process counts for nothing, even when its number lives again', () => {
    const dead = spawnSync('true').pid;
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ process: dead, born: '1', note: '' }));
    claimDataFolder(folder).release();
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ process: process.pid, born: '1', note: '' }));
    claimDataFolder(folder).release();
    writeFileSync(join(folder, 'running.json'), 'half a fi');
    claimDataFolder(folder).release();
  });
});
