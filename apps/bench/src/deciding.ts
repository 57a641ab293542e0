import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { Copy, Proposal, Review } from './answers.js';
import { makeLarge } from './many-proposals.js';
import { ms, row } from './measure.js';

/**
 * What deciding costs: from a publish request until an anonymous reader has the new text, on the document as it comes; then the queue,
 * a history and the record of events, 50 rows each, with 10,000 sections and 5,000 proposals, as processor time of the server and of
 * its database. `npm run bench -- deciding [port]`.
 */
const port = Number(process.argv[2] ?? 3198);
const address = `http://127.0.0.1:${port}`;
const document = 'institutional-framework';
const size = { sections: 10_000, proposals: 5_000, events: 20_000, editions: 200 };
const publications = 21;
const requests = 150;
const goals = { published: 30, page: 2.5 };

const data = await mkdtemp(join(tmpdir(), 'tarmeem-bench-'));
let server: ChildProcess;
async function start(): Promise<void> {
  const main = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
  // Node's own switches, as --cpu-prof, go to the server.
  server = spawn(process.execPath, [...process.execArgv, main], {
    env: { ...process.env, PORT: String(port), TARMEEM_DATA: data, NODE_ENV: 'evaluation' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let tries = 0; tries < 900; tries += 1) {
    if (server.exitCode !== null) throw new Error(`The server has ended with ${server.exitCode}`);
    if ((await fetch(`${address}/readyz`).catch(() => null))?.ok) return;
    await new Promise((go) => setTimeout(go, 200));
  }
  throw new Error('The server is not ready after three minutes');
}
async function stop(): Promise<void> {
  server.kill('SIGINT');
  await once(server, 'exit');
}

/** Somebody of the evaluation at the program's door. */
type Ask = <Body>(method: string, path: string, more?: { body?: unknown; version?: number }) => Promise<Body>;
async function signIn(name: string): Promise<Ask> {
  const headers = { 'content-type': 'application/json', origin: address };
  const body = JSON.stringify({ email: `${name}.example`, password: 'tarmeem-evaluation' });
  const answer = await fetch(`${address}/api/v1/sessions`, { method: 'POST', headers, body });
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return async (method, path, { body: sent, version } = {}) => {
    const asked = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        ...headers,
        cookie,
        'idempotency-key': crypto.randomUUID(),
        ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
      },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    });
    if (!asked.ok) throw new Error(`${method} ${path}: ${asked.status} ${await asked.text()}`);
    return asked.json().catch(() => null);
  };
}

/** A submitted proposal that puts one word for another. */
async function propose(officer: Ask, sectionId: string, [from, to]: readonly [string, string]): Promise<string> {
  const { id } = await officer<Proposal>('POST', `/documents/${document}/proposals`, { body: { sectionId } });
  const path = `/proposals/${id}/sections/${sectionId}`;
  const { version, generation, heading, body } = await officer<Copy>('GET', path);
  const other = JSON.parse(JSON.stringify(body).replace(from, to)) as unknown;
  await officer('PUT', path, { version, body: { generation, heading, body: other } });
  const it = await officer<Proposal>('GET', `/proposals/${id}`);
  const sent = { title: 'The right word', summary: 'It is the right word.', contentHash: it.contentHash };
  await officer('POST', `/proposals/${id}/submission`, { version: it.version, body: sent });
  return id;
}

/** From the publish request until a reader's request answers the new text, in ms; a stale answer after the reply ends the run. */
async function published(cast: Record<'officer' | 'moderator' | 'second' | 'publisher', Ask>, sectionId: string) {
  const took: number[] = [];
  const cpu = { server: 0, database: 0 };
  for (let n = 0; n < publications; n += 1) {
    const [from, to] = n % 2 === 0 ? (['swift', 'prompt'] as const) : (['prompt', 'swift'] as const);
    const id = await propose(cast.officer, sectionId, [from, to]);
    const { sections } = await cast.moderator<Review>('GET', `/proposals/${id}/review`);
    const decisions = sections
      .flatMap(({ changes }) => changes)
      .map(({ id: changeId, seq, payloadHash }) => ({ changeId, seq, payloadHash, outcome: 'accepted', reason: '' }));
    await cast.moderator('POST', `/proposals/${id}/decisions`, { body: { decisions } });
    const draft = `/documents/${document}/draft`;
    const { version } = await cast.second<{ version: number }>('GET', draft);
    const preparation = { changeNote: 'The right word.', major: false, leaveOut: [] };
    await cast.second('PUT', `${draft}/preparation`, { version, body: preparation });
    const ready = await cast.publisher<{ version: number; preparation: { manifestHash: string } }>('GET', draft);
    const body = { manifestHash: ready.preparation.manifestHash };
    const [before, begun] = [await spent(), performance.now()];
    await cast.publisher('POST', `${draft}/publication`, { version: ready.version, body });
    const page = await (await fetch(`${address}/${document}/sindh/sindh-police`)).text();
    took.push(performance.now() - begun);
    const after = await spent();
    cpu.server += (after.server - before.server) / publications;
    cpu.database += (after.database - before.database) / publications;
    if (!page.includes(`${to} redressal`)) throw new Error('A reader got the old text after the publication');
  }
  return { took: took.toSorted((a, b) => a - b), cpu };
}

