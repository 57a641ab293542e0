import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { isInstalled } from './install.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tarmeem-install-'));
  mkdirSync(join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const wanted = {
  '': {},
  'libs/a': { version: '1.0.0' },
  'node_modules/x': { version: '2.0.0' },
  'node_modules/@t/a': { link: true },
};
const write = (name: string, packages: object) => writeFileSync(join(folder, name), JSON.stringify({ packages }));

test('what npm noted is compared with what is wanted', () => {
  write('package-lock.json', { ...wanted, 'node_modules/for-another-machine': { version: '1.0.0', optional: true } });
  expect(isInstalled(folder)).toBe(false); // an installation that was broken off notes nothing
  write('node_modules/.package-lock.json', wanted);
  expect(isInstalled(folder)).toBe(true);
});

test.each<[string, object]>([
  ['another version', { ...wanted, 'node_modules/x': { version: '2.0.1' } }],
  ['a package that is missing', { ...wanted, 'node_modules/x': undefined }],
  ['a workspace that is not linked', { ...wanted, 'node_modules/@t/a': undefined }],
])('%s asks for an installation', (_, found) => {
  write('package-lock.json', wanted);
  write('node_modules/.package-lock.json', found);
  expect(isInstalled(folder)).toBe(false);
});
