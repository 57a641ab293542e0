import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { RedactionView } from '@tarmeem/contract';
import { strToU8, zipSync } from 'fflate';
import { Client as Database, DatabaseError } from 'pg';
import { commands } from '../../cli/commands.js';
import { Configuration } from '../../configuration.js';
import { Storage } from '../../platform/index.js';
import type { Answer, Client } from '../../testing/client.js';
import { acceptAll, changesOf, prepare, publish } from '../../testing/deciding.js';
import { jobsDone } from '../../testing/until.js';
import { begin, document, must, propose, startWorld, submit, type World, write } from '../../testing/world.js';

const name = 'Gulnaz Bibi';
const at = `/documents/${document}/redactions`;
let world: World;
let database: Database;
let police: string;
let [officer, moderator, second, publisher]: Client[] = [];

/** A child's name is in edition 1.1, in a waiting proposal, in a reason, in a draft and in feedback. */
beforeAll(async () => {
  world = await startWorld();
  database = new Database(world.app.database.app);
  await database.connect();
  [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((who) => world.as(who)),
  );
  police = (await world.section('sindh/sindh-police')).sectionId;
  const first = await propose(officer!, { sectionId: police, edit: { words: [['swift', `${name}, 11, swift`]] } });
  await acceptAll(moderator!, first.id);
  must(await prepare(second!));
  must(await publish(publisher!));
  const other = await propose(officer!, { sectionId: police, edit: { words: [['vital', `vital (${name})`]] } });
  const [change] = await changesOf(moderator!, other.id);
  const { id, seq, payloadHash } = change!;
  must(
    await moderator!.post(`/proposals/${other.id}/decisions`, {
      body: { decisions: [{ changeId: id, outcome: 'returned', seq, payloadHash, reason: `Leave ${name} out.` }] },
    }),
  );
  const draft = await begin(officer!, police);
  await write(officer!, draft.id, { sectionId: police, edit: { heading: `Police and ${name}` } });
  must(
    await world.anyone().post(`/documents/${document}/feedback`, {
      body: { kind: 'correction', sectionId: police, anchor: { exact: name }, text: `Why is ${name} named?` },
    }),
  );
  const cited = await begin(officer!, police);
  await write(officer!, cited.id, { sectionId: police, edit: { heading: 'Police, cited' } });
  const source = { kind: 'report', title: `Report on ${name}`, locator: `${name}, p. 2` };
  must(await officer!.post(`/proposals/${cited.id}/sources`, { body: source }));
  await submit(officer!, cited.id);
  const message = { text: `Who is ${name}?`, shared: false, changeId: null, mentions: [] };
  must(await officer!.post(`/proposals/${cited.id}/discussion`, { body: message }));
  await reader(''); // pages with the name are kept
}, 120_000);
afterAll(async () => {
  await database?.end();
  await world?.close();
});

const reader = async (path: string): Promise<string> => (await fetch(`${world.app.address}/${document}${path}`)).text();
const ask = (client: Client, words: string, reason = 'It is the name of a child.'): Promise<Answer<RedactionView[]>> =>
  client.post<RedactionView[]>(at, { body: { words, reason } });
const settle = (client: Client, id: string, apply: boolean): Promise<Answer<RedactionView[]>> =>
  client.post<RedactionView[]>(`${at}/${id}/decision`, { body: { apply } });

async function verify(): Promise<string> {
  const printed: string[] = [];
  await commands['verify']?.run({
    configuration: world.app.app.get(Configuration),
    database: async () => world.app.database,
    parameters: [],
    print: (words) => void printed.push(words),
    application: () => Promise.reject(new Error('not needed')),
  });
  return printed.join('\n');
}

/** Every text column of every table, as one who reads the disk would. */
async function tablesWith(words: string): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name: table } of rows) {
    const { rows: hits } = await database
      .query(`select 1 from ${table} as row where strpos(row::text, $1) > 0 limit 1`, [words])
      .catch((): { rows: unknown[] } => ({ rows: [] })); // not the application's to read
    if (hits.length > 0) found.push(table);
  }
  return found.toSorted();
}

