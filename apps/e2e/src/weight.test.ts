import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startServer } from './server.js';

const dist = join(import.meta.dirname, '../../web/dist');
const assets = join(dist, 'assets');
const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
const textOf = (script: string) => readFileSync(join(assets, script), 'utf8');

/** A script with everything it imports outright, each once. */
function graphOf(script: string, seen = new Set<string>()): Set<string> {
  if (seen.has(script)) return seen;
  seen.add(script);
  for (const [, name = ''] of textOf(script).matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/gu))
    graphOf(name, seen);
  return seen;
}

const without = (all: Set<string>, some: Set<string>) => new Set([...all].filter((each) => !some.has(each)));

/** What comes when it is asked for, from any script of a graph, with everything that needs; no script of the graph. */
function laterOf(graph: Set<string>): Set<string> {
  const all = new Set(graph);
  for (const script of graph)
    for (const [, name = ''] of textOf(script).matchAll(/import\(\s*["'`]\.\/([\w.-]+\.js)["'`]\s*\)/gu))
      graphOf(name, all);
  return without(all, graph);
}

/** What a browser takes over the line, in kB. */
const kiloBytesOf = (graph: Iterable<string>) =>
  [...graph].reduce((sum, script) => sum + statSync(join(assets, `${script}.br`)).size, 0) / 1000;

/** The style sheets of the page; those of a part come with that part. */
const stylesOf = (text: string) => new Set([...text.matchAll(/([\w-]+\.css)/gu)].map(([, name = '']) => name));

const page = readFileSync(join(dist, 'index.html'), 'utf8');
const entry = /assets\/([\w.-]+\.js)/u.exec(page)?.[1] ?? '';
const editor = scripts.find((name) => name.startsWith('editor-screen')) ?? '';

test('the first screen comes in less than 135 kB, the editor in less than 275 kB, each with all its scripts and styles', () => {
  const first = graphOf(entry);
  const writing = graphOf(editor, new Set(first));
  expect(scripts).toContain(entry);
  expect(writing.size).toBeGreaterThan(first.size + 1);
  const styles = kiloBytesOf(stylesOf(page));
  expect(styles).toBeGreaterThan(5);
  expect(kiloBytesOf(first) + styles).toBeLessThan(135);
  const all = kiloBytesOf(writing) + styles;
  expect(all).toBeLessThan(275);
  const own = without(writing, first);
  const later = without(laterOf(own), writing);
  expect(later.size).toBeGreaterThan(5);
  process.stdout.write(
    `The editor: ${all.toFixed(1)} kB when it opens (${kiloBytesOf(own).toFixed(1)} of its own), and ${kiloBytesOf(later).toFixed(1)} kB more for all that comes when it is asked for\n`,
  );
});

test('what writing together needs comes only with colleagues, and in less than 42 kB', () => {
  const writing = graphOf(editor, graphOf(entry));
  const room = scripts.find((name) => name.startsWith('room-')) ?? '';
  expect(writing.has(room)).toBe(false);
  const more = [...graphOf(room, new Set(writing))].filter((script) => !writing.has(script));
  expect(more).toContain(room);
  expect(kiloBytesOf(more)).toBeLessThan(42);
});

test('the schemas of the contract stay on the server', () => {
  expect(scripts.filter((name) => textOf(name).includes('_zod'))).toEqual([]);
});

test('without https, where browsers take no Brotli, the first screen comes in less than 160 kB', async () => {
  const server = await startServer();
  try {
    const files = ['', ...[...graphOf(entry), ...stylesOf(page)].map((name) => `assets/${name}`)];
    const sizeOf = async (name: string) => {
      const { headers } = await fetch(`${server.address}/app/${name}`, {
        headers: { 'accept-encoding': 'gzip, deflate' },
      });
      expect([name, headers.get('content-encoding'), headers.get('vary')]).toEqual([name, 'gzip', 'Accept-Encoding']);
      return Number(headers.get('content-length'));
    };
    const sizes = await Promise.all(files.map(sizeOf));
    const sum = sizes.reduce((all, size) => all + size, 0);
    process.stdout.write(`The first screen: ${(sum / 1000).toFixed(1)} kB under gzip\n`);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(sum).toBeLessThan(160_000);
  } finally {
    await server.stop();
  }
}, 120_000);
