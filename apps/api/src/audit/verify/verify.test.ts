import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  DocumentSettingsView,
  FeedbackPage,
  FeedbackReceipt,
  FeedbackView,
  RedactionView,
  RollbackView,
} from '@tarmeem/contract';
import { Client as Database } from 'pg';
import { superuser } from '../../platform/embedded-database/index.js';
import type { Client } from '../../testing/client.js';
import { acceptAll, changesOf, prepare, publish } from '../../testing/deciding.js';
import { begin, document, must, propose, startWorld, submit, type World, write } from '../../testing/world.js';
import { exportTo, forged, type Verified, verify as verifyIn } from '../testing/forging.js';
import { tamperedSettings } from '../testing/tampered-settings.js';
import { tamperingsOfRedactions } from '../testing/tamperings-of-redactions.js';
import { tamperings } from '../testing/tamperings.js';

let world: World;
let owner: Database;
let folder: string;
let [officer, moderator, second, publisher]: Client[] = [];

/** Two editions after the import, a change that waits, one rejected, one recalled, the first edition marked, and feedback on words. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tarmeem-verify-'));
  world = await startWorld();
  owner = new Database({ ...world.app.database.owner, user: superuser });
  await owner.connect();
  [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((name) =>
      world.as(name),
    ),
  );
  const police = (await world.section('sindh/sindh-police')).sectionId;
  const labour = (await world.section('sindh/labor-department')).sectionId;
  for (const [from, to] of [
    ['swift', 'quick'],
    ['quick', 'prompt'],
  ] as const) {
    const { id } = await propose(officer!, { sectionId: police, edit: { words: [[from, to]] } });
    await acceptAll(moderator!, id);
    must(await prepare(second!));
    must(await publish(publisher!));
  }
  const refused = await propose(officer!, { sectionId: police, edit: { words: [['prompt', 'hasty']] } });
  const [change] = await changesOf(moderator!, refused.id);
  const { id: changeId, seq, payloadHash } = change!;
  must(
    await moderator!.post(`/proposals/${refused.id}/decisions`, {
      body: { decisions: [{ changeId, outcome: 'rejected', seq, payloadHash, reason: 'Haste helps nobody.' }] },
    }),
  );
  const { id: cited } = await begin(officer!, police);
  await write(officer!, cited, { sectionId: police, edit: { words: [['prompt', 'early']] } });
  const source = { kind: 'act', title: 'Sindh Police Act', locator: 's. 3', link: 'https://act.example/' };
  must(await officer!.post(`/proposals/${cited}/sources`, { body: source }));
  const recalled = await submit(officer!, cited);
  must(
    await officer!.post(`/proposals/${recalled.id}/recall`, {
      version: recalled.version,
      body: { reason: 'A mistake of ours.' },
    }),
  );
  const edition = `/documents/${document}/editions/1.0`;
  must(await publisher!.post(`${edition}/withdrawal`, { body: { notice: 'Read 1.2 instead.' } }));
  must(await publisher!.post(`${edition}/errata`, { body: { words: 'The Act is of 2013.' } }));
  const waiting = await propose(officer!, { sectionId: labour, edit: { heading: 'Labour Department' } });
  await acceptAll(moderator!, waiting.id);
  must(
    await world.anyone().post(`/documents/${document}/feedback`, {
      body: { kind: 'correction', sectionId: police, text: 'Who is prompt?', anchor: { exact: 'prompt' } },
    }),
  );
  await remarks();
  await removed('hasty');
  const administrator = await world.as('admin@commission');
  const settings = `/documents/${document}/settings`;
  const { version, moderation, timeZone } = must(await administrator.get<DocumentSettingsView>(settings));
  const days = { moderation, timeZone, feedbackFrom: '2026-01-01', feedbackUntil: null };
  must(await administrator.put(settings, { version, body: days }));
  const asked = { words: 'prompt', reason: 'The name of a child.' };
  must(await publisher!.post(`/documents/${document}/redactions`, { body: asked }));
}, 120_000);
afterAll(async () => {
  await owner?.end();
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Words that stand in one rejected change only are taken out of it by two persons. */
async function removed(words: string): Promise<void> {
  const at = `/documents/${document}/redactions`;
  const [open] = must(await moderator!.post<RedactionView[]>(at, { body: { words, reason: 'It names a child.' } }));
  must(await second!.post(`${at}/${open!.id}/decision`, { body: { apply: true } }));
}

