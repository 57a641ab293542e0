import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { MeView, OutlineView } from '@tarmeem/contract';
import { parse, toJson } from '@tarmeem/document';
import { Configuration } from '../configuration.js';
import { contentHashes } from '../documents/index.js';
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
  await expect(run('import', file, 'alerts')).rejects.toThrow('an address of the platform');
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

it('`import` takes the JSON of an edition, with its rich texts and the bodies that own them, and gives the same JSON again', async () => {
  interface File {
    document: { slug: string };
    sections: { id: string; parentId: string | null; hash: string; body: unknown; heading: string }[];
  }
  const folder = await mkdtemp(join(tmpdir(), 'tarmeem-import-'));
  const file = join(folder, 'edition.json');
  const json = async (slug: string): Promise<File> =>
    (await (await fetch(`${app.address}/${slug}.json`)).json()) as File;
  const write = (it: unknown) => writeFile(file, JSON.stringify(it));
  const first = await json('institutional-framework');
  const rich = parse({
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Mandate', marks: [{ type: 'bold' }] }] },
    ],
  });
  const [section] = first.sections;
  section!.body = toJson(rich);
  await write(first);
  await expect(run('import', file, 'altered')).rejects.toThrow('sections.0: its words are not those of its hash');
  section!.hash = contentHashes(section!.heading, rich).hash;
  await write(first);
  await expect(run('import', file)).rejects.toThrow('already');
  expect(await run('import', file, 'the-copy')).toContain('edition 1.0 of /the-copy');
  const copy = await json('the-copy');
  const withoutIds = ({ sections }: File) => {
    const at = new Map(sections.map(({ id }, index) => [id, index]));
    return sections.map(({ id, parentId, ...rest }) => ({ ...rest, id: at.get(id), parent: at.get(parentId ?? '') }));
  };
  expect(withoutIds(copy)).toEqual(withoutIds(first));
  for (const [bad, says] of [
    [{ ...first, version: 2 }, 'version'],
    [{ ...first, sections: [section, section] }, 'stands twice'],
    [{ ...first, sections: [...first.sections].reverse() }, 'parent'],
    [{ ...first, sections: [{ ...section, body: { type: 'doc', content: [{ type: 'script' }] } }] }, 'sections.0.body'],
    [[], 'The file'],
  ] as const) {
    await write(bad);
    await expect(run('import', file, 'bad')).rejects.toThrow(says);
  }
  await writeFile(file, '{');
  await expect(run('import', file, 'bad')).rejects.toThrow('not JSON');
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