test('what can not be asked is told at the field, and nothing is kept of it', async () => {
  expect((await ask(moderator!, 'Nobody Here')).body).toMatchObject({ errors: [{ pointer: '/words' }] });
  expect((await ask(moderator!, name, `${name} is a child.`)).body).toMatchObject({ errors: [{ pointer: '/reason' }] });
  for (const words of ['', 'ab', ' x y z', 'one "two"', 'a\nbc', 'x'.repeat(201)])
    expect((await ask(moderator!, words)).status).toBe(422);
  expect(must(await moderator!.get<RedactionView[]>(at))).toEqual([]);
});

test('one asks, another removes: the words are gone from every table and page, and the record says so', async () => {
  const [asked] = must(await ask(moderator!, name));
  expect(asked).toMatchObject({ words: name, own: true, outcome: null });
  for (const who of [moderator!, second!])
    expect((await ask(who, name)).body).toMatchObject({ errors: [{ code: 'asked-already', pointer: '/words' }] });
  expect((await settle(moderator!, asked!.id, true)).body).toMatchObject({
    code: 'same-person',
    facts: { what: 'redaction' },
  });
  expect(await tablesWith(name)).toEqual(
    expect.arrayContaining(
      'change decision feedback message redaction revision round_copy round_source source working_copy'.split(' '),
    ),
  );
  const [done] = must(await settle(publisher!, asked!.id, true));
  expect(done).toMatchObject({ words: null, outcome: 'applied', places: null });

  expect(await tablesWith(name)).toEqual([]);
  expect(await tablesWith('Gulnaz')).toEqual([]);
  for (const path of [
    '',
    '/sindh/sindh-police',
    '/sindh/sindh-police/history',
    '/compare/1.0...1.1',
    '/editions/1.1',
    '/feed.atom',
    '/search?q=Gulnaz',
    '/feedback',
  ])
    expect(`${path} ${await reader(path)}`).not.toContain('Gulnaz Bibi');
  expect(await reader('/sindh/sindh-police')).toContain('███████████, 11, swift');
  const verified = await verify();
  expect(verified).toMatch(/revision \S+ was redacted by event \d+\.[^]*Everything is as it was written/iu);
  expect(verified).toMatch(/decision 1 on change \S+ of proposal \d+ was redacted by event \d+ in its words/iu);
  await expectNoSaltOf(asked!.id);
  expect((await settle(second!, asked!.id, true)).body).toMatchObject({ code: 'not-now' });
});

/** The words are short: whoever has the salt that their hash was made with can try names. Nobody has it any more. */
async function expectNoSaltOf(redactionId: string): Promise<void> {
  const { rows } = await database.query<{ was: string; left: string; kept: string }>(
    `select e.facts #>> '{words,salt}' as was, again.value ->> 'salt' as left,
       (select count(*) from salt where id::text = e.facts #>> '{words,salt}') as kept
     from event r, jsonb_each(r.facts -> 'sealed') as again join event e on true
     where r.object_id = $1 and r.action = 'document.redacted' and e.document_id = r.document_id and e.seq = again.key::bigint`,
    [redactionId],
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { was, left, kept } of rows) {
    expect(kept).toBe('0');
    expect(left).not.toBe(was);
  }
}

test('a reason that was redacted and then rewritten is named', async () => {
  const owner = new Database(world.app.database.owner);
  await owner.connect();
  const change = (from: string, to: string) =>
    owner.query('update decision set reason = replace(reason, $1, $2) where strpos(reason, $1) > 0', [from, to]);
  await change('Leave █', 'Keep █');
  await expect(verify()).rejects.toThrow('not as written');
  await change('Keep █', 'Leave █');
  await owner.end();
  expect(await verify()).toContain('Everything is as it was written');
});

