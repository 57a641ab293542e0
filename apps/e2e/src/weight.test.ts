import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

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
  expect(first.size).toBeGreaterThan(1);
  expect(writing.size).toBeGreaterThan(first.size + 1);
  const styles = kiloBytesOf(stylesOf(page));
  expect(styles).toBeGreaterThan(5);
  expect(kiloBytesOf(first) + styles).toBeLessThan(135);
  expect(kiloBytesOf(writing) + styles).toBeLessThan(275);
});

test('what writing together needs comes only with colleagues, and in less than 40 kB', () => {
  const writing = graphOf(editor, graphOf(entry));
  const room = scripts.find((name) => name.startsWith('room-')) ?? '';
  expect(writing.has(room)).toBe(false);
  const more = [...graphOf(room, new Set(writing))].filter((script) => !writing.has(script));
  expect(more).toContain(room);
  expect(kiloBytesOf(more)).toBeLessThan(40);
});

test('the schemas of the contract stay on the server', () => {
  expect(scripts.filter((name) => textOf(name).includes('_zod'))).toEqual([]);
});
