import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneSection } from './large-document.js';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { paceInWords, paceOfMachine, verdict } from './pace.js';

/**
 * What writing costs in a section of 3,000 words: the main thread of Chromium for each key, while typing goes on and with the redline
 * after each key, and a save as the server answers it. Printed beside the limits, never asserted. `npm run bench -- writing [port]`.
 */
const port = Number(process.argv[2] ?? 3198);
const address = `http://127.0.0.1:${String(port)}`;
const document = '/documents/institutional-framework';
const limits = { key: 3, save: 12 };
const keys = 200;
const saves = 200;

async function ready(server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`The server has ended with ${String(server.exitCode)}`);
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The server is not ready after two minutes');
}

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)]!;

interface Ask {
  body?: unknown;
  version?: number;
}
async function ask<Body>(context: BrowserContext, method: string, path: string, it: Ask = {}): Promise<Body> {
  const answer = await context.request.fetch(`${address}/api/v1${path}`, {
    method,
    ...(it.body === undefined ? {} : { data: it.body }),
    headers: {
      'content-type': 'application/json',
      origin: address,
      'idempotency-key': randomUUID(),
      ...(it.version === undefined ? {} : { 'if-match': `"${String(it.version)}"` }),
    },
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${String(answer.status())} ${await answer.text()}`);
  return (await answer.json()) as Body;
}

interface Copy {
  version: number;
  generation: number;
  heading: string;
}

/** Thirty paragraphs of a hundred words each, no two alike. */
const paragraphs = (more = '') =>
  Array.from({ length: 30 }, (_, n) => ({
    type: 'paragraph',
    content: [
      {
        type: 'text',
        text: `${Array.from({ length: 100 }, (_word, w) => `word${String((n * 37 + w * 11) % 911)}`).join(' ')}${n === 0 ? more : ''}.`,
      },
    ],
  }));

/** What one key costs the main thread, in ms: all of it, and the part that is ours to spend (scripts, styles, layout); the rest is input and paint. */
interface Cost {
  all: number;
  own: number;
}

const spent = async (session: CDPSession): Promise<Cost> => {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)!.value * 1000;
  return { all: of('TaskDuration'), own: of('ScriptDuration') + of('RecalcStyleDuration') + of('LayoutDuration') };
};

async function typed(page: Page, session: CDPSession, delay: number): Promise<Cost> {
  await page.waitForTimeout(500);
  const before = await spent(session);
  await page.keyboard.type('a'.repeat(keys), { delay });
  const after = await spent(session);
  await page.waitForTimeout(500);
  return { all: (after.all - before.all) / keys, own: (after.own - before.own) / keys };
}

async function writingOn(context: BrowserContext, path: string): Promise<{ page: Page; session: CDPSession }> {
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('.ProseMirror').waitFor();
  return { page, session: await measured(page) };
}

/** Publishes a document of one such section, begins a draft that changes every third paragraph, and returns where it is written. */
async function publishedText(context: BrowserContext): Promise<string> {
  const slug = 'a-long-text';
  const file = join(data, `${slug}.json`);
  await writeFile(file, oneSection(slug, 'punjab', { type: 'doc', content: paragraphs() }));
  const importing = spawn(process.execPath, [built('cli/main.js'), 'import', file, slug], {
    env: { ...process.env, TARMEEM_DATA: data },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if ((await once(importing, 'exit'))[0] !== 0) throw new Error('The text was not imported');
  const { sections } = await ask<{ sections: { sectionId: string }[] }>(context, 'GET', `/documents/${slug}/outline`);
  const { sectionId } = sections.at(-1)!;
  const { id } = await ask<{ id: string }>(context, 'POST', `/documents/${slug}/proposals`, { body: { sectionId } });
  const path = `/proposals/${id}/sections/${sectionId}`;
  const { version, generation, heading } = await ask<Copy>(context, 'GET', path);
  const content = paragraphs().map(({ type, content: [words] }, nth) => ({
    type,
    content: [{ ...words!, text: nth % 3 === 0 ? words!.text.replace(' ', ' changed ') : words!.text }],
  }));
  await ask(context, 'PUT', path, { version, body: { generation, heading, body: { type: 'doc', content } } });
  return `/app/proposals/${id}?section=${sectionId}`;
}

async function measured(page: Page): Promise<CDPSession> {
  await page.locator('[contenteditable] p').nth(3).click();
  const session = await page.context().newCDPSession(page);
  // Of the processor's time, which is the same beside others at work.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await typed(page, session, 30);
  return session;
}

const say = ({ all, own }: Cost): string => `${own.toFixed(1)} ms (${all.toFixed(1)} with input and paint)`;

/** The Chromium that runs journeys too. */
async function executable(): Promise<string> {
  const installed = [process.env['CHROMIUM'], '/usr/bin/chromium'].find((path) => path && existsSync(path));
  if (installed) return installed;
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  return (await import('@sparticuz/chromium')).default.executablePath();
}

const pace = await paceOfMachine();
console.log(paceInWords(pace));
const data = await mkdtemp(join(tmpdir(), 'tarmeem-bench-'));
const built = (path: string): string => fileURLToPath(new URL(`../../api/dist/${path}`, import.meta.url));
const server = spawn(process.execPath, [built('main.js')], {
  env: { ...process.env, PORT: String(port), TARMEEM_DATA: data },
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  await ready(server);
  const browser = await chromium.launch({
    executablePath: await executable(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1280, height: 900 } });
  const credentials = { email: 'officer@punjab.example', password: 'tarmeem-evaluation' };
  await ask(context, 'POST', '/sessions', { body: credentials });
  const { sections } = await ask<{ sections: { path: string; sectionId: string }[] }>(
    context,
    'GET',
    `${document}/outline`,
  );
  const sectionId = sections.find(({ path }) => path === 'punjab/labor-department')!.sectionId;
  const { id } = await ask<{ id: string }>(context, 'POST', `${document}/proposals`, { body: { sectionId } });
  const path = `/proposals/${id}/sections/${sectionId}`;
  const opened = await ask<Copy>(context, 'GET', path);
  const { heading } = opened;
  let { version, generation } = opened;
  const times: number[] = [];
  for (let nth = 0; nth < saves; nth++) {
    const body = { generation, heading, body: { type: 'doc', content: paragraphs(` ${String(nth)}`) } };
    const begun = performance.now();
    ({ version, generation } = await ask<{ version: number; generation: number }>(context, 'PUT', path, {
      version,
      body,
    }));
    times.push(performance.now() - begun);
  }
  console.log(
    `save of 3,000 words: p50 ${at(times, 0.5).toFixed(1)} ms, p95 ${at(times, 0.95).toFixed(1)} ms (limit ${String(limits.save)} at p50: ${verdict(at(times, 0.5), limits.save, pace)}; ${String(saves)} saves, the client's side counted)`,
  );
  const { page, session } = await writingOn(context, `/app/proposals/${id}?section=${sectionId}`);
  const going = await typed(page, session, 30);
  const each = await typed(page, session, 150);
  await page.close();
  // The same text, published and changed in ten of its paragraphs.
  const changed = await writingOn(context, await publishedText(context));
  const beside = await typed(changed.page, changed.session, 150);
  await changed.page.close();
  // The same text in a bare field of the browser, in the same run: what no editor can go below.
  const field = await context.newPage();
  const words = paragraphs().map(({ content: [node] }) => `<p>${node!.text}</p>`);
  await field.setContent(`<div contenteditable style="width: 30rem; white-space: pre-wrap">${words.join('')}</div>`);
  const bare = await typed(field, await measured(field), 30);
  console.log(
    `a key at 3,000 words in Chromium, in time of the processor: ${say(going)} while typing goes on (30 ms a key), with the redline after each key (limit ${String(limits.key)}) ${say(each)} where all of the text is new and ${say(beside)} where ten published paragraphs are changed; in a bare field ${say(bare)}`,
  );
  await browser.close();
} finally {
  server.kill('SIGINT');
  await new Promise((resolve) => server.once('exit', resolve));
  await rm(data, { recursive: true, force: true });
}