test('a file with the words is taken out whole; a picture is counted for a person to look at', async () => {
  const child = 'Shahida Noor';
  const word = zipSync({
    'word/document.xml': strToU8(`<w:t>Asked by Shahida</w:t><w:br/><w:t xml:space="preserve"> Noor</w:t>`),
  });
  const pdf = Buffer.from(`%PDF-1.4\n1 0 obj<<>>stream\n[(Shah) -20 (ida Noor)] TJ\nendstream endobj`, 'latin1');
  const other = Buffer.from('%PDF-1.4\n1 0 obj<<>>stream\n(Somebody else) Tj\nendstream endobj', 'latin1');
  const storage = world.app.app.get(Storage);
  const id = async (name: string, type: string, bytes: Uint8Array): Promise<string> => {
    const { key, size, hash } = await storage.put(bytes);
    const { rows } = await database.query<{ id: string }>(
      `insert into evidence (document_id, feedback_id, name, type, size, hash, storage_key, state, at)
       select document_id, id, $1, $2, $3, $4, $5, 'open', now() from feedback limit 1 returning id`,
      [name, type, size, hash, key],
    );
    return rows[0]!.id;
  };
  const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const [inWord, inPdf, , picture] = [
    await id('a.docx', docx, word),
    await id('b.pdf', 'application/pdf', pdf),
    await id('c.pdf', 'application/pdf', other),
    await id('d.png', 'image/png', Buffer.from('picture')),
  ];
  const [asked] = must(await ask(moderator!, child));
  expect(asked?.places).toEqual({ texts: 0, feedback: 0, addresses: 0, files: 2, unread: 1 });
  must(await settle(second!, asked!.id, true));
  const { rows } = await database.query<{ id: string; state: string }>(
    `select id, state from evidence where state = 'refused' order by name`,
  );
  expect(rows.map((row) => row.id)).toEqual([inWord, inPdf]);
  expect(rows.map((row) => row.id)).not.toContain(picture);
  await jobsDone(world.app);
  const { rows: gone } = await database.query<{ key: string }>(
    `select storage_key as key from evidence where state = 'refused'`,
  );
  for (const { key } of gone) expect(await storage.read(key)).toBeNull();
});

test('a list of requests reads no file, and a file that comes in while others are looked through goes as well', async () => {
  const child = 'Rukhsana Baig';
  const storage = world.app.app.get(Storage);
  const attach = async (name: string): Promise<string> => {
    const { key, size, hash } = await storage.put(
      Buffer.from(`%PDF-1.4\n1 0 obj<<>>stream\n(${name} ${child}) Tj\nendstream`),
    );
    const { rows } = await database.query<{ id: string }>(
      `insert into evidence (document_id, feedback_id, name, type, size, hash, storage_key, state, at)
       select document_id, id, $1, 'application/pdf', $2, $3, $4, 'open', now() from feedback limit 1 returning id`,
      [name, size, hash, key],
    );
    return rows[0]!.id;
  };
  const first = await attach('first');
  const [asked] = must(await ask(moderator!, child));
  const second_ = await attach('after it was asked for');
  const read = storage.read.bind(storage);
  const reads = jest.spyOn(storage, 'read');
  const [listed] = must(await second!.get<RedactionView[]>(at));
  expect([listed?.places?.files, reads.mock.calls.length]).toEqual([1, 0]);
  let late = '';
  reads.mockImplementationOnce(async (key) => {
    late = await attach('while it was decided');
    return read(key);
  });
  reads.mockImplementation(read);
  must(await settle(second!, asked!.id, true));
  reads.mockRestore();
  const { rows } = await database.query<{ id: string }>(
    `select id from evidence where state = 'refused' and id = any ($1::uuid[]) order by at, id`,
    [[first, second_, late]],
  );
  expect(rows.map(({ id }) => id).sort()).toEqual([first, second_, late].sort());
});

test('what is decided and published afterwards stands on the text without the words', async () => {
  const next = await propose(officer!, { sectionId: police, edit: { words: [['swift', 'quick']] } });
  await acceptAll(moderator!, next.id);
  must(await prepare(second!));
  must(await publish(publisher!));
  expect(await reader('/sindh/sindh-police')).toContain('███████████, 11, quick');
  expect(await verify()).toContain('Everything is as it was written');
});

test('a row that was redacted and then changed again is named', async () => {
  const owner = new Database(world.app.database.owner);
  await owner.connect();
  const change = (from: string, to: string) =>
    owner.query(
      `update revision set body = replace(body::text, $1, $2)::jsonb, plain = replace(plain, $1, $2)
                 where redacted_by is not null`,
      [from, to],
    );
  await change('11, swift', '12, swift');
  await expect(verify()).rejects.toThrow('not as written');
  await change('12, swift', '11, swift');
  await owner.end();
  expect(await verify()).toContain('Everything is as it was written');
});

