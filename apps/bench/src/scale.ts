import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { contentHash, parse } from '@tarmeem/document';

/**
 * Search, pages and the response matrix on a document of ten thousand sections with as many items of feedback: how long an answer takes,
 * and how much of it is CPU of the server. `npm run bench -- scale [sections] [items] [port]`.
 */
const [sections = 10_000, items = 10_000, port = 3198] = process.argv.slice(2).map(Number);
const slug = 'a-large-document';
const address = `http://127.0.0.1:${String(port)}`;
const dist = (path: string) => fileURLToPath(new URL(`../../api/dist/${path}`, import.meta.url));
const words =
  'police labour helpline shelter court officer child trafficking rescue rehabilitation district prosecution'.split(
    ' ',
  );
const sentence = (seed: number): string =>
  Array.from({ length: 24 }, (_, at) => words[(seed * 7 + at * (1 + (seed % 5))) % words.length]).join(' ');

const sha256 = (of: string): string => createHash('sha256').update(of, 'utf8').digest('hex');

/** A document file: parts of a hundred sections each. */
function text(): string {
  let part = '';
  const all = Array.from({ length: sections }, (_, at) => {
    const isPart = at % 101 === 0;
    const id = crypto.randomUUID();
    const parentId = isPart ? null : part;
    if (isPart) part = id;
    const heading = isPart ? `Part ${String(at / 101)}` : `Section ${String(at)}`;
    const body = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: `${sentence(at)}.` }] }],
    };
    const hash = sha256(`${sha256(heading)}\n${contentHash(parse(body))}`);
    return { id, parentId, heading, slug: isPart ? `part-${String(at)}` : `section-${String(at)}`, hash, body };
  });
  return JSON.stringify({
    format: 'tarmeem-document',
    version: 1,
    document: { slug, title: 'A large document', language: 'en', timeZone: 'Asia/Karachi' },
    edition: { number: '1.0', publishedAt: '2026-01-01T00:00:00Z' },
    sections: all,
  });
}

async function ready(server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1_500; tries += 1) {
    if (server.exitCode !== null) throw new Error(`The server has ended with ${String(server.exitCode)}`);
    if ((await fetch(`${address}/readyz`).catch(() => null))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The server is not ready after five minutes');
}

/** Milliseconds of CPU that the process has used, and its threads. */
async function cpuOf(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${String(pid)}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const data = await mkdtemp(join(tmpdir(), 'tarmeem-bench-'));
const env = { ...process.env, PORT: String(port), TARMEEM_DATA: data };
const file = join(data, '..', `${slug}-${String(process.pid)}.json`);
const server = spawn(process.execPath, [dist('main.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
try {
  await ready(server);
  await writeFile(file, text());
  const importing = spawn(process.execPath, [dist('cli/main.js'), 'import', file, slug], {
    env,
    stdio: 'inherit',
  });
  const [code] = (await once(importing, 'exit')) as [number];
  if (code !== 0) throw new Error('The document was not imported');
  const signIn = await fetch(`${address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'moderator@commission.example', password: 'tarmeem-evaluation' }),
  });
  const cookie = signIn.headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ');
  const json = { cookie, 'content-type': 'application/json' };
  const outline = (await (await fetch(`${address}/api/v1/documents/${slug}/outline`)).json()) as {
    sections: { sectionId: string; path: string }[];
  };
  console.log(`${String(outline.sections.length)} sections`);
  let next = 0;
  const send = async (): Promise<void> => {
    while (next < items) {
      const at = next++;
      const answer = await fetch(`${address}/api/v1/documents/${slug}/feedback`, {
        method: 'POST',
        headers: { ...json, 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({
          kind: 'comment',
          // Who may enter what came on a section is worked out from the whole tree: most are about the document.
          sectionId: at % 50 === 0 ? outline.sections[at % outline.sections.length]?.sectionId : null,
          text: `${String(at)}: ${sentence(at)}`,
          received: { by: 'letter', on: '2026-01-01' },
        }),
      });
      if (answer.status === 503) next -= 1; // as many are entered as asked for, however busy the machine is
      else if (!answer.ok) throw new Error(`${String(answer.status)} ${await answer.text()}`);
    }
  };
  await Promise.all(Array.from({ length: 3 }, send));
  console.log(`${String(items)} items of feedback`);
  const some = outline.sections[Math.floor(outline.sections.length / 2)]?.path ?? '';
  const asked: [string, string, number][] = [
    ['search, a common word', `/${slug}/search?q=police`, 30],
    ['search, two words', `/${slug}/search?q=helpline%20shelter`, 30],
    ['search, a phrase', `/${slug}/search?q=%22police%20labour%22`, 30],
    ['search, a beginning', `/${slug}/search?q=traffick`, 30],
    ['search, nothing', `/${slug}/search?q=nowhere`, 30],
    ['a section', `/${slug}/${some}?lang=en`, 30],
    ['the matrix, a screen', `/api/v1/documents/${slug}/response-matrix`, 5],
    ['the matrix as CSV', `/api/v1/documents/${slug}/response-matrix/file?format=csv`, 2],
    ['the whole document', `/${slug}`, 3],
  ];
  for (const [name, path, times] of asked) {
    const took: number[] = [];
    await (await fetch(address + path, { headers: { cookie } })).arrayBuffer();
    const before = await cpuOf(server.pid ?? 0);
    let bytes = 0;
    for (let time = 0; time < times; time += 1) {
      const begun = performance.now();
      const answer = await fetch(`${address}${path}`, { headers: { cookie } });
      if (!answer.ok) throw new Error(`${path}: ${String(answer.status)}`);
      bytes = (await answer.arrayBuffer()).byteLength;
      took.push(performance.now() - begun);
    }
    const cpu = ((await cpuOf(server.pid ?? 0)) - before) / times;
    console.log(
      `${name.padEnd(24)} ${middle(took).toFixed(1).padStart(8)} ms, CPU of the server ${cpu.toFixed(1).padStart(7)} ms, ${String(bytes)} bytes`,
    );
  }
} finally {
  server.kill('SIGTERM');
  await once(server, 'exit').catch(() => undefined);
  await rm(data, { recursive: true, force: true });
  await rm(file, { force: true });
}
