import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { MeView, OutlineView } from '@tarmeem/contract';
import { Configuration } from '../configuration.js';
import { type TestApp, startTestApp } from '../testing/app.js';
import { Client } from '../testing/client.js';
import { must } from '../testing/world.js';
import { commandApplication } from './application.js';
import { commands } from './commands.js';

let app: TestApp;
/** A command's own, beside the running server's. */
let application: INestApplicationContext;
beforeAll(async () => {
  app = await startTestApp();
  application = await commandApplication(app.app.get(Configuration), app.database);
}, 90_000);
afterAll(async () => {
  await application.close();
  await app.close();
});

async function run(name: string, ...parameters: string[]): Promise<string> {
  let printed = '';
  const configuration = app.app.get(Configuration);
  const print = (words: string): void => void (printed += words);
  await commands[name]?.run({
    configuration,
    database: async () => app.database,
    parameters,
    print,
    application: async () => application,
  });
  return printed;
}

it('`import` brings the Institutional Framework into an empty installation, once', async () => {
  const file = `${app.app.get(Configuration).home}/documents/institutional-framework.txt`;
  expect(await run('import', file, 'institutional-framework')).toContain('edition 1.0 of /institutional-framework');
  const outline = must(await new Client(app.address).get<OutlineView>('/documents/institutional-framework/outline'));
  expect(outline.sections).toHaveLength(27);
  await expect(run('import', file, 'institutional-framework')).rejects.toThrow('already');
  await expect(run('import', 'nothing.txt')).rejects.toThrow('can not be read');
});

it('`import` brings a page in, with the jurisdictions that its headings name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tarmeem-import-'));
  const file = join(folder, 'standards.html');
  await writeFile(file, '<h1>Shelter Standards</h1><h2>Sindh</h2><p>Beds.</p><h3>Staff</h3><p>Trained.</p>');
  expect(await run('import', file)).toContain('“Shelter Standards” as edition 1.0 of /shelter-standards');
  const outline = must(await new Client(app.address).get<OutlineView>('/documents/shelter-standards/outline'));
  expect(outline.sections.map(({ path, jurisdiction }) => [path, jurisdiction])).toEqual([
    ['sindh', 'sindh'],
    ['sindh/staff', 'sindh'],
  ]);
  await expect(run('import', file)).rejects.toThrow('already');
  const binary = join(folder, 'binary.bin');
  await writeFile(binary, Uint8Array.from([1, 0, 255, 254]));
  await expect(run('import', binary)).rejects.toThrow('refused');
  await rm(folder, { recursive: true });
});

it('`user create` makes the first administrator, who signs in with the password it prints', async () => {
  const printed = await run('user create', 'admin@commission.example', 'Adil Rehman', '--role', 'administrator');
  const password = /password (\S+) /u.exec(printed)?.[1];
  const client = new Client(app.address);
  const me = must(await client.post<MeView>('/sessions', { body: { email: 'admin@commission.example', password } }));
  expect(me.grants).toMatchObject([{ role: 'administrator', jurisdiction: null }]);
  const again = run('user create', 'ADMIN@commission.example', 'A', '--role', 'officer');
  await expect(again).rejects.toThrow('has an account already');
  await expect(run('user create', 'x@y.example', 'X', '--role', 'king')).rejects.toThrow('--role has to be one of');
  await expect(run('user create', 'x@y.example', 'X', '--king')).rejects.toThrow('--king');
});