test('a refused request keeps the texts, and its own words no longer', async () => {
  const [asked] = must(await ask(second!, 'vital'));
  const [refused] = must(await settle(second!, asked!.id, false));
  expect(refused).toMatchObject({ words: null, outcome: 'refused' });
  expect(await reader('/sindh/sindh-police')).toContain('vital');
});

describe('the application can not rewrite a text by the function that removes words', () => {
  const attempt = async (sql: string, ...parameters: unknown[]): Promise<string | undefined> => {
    try {
      await database.query(sql, parameters);
      return undefined;
    } catch (error) {
      return error instanceof DatabaseError ? (error.constraint ?? error.code) : String(error);
    }
  };
  const revision = `(select id from revision where plain like '%quick%' limit 1)`;

  test('without a redaction, with one that is over, or with other words', async () => {
    const call = (redaction: string, body: string) =>
      `select redact(${redaction}, 'revision', ${revision}, null, 'H', ${body}, 'p')`;
    expect(await attempt(call('gen_random_uuid()', `'{}'`))).toBe('redaction_open');
    expect(await attempt(call('(select id from redaction limit 1)', `'{}'`))).toBe('redaction_open');
    const [asked] = must(await ask(second!, 'quick'));
    await database.query('begin');
    await database.query(
      `update redaction set outcome = 'applied', decided_by = (select id from person where id <> asked_by limit 1), decided_at = now() where id = $1`,
      [asked!.id],
    );
    expect(await attempt(call(`'${asked!.id}'`, `'{}'`))).toBe('redaction_words_only');
    await database.query('rollback');
    expect(await attempt(`update revision set heading = 'x'`)).toBe('42501');
  });

  test('by opening one again, by keeping one open, or without a word on the record', async () => {
    expect(await attempt(`update redaction set words = 'anything' where outcome = 'applied'`)).toBe('redaction_stays');
    expect(await attempt(`update redaction set decided_at = now() where outcome = 'refused'`)).toBe('redaction_stays');
    const [asked] = must(await moderator!.get<RedactionView[]>(at));
    const settled = `outcome = 'refused', decided_by = asked_by, decided_at = now()`;
    expect(await attempt(`update redaction set ${settled} where id = $1`, asked!.id)).toBe('redaction_told');
    expect(await attempt(`update redaction set ${settled}, words = null where id = $1`, asked!.id)).toBe(
      'redaction_told',
    );
  });

  test('by turning the stub of an earlier one into other words', async () => {
    const stub = '█'.repeat(name.length);
    await database.query('begin');
    const { rows } = await database.query<{ id: string }>(
      `insert into redaction (document_id, words, stub, reason, asked_by, asked_at, outcome, decided_by, decided_at)
       select document_id, 'Somebody X1', $1, 'r', asked_by, now(), 'applied', decided_by, now() from redaction
       where outcome = 'applied' and decided_by is not null limit 1 returning id`,
      [stub],
    );
    const back = (of: string) => `replace(${of}, '${stub}', 'Somebody X1')`;
    expect(
      await attempt(
        `select redact($1, 'revision', r.id, null, heading, ${back('body::text')}::jsonb, ${back('plain')}) from revision r
         where strpos(plain, $2) > 0 limit 1`,
        rows[0]?.id,
        stub,
      ),
    ).toBe('redaction_words_only');
    await database.query('rollback');
  });
});

test('officers and readers do not remove words', async () => {
  expect((await ask(officer!, 'vital')).status).toBe(403);
  expect((await ask(world.anyone(), 'vital')).status).toBe(401);
});

test('words that stand in nothing but a source are asked for once others know of it, and go from there', async () => {
  const words = 'Zarina Gul';
  const { id } = await begin(officer!, police);
  await write(officer!, id, { sectionId: police, edit: { heading: 'Police of Sindh' } });
  must(await officer!.post(`/proposals/${id}/sources`, { body: { kind: 'report', title: `Statement of ${words}` } }));
  // Nobody asks in this way what an organisation is writing.
  expect((await ask(moderator!, words)).status).toBe(422);
  await submit(officer!, id);
  const [asked] = must(await ask(moderator!, words));
  must(await settle(publisher!, asked!.id, true));
  expect(await tablesWith(words)).toEqual([]);
});
