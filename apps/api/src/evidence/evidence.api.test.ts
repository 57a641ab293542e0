import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { EvidenceView, FeedbackPage, FeedbackReceipt, FeedbackView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { Configuration } from '../configuration.js';
import type { Client } from '../testing/client.js';
import { jobsDone, until } from '../testing/until.js';
import { begin, document, must, startWorld, type World } from '../testing/world.js';
import { pdf, photograph, wordFile } from './testing/files.js';

jest.setTimeout(60_000);
let world: World;
let moderator: Client;
beforeAll(async () => {
  world = await startWorld();
  moderator = await world.as('moderator@commission');
}, 120_000);
afterAll(() => world.close());

const list = `/documents/${document}/feedback`;
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const said = { kind: 'correction', text: 'The notification says otherwise.' };
const send = (evidence: { name: string; data: string }[], client = world.anyone()) =>
  client.post<FeedbackReceipt>(list, { body: { ...said, evidence } });
const find = async (number: number, client: Client): Promise<FeedbackView | undefined> =>
  must(await client.get<FeedbackPage>(list)).items.find((it) => it.number === number);
const fileOf = (item: FeedbackView): EvidenceView => item.evidence[0]!;
const get = (path: string, cookie?: string) =>
  fetch(`${world.app.address}${path}`, { ...(cookie ? { headers: { cookie } } : {}), redirect: 'manual' });
const addressOf = (item: FeedbackView) => `/feedback/${item.id}/evidence/${fileOf(item).id}`;
/** How many files lie in the storage. */
function stored(): number {
  const folder = join(world.app.app.get(Configuration).dataFolder, 'files');
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile()).length;
  } catch {
    return 0;
  }
}
async function formOf(path: string, fields: Record<string, string>, files: [string, Uint8Array][], cookie?: string) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const [name, bytes] of files) body.append('evidence', new Blob([Buffer.from(bytes)]), name);
  const headers = { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) };
  return fetch(`${world.app.address}${path}`, { method: 'POST', redirect: 'manual', headers, body });
}
const at = `/${document}/feedback/new`;
const newKey = async (): Promise<string> => /name="key" value="([^"]*)"/.exec(await (await get(at)).text())![1]!;

test('strangers who fill the room for files of feedback take none from officers, nor the other way round', async () => {
  const officer = await world.as('officer@sindh');
  const { sectionId } = await world.section('sindh/sindh-police');
  const { id } = await begin(officer, sectionId);
  const source = { kind: 'report', title: 'Report', file: { name: 'Gazette.pdf', data: base64(pdf) } };
  const { number } = must(await send([{ name: 'a.pdf', data: base64(pdf) }]));
  must(await officer.post(`/proposals/${id}/sources`, { body: source }));
  const database = world.app.app.get(DataSource);
  const fill = (of: string) =>
    database.query(
      `insert into evidence (document_id, feedback_id, proposal_id, name, type, size, hash, storage_key, at)
       select document_id, feedback_id, proposal_id, 'full', type, 2147483647, hash, '${of}', at from evidence where ${of} is not null limit 1`,
    );
  for (const [of, [public_, own]] of [
    ['feedback_id', [422, 201]],
    ['proposal_id', [201, 422]],
  ] as const) {
    await fill(of);
    expect((await send([{ name: 'a.pdf', data: base64(pdf) }])).status).toBe(public_);
    expect((await officer.post(`/proposals/${id}/sources`, { body: source })).status).toBe(own);
    await database.query(`update evidence set state = 'refused' where name = 'full'`);
  }
  expect(number).toBeGreaterThan(0);
});

