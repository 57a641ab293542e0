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
