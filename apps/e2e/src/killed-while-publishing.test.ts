import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EditionView, OutlineView } from '@tarmeem/contract';
import { Client as Database } from 'pg';
import { verifyRecord, withDatabaseArchive } from '../../api/src/audit/index.js';
import { embeddedAccess, ensureEmbeddedDatabase } from '../../api/src/platform/database/index.js';
import {
  type EmbeddedDatabase,
  startEmbeddedDatabase,
  superuser,
} from '../../api/src/platform/embedded-database/index.js';
import { type Answer, Client } from '../../api/src/testing/client.js';
import { acceptAll, draftOf, prepare } from '../../api/src/testing/deciding.js';
import { document, must, password, propose } from '../../api/src/testing/world.js';
import { freePort } from './server.js';
import { startWire, type Wire } from './wire.js';

/** In CI every eleventh statement is tried, so that this takes seconds; `npm run faults` tries each. */
const stride = Number(process.env['TARMEEM_FAULT_STRIDE'] ?? 11);

const root = join(import.meta.dirname, '../../..');
let folder: string;
let server: EmbeddedDatabase;
let database: Database;
let wire: Wire;
let port: number;
let api: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tarmeem-killed-'));
  server = await startEmbeddedDatabase({ dataFolder: folder });
  await ensureEmbeddedDatabase(server, 'tarmeem');
  wire = await startWire(server);
  port = await freePort();
  await start();
  database = new Database(embeddedAccess(server, 'tarmeem').app);
  await database.connect();
}, 900_000);
afterAll(async () => {
  await kill();
  await database?.end();
  await wire?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
}, 240_000);

async function start(): Promise<void> {
  const child = spawn(process.execPath, ['apps/api/dist/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      TARMEEM_DATA: join(folder, 'data'),
      DATABASE_URL: `postgres://${superuser}@127.0.0.1:${wire.port}/tarmeem`,
      NODE_ENV: 'evaluation',
      NODE_OPTIONS: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  api = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => (said = `${said}${String(piece)}`.slice(-4_000)));
  for (let tries = 0; tries < 6_000 && child.exitCode === null && child.signalCode === null; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error(`The server did not become ready (${String(child.exitCode)}, ${String(child.signalCode)}):\n${said}`);
}

async function kill(): Promise<void> {
  if (!api || api.exitCode !== null || api.signalCode !== null) return;
  api.kill('SIGKILL');
  await once(api, 'exit');
}

async function signIn(name: string): Promise<Client> {
  const client = new Client(`http://127.0.0.1:${port}`);
  must(await client.post('/sessions', { body: { email: `${name}.example`, password } }));
  return client;
}

/** Everything that is promised of the record, read past the application. */
async function wrong(): Promise<unknown[]> {
  const { rows } = await database.query<{ id: string }>('select id from document');
  return withDatabaseArchive(database, rows[0]?.id ?? '', verifyRecord);
}

const reader = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/${document}`)).text();

test('a server killed at any statement of a publication leaves the old edition or the new one, and a repeated request finishes it', async () => {
  const [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map(signIn),
  );
  const outline = must(await officer!.get<OutlineView>(`/documents/${document}/outline`));
  const police = outline.sections.find((section) => section.path === 'sindh/sindh-police')?.sectionId ?? '';
  const killedAt: string[] = [];
  let old = 'swift';
  /** One publication, with the server killed where the watch says; false when it was answered before. */
  const round = async (at: (sql: string, n: number) => boolean, when: 'before' | 'answered'): Promise<boolean> => {
    const word = `w${String(killedAt.length)}${when}`;
    const { id } = await propose(officer!, { sectionId: police, edit: { words: [[old, word]] } });
    await acceptAll(moderator!, id);
    must(await prepare(second!));
    const { version, preparation } = await draftOf(publisher!);
    const before = await editions();
    const key = crypto.randomUUID();
    const publish = (): Promise<Answer<EditionView>> =>
      publisher!.post<EditionView>(`/documents/${document}/draft/publication`, {
        version,
        key,
        body: { manifestHash: preparation?.manifestHash ?? '' },
      });
    let killed = false;
    wire.watch({
      at,
      when,
      act: (sql) => {
        killed = true;
        killedAt.push(sql);
        api?.kill('SIGKILL');
      },
    });
    const first = await publish().catch(() => null);
    wire.watch({ at: () => false, when: 'before', act: () => undefined });
    if (killed) {
      await kill();
      await start();
      expect(await wrong()).toEqual([]);
      const page = await reader();
      const out = (await editions()) === before + 1;
      expect(page.includes(word)).toBe(out); // what readers see is the edition that is current, whole
      expect(page.includes(`>${old} `) || page.includes(` ${old} `)).toBe(!out);
    }
    const again = await publish();
    expect([again.status, first?.status ?? 200]).toEqual([200, 200]);
    expect(await editions()).toBe(before + 1);
    expect(await reader()).toContain(word);
    old = word;
    return killed;
  };

  for (let n = 1; ; n += stride) if (!(await round((_, count) => count === n, 'before'))) break;
  expect(await round((sql) => /^commit/iu.test(sql), 'answered')).toBe(true); // committed, and never told
  expect(await wrong()).toEqual([]);
  process.stdout.write(
    `Killed at ${killedAt.length} statements of a publication.\n${killedAt.map(short).join('\n')}\n`,
  );
}, 7_200_000);

async function editions(): Promise<number> {
  const { rows } = await database.query<{ n: number }>('select count(*)::int as n from edition where seq is not null');
  return rows[0]?.n ?? 0;
}

const short = (sql: string): string => sql.replaceAll(/\s+/gu, ' ').slice(0, 100);