describe('evidence over the API', () => {
  test('is nobody’s but the moderators’ until the item is let through, and is saved, never shown', async () => {
    const receipt = must(await send([{ name: 'Gazette 12.pdf', data: base64(pdf) }]));
    const held = (await find(receipt.number, moderator))!;
    expect(fileOf(held)).toMatchObject({
      name: 'Gazette 12.pdf',
      type: 'application/pdf',
      size: pdf.length,
      state: 'held',
    });
    expect((await get(`/api/v1${addressOf(held)}`)).status).toBe(404);
    expect((await (await world.as('officer@sindh')).get(addressOf(held))).status).toBe(404);
    expect((await moderator.get(addressOf(held))).status).toBe(200);
    must(await moderator.post(`/feedback/${held.id}/release`, { version: held.version }));
    const answer = await get(`/api/v1${addressOf(held)}`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Gazette 12.pdf"; filename*=UTF-8''Gazette%2012.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    expect(await (await get(`/${document}/feedback/${String(receipt.number)}`)).text()).toContain('Gazette 12.pdf');
  });

  test('is refused by its content with its place in the request, and nothing of it is kept', async () => {
    const before = stored();
    const spoofed = await send([
      { name: 'a.pdf', data: base64(pdf) },
      { name: 'b.pdf', data: base64(Buffer.from('<html><script>alert(1)</script>')) },
    ]);
    expect([spoofed.status, spoofed.body]).toMatchObject([
      422,
      { errors: [{ code: 'file-type', pointer: '/evidence/1' }] },
    ]);
    const macro = { name: 'a.docx', data: base64(wordFile({ 'word/vbaProject.bin': new Uint8Array(9) })) };
    expect((await send([macro])).body).toMatchObject({ errors: [{ code: 'file-macros', pointer: '/evidence/0' }] });
    expect((await send([{ name: 'a.docx', data: base64(wordFile({})) }])).status).toBe(201);
    expect((await send([{ name: 'a.pdf', data: '#' }])).status).toBe(422);
    expect((await world.anyone().post(list, { body: { ...said, text: ' ', evidence: [] } })).status).toBe(422);
    expect(stored()).toBe(before + 1);
  });

  test('sent again under the same key is kept once', async () => {
    const [client, key] = [world.anyone(), crypto.randomUUID()];
    const body = { ...said, evidence: [{ name: 'a.pdf', data: base64(pdf) }] };
    const first = must(await client.post<FeedbackReceipt>(list, { key, body }));
    const before = stored();
    expect(must(await client.post<FeedbackReceipt>(list, { key, body }))).toEqual(first);
    expect(stored()).toBe(before);
    expect((await find(first.number, moderator))!.evidence).toHaveLength(1);
  });

  test('of one item is not reached through another, and a refused file is gone', async () => {
    const [one, other] = [must(await send([{ name: 'a.pdf', data: base64(pdf) }])), must(await send([]))];
    const item = (await find(one.number, moderator))!;
    const elsewhere = (await find(other.number, moderator))!;
    const foreign = `/feedback/${elsewhere.id}/evidence/${fileOf(item).id}`;
    expect((await moderator.get(foreign)).status).toBe(404);
    expect((await moderator.post(`${foreign}/release`, { version: elsewhere.version })).status).toBe(404);
    const before = stored();
    expect((await moderator.post(`${addressOf(item)}/refusal`, { version: item.version + 7 })).status).toBe(412);
    must(await moderator.post(`${addressOf(item)}/refusal`, { version: item.version }));
    await jobsDone(world.app);
    expect(stored()).toBe(before - 1);
    expect((await moderator.get(addressOf(item))).status).toBe(404);
  });
});

describe('evidence in the form without scripts', () => {
  test('is taken with the words; the receipt names it, and the sender has it back and may add more', async () => {
    const fields = { kind: 'correction', text: 'See the photograph.', key: await newKey() };
    const receipt = await (await formOf(at, fields, [['اعلامیہ.jpg', await photograph()]])).text();
    expect(receipt).toContain('اعلامیہ.jpg');
    const code = /track\/([0-9A-Z-]{30,})/.exec(receipt)![1]!;
    const cookie = (await get(`/track/${code}`)).headers.getSetCookie()[0]!.split(';')[0]!;
    const page = await (await get('/track', cookie)).text();
    const [, path] = /href="(\/track\/files\/[^"]+)"/.exec(page)!;
    expect((await get(path!, cookie)).headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await get(path!)).status).toBe(404);
    const key = /name="key" value="([^"]*)"/.exec(page)![1]!;
    expect((await formOf('/track/reply', { key, text: 'And the Act.' }, [['act.pdf', pdf]], cookie)).status).toBe(303);
    expect(await (await get('/track', cookie)).text()).toContain('act.pdf');
  });

  test('is refused beside its field, the words kept: another type, too many bytes, too many files, a program, a file that swells', async () => {
    const words = 'These words are kept.';
    const tries: [[string, Uint8Array][], string][] = [
      [[['a.pdf', Buffer.from('no such thing')]], 'A file is something else inside'],
      [[['a.pdf', Buffer.concat([pdf, Buffer.alloc(11_000_000)])]], 'larger than 10 MB together'],
      [Array.from({ length: 6 }, () => ['a.pdf', pdf] as [string, Uint8Array]), 'at most five files'],
      [[['a.docx', wordFile({ 'word/vbaProject.bin': new Uint8Array(9) })]], 'without macros'],
      [[['a.docx', wordFile({ 'word/media/a.bin': new Uint8Array(70_000_000) })]], 'unpacks to far more'],
    ];
    for (const [files, told] of tries) {
      const answer = await formOf(at, { kind: 'comment', text: words, key: await newKey() }, files);
      const page = await answer.text();
      expect([answer.status, page.includes(told), page.includes(words)]).toEqual([422, true, true]);
    }
  });

  test.each(['multipart/form-data', 'multipart/form-data; boundary=x'])(
    'says 400 to a body that is no form: %s',
    async (type) => {
      const part = '--x\r\nContent-Disposition: form-data; name="evidence"; filename="a"\r\n\r\n%PDF';
      for (const body of ['nothing', part]) {
        const headers = { 'content-type': type };
        const answer = await fetch(`${world.app.address}${at}`, { method: 'POST', headers, body });
        expect(answer.status).toBe(400);
      }
    },
  );

  test('of an upload that breaks off leaves nothing behind', async () => {
    const before = stored();
    const { hostname: host, port } = new URL(world.app.address);
    for (let n = 0; n < 20; n += 1) {
      const socket = connect(Number(port), host);
      await once(socket, 'connect');
      socket.write(
        `POST ${at} HTTP/1.1\r\nHost: ${host}:${port}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 99999\r\n\r\n` +
          '--x\r\nContent-Disposition: form-data; name="evidence"; filename="a"\r\n\r\n%PDF',
      );
      await new Promise((done) => setTimeout(done, n % 2 === 0 ? 0 : 40));
      socket.destroy();
      await once(socket, 'close');
    }
    await until(() => stored() === before);
    expect((await get(at)).status).toBe(200);
  });
});
