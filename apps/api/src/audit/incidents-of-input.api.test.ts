import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endpoints, type Endpoint } from '@tarmeem/contract';
import { z } from 'zod';
import { Configuration } from '../configuration.js';
import type { Client } from '../testing/client.js';
import { jobsDone } from '../testing/until.js';
import { document, startWorld, type World } from '../testing/world.js';

// Incidents of others (trust, A3) about what is sent, each a test named after its row. Row 34 is sign-on.api.test.ts.
let world: World;
let admin: Client;
beforeAll(async () => {
  world = await startWorld();
  admin = await world.as('admin@commission');
}, 120_000);
afterAll(() => world.close());

const taking = (Object.entries(endpoints) as [string, Endpoint][]).flatMap(([name, { method, path, body }]) =>
  body instanceof z.ZodObject ? [{ name, method, path, body }] : [],
);
const filled = (path: string): string =>
  path.replaceAll(/:(\w+)/gu, (_, name: string) =>
    name === 'slug' ? document : name === 'number' ? '1.0' : crypto.randomUUID(),
  );

describe('row 30: deep JSON, and addresses written in another way', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

  it.each(taking.map((it) => [it.name, it] as const))(
    '%s refuses a hundred thousand brackets',
    async (_, { method, path }) => {
      for (const json of [deep, `{"title":${deep}}`, `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`]) {
        const { status } = await admin.ask(method, filled(path), { json, version: 1 });
        expect([400, 403, 404, 413, 415, 422, 428, 429]).toContain(status);
      }
      expect((await admin.get('/me')).status).toBe(200);
    },
  );

  it.each([
    '/%61pi/v1/people',
    '/api/v1/%70eople',
    '//api/v1/people',
    '/api//v1/people',
    '/api/v1/people/',
    '/API/v1/people',
    '/api/v1/people%2f',
    '/x/../api/v1/people',
  ])('%s lets nobody past the guard', async (path) => {
    const answer = await fetch(world.app.address + path);
    expect([401, 404]).toContain(answer.status);
    expect(await answer.text()).not.toContain('officer@');
  });
});

describe('row 28: nothing asks the database for an id that is not there', () => {
  it('no setting lets a missing value mean "any"', () => {
    const sources = (folder: string): string[] =>
      readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory()
          ? sources(join(folder, entry.name))
          : /\.tsx?$/u.test(entry.name)
            ? [join(folder, entry.name)]
            : [],
      );
    const src = resolve(import.meta.dirname, '..');
    const setting = ['invalidWhere', 'ValuesBehavior'].join('');
    expect(sources(src).filter((path) => readFileSync(path, 'utf8').includes(setting))).toEqual([]);
  });
});

describe('row 33: a field is given what it does not take', () => {
  const wrong: unknown[] = [['a@x.example', 'b@y.example'], { $ne: null }, 7, true, null, [[]]];

  it.each(taking.map((it) => [it.name, it] as const))(
    '%s refuses lists, objects and numbers for words',
    async (_, { method, path, body }) => {
      const strings = Object.entries(body.shape).filter(([, field]) => {
        const takes = (value: unknown) => (field as z.ZodType).safeParse(value).success;
        return takes('word') || takes('a@b.example') || takes('long enough words') || takes(crypto.randomUUID());
      });
      for (const [field, schema] of strings)
        for (const value of wrong) {
          if (schema.safeParse(value).success) continue;
          const { status } = await admin.ask(method, filled(path), { body: { [field]: value }, version: 1 });
          expect([field, value, [400, 401, 403, 404, 415, 422, 429].includes(status)]).toEqual([field, value, true]);
        }
    },
  );

  it('a reset sent to a list of addresses writes to none of them', async () => {
    const victims = ['officer@sindh.example', 'focal@sindh.example'];
    for (const email of [victims, { 0: victims[0] }, 7, null])
      expect((await world.anyone().post('/password-resets', { body: { email } })).status).toBe(422);
    // One line of words is an address that nobody has: answered like every other, and written to by nobody.
    for (const email of [victims.join(','), victims.join(' '), `${victims[0] ?? ''}\r\nBcc: evil@x.example`])
      expect([202, 422]).toContain((await world.anyone().post('/password-resets', { body: { email } })).status);
    await jobsDone(world.app);
    expect(letters()).toEqual([]);
  });
});

describe('row 32: a mail address that means another one', () => {
  it.each([
    'a@x.example,evil@y.example',
    'a@x.example evil@y.example',
    '"a@x.example"@y.example',
    '<a@x.example>',
    'Name <a@x.example>',
    'a@x.example\r\nBcc: evil@y.example',
    'a@x.example\n',
    'a@x.example(evil@y.example)',
    '@x.example:a@y.example',
    'a@[127.0.0.1]',
    'a@x.example;b@y.example',
    'a\u0000@x.example',
    'group: a@x.example;',
  ])('%j is nobody’s to be invited', async (email) => {
    const before = letters().length;
    const body = { email, name: 'Evil', language: 'en', organisation: null, role: null, jurisdiction: null };
    expect((await admin.post('/invitations', { body })).status).toBe(422);
    await jobsDone(world.app);
    expect(letters()).toHaveLength(before);
  });

  it('and a name is never read as one: the letter goes to the one that was written', async () => {
    const name = 'Evil" <evil@y.example>, "x';
    const body = { email: 'new@x.example', name, language: 'en', organisation: null, role: null, jurisdiction: null };
    expect((await admin.post('/invitations', { body })).status).toBe(201);
    await jobsDone(world.app);
    const [letter = ''] = letters();
    expect(/^To: (.*)$/mu.exec(letter)?.[1]).toBe('new@x.example');
    expect(letter).not.toMatch(/^(?:Cc|Bcc):/imu);
  });
});

describe('row 38: a body sets more than its form has', () => {
  it.each(taking.map(({ name, body }) => [name, body] as const))('%s takes no unknown field', (_, body) => {
    const { error } = body.safeParse({ administrator: true, personId: crypto.randomUUID(), version: 7 });
    const known = new Set(Object.keys(body.shape));
    const unknown = ['administrator', 'personId', 'version'].filter((key) => !known.has(key));
    const found = error?.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
    expect(found?.sort()).toEqual(unknown.sort());
  });

  it('a profile names no role and no organisation', async () => {
    const officer = await world.as('officer@sindh');
    const body = { name: 'Amna', language: 'en', grants: [{ role: 'administrator' }], organisationId: null };
    expect((await officer.put('/me/profile', { body })).status).toBe(422);
    expect((await officer.get('/people')).status).toBe(403);
  });
});

/** Every letter that was put into the outbox, as it was written. */
function letters(): string[] {
  const folder = join(world.app.app.get(Configuration).dataFolder, 'outbox', 'new');
  try {
    return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  } catch {
    return [];
  }
}
