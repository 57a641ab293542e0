import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addThreads, largeDocument } from './large-document.js';
import { ms, row } from './measure.js';
import { type Publication, publishOne } from './publish-one.js';
import { TrialServer } from './trial-server.js';

/**
 * Pages, search and the response matrix on a document of ten thousand sections with as many threads; then what it costs to publish one
 * section of a document of 30, 300 and 3,000. Processor time of the server and of its database. `npm run bench -- scale [sections] [items] [port]`.
 */
const [sections = 10_000, items = 10_000, port = 3198] = process.argv.slice(2).map(Number);
const large = 'a-large-document';
const publications = 3;
const began = performance.now();
const said = (words: string): void =>
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${words}`);

async function bring(server: TrialServer, slug: string, size: number): Promise<void> {
  const file = join(tmpdir(), `${slug}-${String(process.pid)}.json`);
  try {
    await writeFile(file, largeDocument(slug, size));
    await server.command('import', file, slug);
  } finally {
    await rm(file, { force: true });
  }
  said(`${String(size)} sections are imported`);
}

const widths = [38, 9, 9, 9, 9, 10];

async function pages(server: TrialServer): Promise<void> {
  const moderator = await server.signIn('moderator@commission');
  const { sections: all } = await moderator<{ sections: { path: string }[] }>('GET', `/documents/${large}/outline`);
  const some = all[Math.floor(all.length / 2)]?.path ?? '';
  const matrix = `/documents/${large}/response-matrix`;
  let turn = 0;
  // Every request is another address, so that none is answered from memory.
  const search = (q: string) => () => server.page(`/${large}/search?q=${q}&turn=${String((turn += 1))}`);
  const asked: [string, number, () => Promise<unknown>][] = [
    ['search, a common word', 15, search('police')],
    ['search, two words', 15, search('helpline%20shelter')],
    ['search, a phrase', 15, search('%22police%20labour%22')],
    ['search, a beginning', 15, search('traffick')],
    ['search, a rare word', 15, search('4711')],
    ['search, nothing', 15, search('nowhere')],
    ['sections, the first of each', 30, () => server.page(`/${large}/${all[(turn += 97) % all.length]?.path ?? some}`)],
    ['a section, from memory', 300, () => server.page(`/${large}/${some}`)],
    ['feedback, 50 items', 20, () => server.page(`/${large}/feedback?below=${String((turn += 1) + 100)}`)],
    ['the matrix, a screen', 10, () => moderator('GET', matrix)],
    ['the matrix as CSV', 2, () => moderator('GET', `${matrix}/file?format=csv`)],
    ['the matrix as XLSX', 1, () => moderator('GET', `${matrix}/file?format=xlsx`)],
    ['the document, first page, first view', 1, () => server.page(`/${large}`)],
    ['the document, first page, from memory', 20, () => server.page(`/${large}`)],
    ['the whole on one page, first view', 1, () => server.page(`/${large}?whole`)],
    ['the whole on one page, from memory', 20, () => server.page(`/${large}?whole`)],
  ];
  // The server's code is compiled while it runs: what it costs is asked for when it is warm. 120 searches a minute are answered: those
  // that are measured come in the next one, and none has to wait.
  for (let nth = 0; nth < 60; nth += 1) await asked[nth % 6]![2]();
  await new Promise((go) => setTimeout(go, 61_000));
  console.log(row(['ms a request', 'server', 'database', 'together', 'wall', 'bytes'], widths));
  for (const [name, times, ask] of asked) {
    for (let first = 0; first < 3 && times > 1; first += 1) await ask();
    await server.calm();
    const [before, begun] = [await server.spent(), performance.now()];
    let answer: unknown;
    for (let time = 0; time < times; time += 1) answer = await ask();
    const [wall, after] = [(performance.now() - begun) / times, await server.spent()];
    const cost = [after.server - before.server, after.database - before.database].map((it) => it / times);
    const bytes = answer instanceof ArrayBuffer ? answer.byteLength : typeof answer === 'string' ? answer.length : 0;
    const both = cost.reduce((sum, it) => sum + it, 0);
    console.log(row([name, ...cost.map(ms), ms(both), ms(wall), String(bytes)], widths));
  }
}

async function publishing(server: TrialServer): Promise<void> {
  const [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((it) =>
      server.signIn(it),
    ),
  );
  console.log(row(['publish one section of', 'server', 'database', 'wall', 'then'], widths));
  for (const size of [30, 300, 3_000]) {
    const slug = `of-${String(size)}`;
    const took: Publication[] = [];
    for (let time = 0; time < publications; time += 1) {
      took.push(
        await publishOne(
          server,
          { officer: officer!, moderator: moderator!, second: second!, publisher: publisher! },
          slug,
        ),
      );
    }
    const middle = (of: (it: (typeof took)[number]) => number): string =>
      ms(took.map(of).toSorted((a, b) => a - b)[publications >> 1] ?? 0);
    console.log(
      row(
        [
          String(size),
          middle((it) => it.server),
          middle((it) => it.database),
          middle((it) => it.wall),
          middle((it) => it.afterwards),
        ],
        widths,
      ),
    );
  }
  console.log('(until a reader has the new words of the section; then: what the server makes afterwards, unasked)');
}

const server = await TrialServer.start(port);
try {
  await bring(server, large, sections);
  const database = await server.database();
  try {
    await addThreads(database, large, items);
  } finally {
    await database.end();
  }
  said(`${String(items)} threads are there`);
  await pages(server);
  for (const size of [30, 300, 3_000]) await bring(server, `of-${String(size)}`, size);
  await publishing(server);
} finally {
  await server.end();
}
said('done');