/**
 * The first remark is released, replied to and answered, twice; of the second a name is taken out, and of what its sender adds; the third
 * is refused.
 */
async function remarks(): Promise<void> {
  const say = async (text: string) => {
    const body = { kind: 'comment', sectionId: null, text };
    return must(await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, { body }));
  };
  const { trackingCode: code } = await say('Ring Ayesha, she knows.');
  await say('What are the wages?');
  const { items } = must(await moderator!.get<FeedbackPage>(`/documents/${document}/feedback`));
  const [third, second, first] = items;
  const step = async (item: FeedbackView, what: string, body: object): Promise<FeedbackView> =>
    must(await moderator!.post<FeedbackView>(`/feedback/${item.id}/${what}`, { version: item.version, body }));
  let open = await step(first!, 'release', { redact: [] });
  for (const response of ['Somebody is.', 'The police are.'])
    open = must(
      await moderator!.put<FeedbackView>(`/feedback/${open.id}/disposition`, {
        version: open.version,
        body: { disposition: 'out-of-scope', response },
      }),
    );
  must(await moderator!.post(`/feedback/${open.id}/replies`, { body: { text: 'We have asked.', internal: false } }));
  await step(second!, 'release', { redact: ['Ayesha'] });
  const { version, replies } = await addedTo(second!, code, 'It is as Ayesha said.');
  const reply = `/feedback/${second!.id}/replies/${replies[0]?.id ?? ''}/release`;
  must(await moderator!.post(reply, { version, body: { redact: ['Ayesha'] } }));
  await step(third!, 'refusal', { reason: 'Wages are set elsewhere.' });
}