/** Processor time so far of the server and of its database with everything it started, in ms. */
async function spent(): Promise<{ server: number; database: number }> {
  const postmaster = await postmasterPid();
  const times = { server: 0, database: 0 };
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const cpu = (Number(fields[11]) + Number(fields[12])) * 10;
    if (Number(name) === server.pid) times.server += cpu;
    else if (Number(fields[1]) === postmaster) times.database += cpu;
    // With what those needed that have ended since.
    else if (Number(name) === postmaster) times.database += cpu + (Number(fields[13]) + Number(fields[14])) * 10;
  }
  return times;
}

async function postmasterFile(): Promise<string[]> {
  const folder = join(data, 'database');
  const [cluster] = (await readdir(folder)).filter((name) => name.startsWith('postgres-'));
  return (await readFile(join(folder, cluster ?? '', 'postmaster.pid'), 'utf8')).split('\n');
}
const postmasterPid = async (): Promise<number> => Number((await postmasterFile())[0]);

async function database(): Promise<Client> {
  const [, , , listens, host] = await postmasterFile();
  const client = new Client({ host: host ?? '', port: Number(listens), user: 'postgres', database: 'tarmeem' });
  await client.connect();
  return client;
}

interface Cost {
  server: number;
  database: number;
  p50: number;
}

/** Asks for a page often, one request after the other, and gives what one costs. */
async function cost(ask: () => Promise<unknown>): Promise<Cost> {
  for (let n = 0; n < 30; n += 1) await ask();
  const before = await spent();
  const took: number[] = [];
  for (let n = 0; n < requests; n += 1) {
    const begun = performance.now();
    await ask();
    took.push(performance.now() - begun);
  }
  const after = await spent();
  return {
    server: (after.server - before.server) / requests,
    database: (after.database - before.database) / requests,
    p50: took.toSorted((a, b) => a - b)[requests >> 1] ?? 0,
  };
}

/** Waits until the server has made the pages it makes without being asked: what it does beside would count for what is asked. */
async function calm(): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    const before = await spent();
    await new Promise((go) => setTimeout(go, 1_000));
    quiet = (await spent()).server - before.server < 60 ? quiet + 1 : 0;
  }
}

const verdict = (value: number, goal: number): string => (value <= goal ? 'met' : 'missed');

try {
  await start();
  const signAll = () =>
    Promise.all(['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map(signIn));
  const [officer, moderator, second, publisher] = (await signAll()) as [Ask, Ask, Ask, Ask];
  const { sections } = await officer<{ sections: { path: string; sectionId: string }[] }>(
    'GET',
    `/documents/${document}/outline`,
  );
  const police = sections.find(({ path }) => path === 'sindh/sindh-police')?.sectionId ?? '';
  const { took, cpu } = await published({ officer, moderator, second, publisher }, police);
  const p50 = took[took.length >> 1] ?? 0;
  console.log(
    `publish request to a reader's new text: p50 ${ms(p50)} ms, slowest ${ms(took.at(-1) ?? 0)} of ${publications}, processor time ${ms(cpu.server)} ms in the server and ${ms(cpu.database)} in its database (goal ${goals.published}: ${verdict(p50, goals.published)})`,
  );

  const proposalId = await propose(officer, police, ['entrusted', 'charged']);
  const client = await database();
  try {
    await makeLarge(client, size, proposalId);
  } finally {
    await client.end();
  }
  await stop();
  await start();
  const again = await signIn('moderator@commission');
  const at = `/documents/${document}`;
  const history = `${address}/${document}/sindh/sindh-police/history`;
  const pages: [string, () => Promise<unknown>][] = [
    ['queue, oldest first', () => again('GET', `${at}/queue`)],
    ['the same after each event', () => happen().then(() => again('GET', `${at}/queue`))],
    ['queue, of nobody, newest first', () => again('GET', `${at}/queue?whose=nobody&order=newest`)],
    ['record of events', () => again('GET', `${at}/audit`)],
    ['the same after each event', () => happen().then(() => again('GET', `${at}/audit`))],
    ['history of a section', () => fetch(history).then((answer) => answer.text())],
    ['one row, for comparison', () => again('GET', '/me')],
  ];
  // What is kept while nothing happens is put together anew; the statement costs the database a tenth of a millisecond.
  const aside = await database();
  const happen = () => aside.query('update event_head set seq = seq + 1');
  const widths = [32, 9, 9, 9, 9, 7];
  console.log(
    `${size.sections} sections, ${size.proposals} proposals, ${size.events} events, ${size.editions} editions; ms of processor time a request`,
  );
  console.log(row(['page of 50', 'server', 'database', 'together', 'p50', 'goal'], widths));
  await calm();
  for (const [name, ask] of pages) {
    const it = await cost(ask);
    const both = it.server + it.database;
    console.log(row([name, ms(it.server), ms(it.database), ms(both), ms(it.p50), verdict(both, goals.page)], widths));
  }
  await aside.end();
} finally {
  await stop().catch(() => undefined);
  await rm(data, { recursive: true, force: true });
}
