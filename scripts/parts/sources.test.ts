import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { hashOf, sourcesOf } from './sources.mjs';

let folder: string;
const write = (name: string, text = name) => writeFileSync(join(folder, name), text);
const hash = () => hashOf(folder, sourcesOf(folder));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tarmeem-sources-'));
  mkdirSync(join(folder, 'deep'));
  mkdirSync(join(folder, 'dist'));
  write('a.ts');
  write('deep/b.tsx');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('tests, builds and clocks change nothing', () => {
  const before = hash();
  write('a.test.ts');
  write('dist/a.js');
  utimesSync(join(folder, 'a.ts'), 0, 0);
  expect(hash()).toBe(before);
});

test('a word, a name, a new and a lost file are noticed', () => {
  const seen = new Set([hash()]);
  write('deep/b.tsx', 'other');
  seen.add(hash());
  write('deep/c.ts', 'other');
  seen.add(hash());
  rmSync(join(folder, 'deep/b.tsx'));
  seen.add(hash());
  expect(seen.size).toBe(4);
});