/** What the sender of a remark adds to it on its page. */
async function addedTo({ id }: FeedbackView, code: string, text: string): Promise<FeedbackView> {
  const send = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(`${world.app.address}${path}`, {
      method: 'POST',
      headers: { cookie, origin: world.app.address },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
  const [cookie = ''] = (await send('/track', { code })).headers.getSetCookie()[0]?.split(';') ?? [];
  expect((await send('/track/reply', { key: randomUUID(), text }, cookie)).status).toBe(303);
  return must(await moderator!.get<FeedbackView>(`/feedback/${id}`));
}

const verify = (...parameters: string[]): Promise<Verified> => verifyIn(world, ...parameters);
const tampered = async (sql: string): Promise<string> => (await forged({ world, owner }, sql)).join('\n');

test('what the application wrote is as it was written', async () => {
  expect(await verify()).toEqual({
    printed: [
      expect.stringMatching(/change \S+ of proposal \d+ was redacted by event \d+/u),
      expect.stringContaining('Everything is as it was written'),
    ],
    whole: true,
  });
});

describe('one row that somebody changed is named', () => {
  test.each([...tamperings, ...tamperingsOfRedactions, ...tamperedSettings])('%s', async (_, sql, named) => {
    expect(await tampered(sql)).toMatch(named);
    expect((await verify()).whole).toBe(true);
  });
});

test('words that a moderator took out of a remark can not be tried: their salt is gone', async () => {
  const { rows } = await owner.query<{ action: string; salted: boolean }>(
    `select e.action, s.id is not null as salted from event e left join salt s on s.id::text = e.facts -> 'words' ->> 'salt'
     where e.facts ? 'words' and e.object_type = 'feedback' and (e.facts ->> 'number')::int in (1, 2) order by e.seq`,
  );
  expect(rows.map(({ action, salted }) => [action, salted])).toEqual([
    ['feedback.sent', false],
    ['feedback.sent', false],
    ['feedback.released', true],
    ['feedback.answered', false],
    ['feedback.answered', true],
    ['feedback.replied', true],
    ['feedback.released', true],
    ['feedback.replied', false],
    ['feedback.reply-released', true],
  ]);
});

describe('a file that export wrote', () => {
  const exported = async (name: string): Promise<string> => {
    const file = join(folder, name);
    await exportTo(world, file);
    return file;
  };

  test('verifies without a database, and names the row that was changed in it', async () => {
    const file = await exported('whole.record');
    expect(await verify(file)).toMatchObject({ whole: true });
    const lines = gunzipSync(await readFile(file)).toString('utf8');
    const forged = join(folder, 'forged.record');
    await writeFile(forged, gzipSync(lines.replace('prompt', 'pliant')));
    const { printed, whole } = await verify(forged);
    expect(whole).toBe(false);
    expect(printed.join('\n')).toMatch(/Revision \S+ has another body|Change \S+/u);
    const reason = join(folder, 'reason.record');
    await writeFile(reason, gzipSync(lines.replace('Haste helps nobody.', 'Haste helps us all.')));
    expect((await verify(reason)).printed.join('\n')).toMatch(/Decision 1 on change \S+ .* has another reason than/u);
    // What readers said and were answered, what was cited, and why words were to go are in the file, and named in it.
    const words = join(folder, 'words.record');
    const forgedWords = lines
      .replace('Who is prompt?', 'Who is slow?')
      .replace('The police are.', 'Nobody is.')
      .replace('Wages are set elsewhere.', 'We think so.')
      .replace('Sindh Police Act', 'Another Act')
      .replace('The name of a child.', 'The name of a minister.');
    await writeFile(words, gzipSync(forgedWords));
    expect((await verify(words)).printed.join('\n')).toMatch(
      /^(?=[\s\S]*Feedback 1 has another text)(?=[\s\S]*Feedback 1 has another response)(?=[\s\S]*Feedback 3 has another refusal reason)(?=[\s\S]*another title of source 1)(?=[\s\S]*Redaction \S+ has another reason)/u,
    );
  });

  test('names an edition that one person prepared and published, which a database would refuse', async () => {
    const lines = gunzipSync(await readFile(await exported('again.record'))).toString('utf8');
    const alone = lines.split('\n').map((line) => {
      if (!line.startsWith('["edition"')) return line;
      const [table, row] = JSON.parse(line) as [string, { prepared_by: string | null; published_by: string | null }];
      return JSON.stringify([table, { ...row, published_by: row.prepared_by }]);
    });
    const forged = join(folder, 'alone.record');
    await writeFile(forged, gzipSync(alone.join('\n')));
    expect((await verify(forged)).printed).toContain('Edition 1.1 was not published by a second person.');
  });

  test('names an edition that has a section twice, which a database would refuse', async () => {
    const lines = gunzipSync(await readFile(await exported('twice.record')))
      .toString('utf8')
      .split('\n');
    const entry = lines.findIndex((line) => line.startsWith('["entry"'));
    const forged = join(folder, 'twice-forged.record');
    await writeFile(forged, gzipSync(lines.toSpliced(entry, 0, lines[entry] ?? '').join('\n')));
    expect((await verify(forged)).printed).toContain('Edition 1.0 has a section twice.');
  });

  test('holds no mail address and no name of a person', async () => {
    const lines = gunzipSync(await readFile(await exported('private.record'))).toString('utf8');
    expect(lines).not.toMatch(/@[a-z]+\.example/u);
    const people = await owner.query<{ name: string }>('select name from person');
    for (const { name } of people.rows) expect(lines).not.toContain(name);
  });

  test('is refused in words when it is none, is damaged, or is there already', async () => {
    const file = await exported('once.record');
    await expect(exported('once.record')).rejects.toThrow('already');
    const whole = await readFile(file);
    await writeFile(join(folder, 'cut.record'), whole.subarray(0, whole.length >> 1));
    await writeFile(join(folder, 'other.record'), gzipSync('{"format":"other"}\n'));
    await writeFile(join(folder, 'plain.record'), 'words');
    for (const name of ['cut.record', 'other.record', 'plain.record', 'nothing.record'])
      expect((await verify(join(folder, name))).printed.join(' ')).toMatch(/is no archive|can not be read/u);
  });
});

test('names a rollback that says of other sections than its event that it put them back at their place', async () => {
  const at = `/documents/${document}/rollback`;
  const body = { to: '1.1', sectionIds: null, changeNote: '', major: false, reason: 'It was better.' };
  const seen = must(await second!.get<RollbackView>(at)).version;
  const { prepared, version } = must(await second!.put<RollbackView>(at, { version: seen, body }));
  must(await publisher!.post(`${at}/publication`, { version, body: { manifestHash: prepared!.manifestHash } }));
  expect((await verify()).whole).toBe(true);
  const sql = `update edition set moved = array(select section_id from entry limit 1) where kind = 'rollback'`;
  expect(await tampered(sql)).toMatch(
    /edition 1\.3 names other sections as put back at their place than event \d+ tells of/u,
  );
});
