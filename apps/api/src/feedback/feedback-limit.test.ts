import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/app.js';
import { Client } from '../testing/client.js';
import { document, startWorld, type World } from '../testing/world.js';

let world: World;
let other: TestApp;
const settings = { trustedProxies: ['127.0.0.1'] };
beforeAll(async () => {
  world = await startWorld({ settings });
  other = await startTestApp({ beside: world.app, settings });
}, 120_000);
afterAll(async () => {
  await other.close();
  await world.close();
});

test('one network address sends thirty items in ten minutes, whichever process takes them; others go on', async () => {
  const send = (ip: string, at: string) =>
    new Client(at).post(`/documents/${document}/feedback`, {
      body: { kind: 'comment', text: 'Words' },
      headers: { 'x-forwarded-for': ip },
    });
  const statuses: number[] = [];
  for (let n = 0; n < 30; n += 1)
    statuses.push((await send('10.0.0.1', n % 2 ? other.address : world.app.address)).status);
  expect(statuses).toEqual(Array.from({ length: 30 }, () => 201));
  const refused = await send('10.0.0.1', other.address);
  expect([refused.status, refused.body['code']]).toEqual([429, 'too-many']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await send('10.0.0.1', world.app.address)).status).toBe(429);
  expect((await send('10.0.0.2', world.app.address)).status).toBe(201);
}, 60_000);

describe('many people behind one network address', () => {
  const page = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${world.app.address}${path}`, { headers });
  const form = (path: string, fields: Record<string, string>, headers: Record<string, string>) =>
    fetch(`${world.app.address}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html', ...headers },
      body: new URLSearchParams(fields),
    });
  const at = `/${document}/feedback/new`;
  const keyOf = async () => /name="key" value="([^"]*)"/u.exec(await (await page(at)).text())?.[1] ?? '';
  const words = { kind: 'comment', text: 'Words that were typed on a telephone' };

  test('send a hundred items by the form, and get back what they typed beyond it, with the minutes to wait', async () => {
    const from = { 'x-forwarded-for': '10.0.1.1' };
    // Steps before the sending do not count.
    for (let n = 0; n < 40; n += 1) expect((await form(at, { ...words, step: 'start' }, from)).status).toBe(200);
    for (let n = 0; n < 100; n += 1) expect((await form(at, { ...words, key: await keyOf() }, from)).status).toBe(200);
    const key = await keyOf();
    const refused = await form(at, { ...words, key }, from);
    const html = await refused.text();
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(html).toMatch(/Too much was sent from your network just now\. .* try again in \d+ minutes?/u);
    expect(html).toContain(`>${words.text}</textarea>`);
    expect(html).toContain(`value="${key}"`);
    expect((await form(at, { ...words, key }, { 'x-forwarded-for': '10.0.1.2' })).status).toBe(200);
  }, 120_000);

  test('add to what they sent: an item takes thirty replies, and the next one stays in its form', async () => {
    const sent = await (await form(at, { ...words, key: await keyOf() }, { 'x-forwarded-for': '10.0.2.1' })).text();
    const code = /([0-9A-Z]{4}-){6}[0-9A-Z]{2}/u.exec(sent)![0];
    const entered = await form('/track', { code }, {});
    const mine = { cookie: entered.headers.getSetCookie()[0]!.split(';')[0]! };
    for (let n = 0; n < 30; n += 1)
      expect((await form('/track/reply', { key: randomUUID(), text: `Word ${String(n)}` }, mine)).status).toBe(303);
    const refused = await form('/track/reply', { key: randomUUID(), text: 'One word more' }, mine);
    expect([refused.status, await refused.text()]).toEqual([
      429,
      expect.stringMatching(/try again in \d+ minutes?[^]*>One word more<\/textarea>/u),
    ]);
  }, 60_000);

  test('enter codes: right ones neither count nor are kept out, and beyond sixty wrong ones what was typed comes along still', async () => {
    const from = { 'x-forwarded-for': '10.0.3.1' };
    const sent = await (await form(at, { ...words, key: await keyOf() }, from)).text();
    const code = /([0-9A-Z]{4}-){6}[0-9A-Z]{2}/u.exec(sent)![0];
    for (let n = 0; n < 60; n += 1) {
      expect((await form('/track', { code }, from)).status).toBe(303);
      expect((await form('/track', { code: 'AAAA' }, from)).status).toBe(404);
    }
    const refused = await form('/track', { code: 'AAAA', text: 'A late word' }, from);
    expect([refused.status, await refused.text()]).toEqual([
      429,
      expect.stringMatching(/value="AAAA"[^]*>A late word<\/textarea>/u),
    ]);
    // A right one is let in whatever was entered beside it, in every way.
    const opened = await form('/track', { code, text: 'A late word' }, from);
    expect([opened.status, await opened.text()]).toEqual([200, expect.stringContaining('>A late word</textarea>')]);
    expect((await page(`/track/${code}`, from)).status).toBe(200);
    expect((await page('/track', { ...from, cookie: `tarmeem_track=${code}` })).status).toBe(200);
  }, 60_000);

  test('guess at codes by cookie and by address no more often than by the form, and learn nothing of those there are', async () => {
    const from = { 'x-forwarded-for': '10.0.4.1' };
    const wrong = (n: number) => String(n).padStart(26, 'A');
    const ways = [
      (code: string) => page('/track', { ...from, cookie: `tarmeem_track=${code}` }),
      (code: string) => page(`/track/${code}`, from),
      (code: string) => form('/track', { code }, from),
      (code: string) => form('/track/place', { stands: 'yes' }, { ...from, cookie: `tarmeem_track=${code}` }),
      (code: string) => form('/track/reply', { text: 'x' }, { ...from, cookie: `tarmeem_track=${code}` }),
      (code: string) => page(`/track/files/${randomUUID()}`, { ...from, cookie: `tarmeem_track=${code}` }),
    ];
    for (let n = 0; n < 10; n += 1)
      for (const [way, guess] of ways.entries()) expect([way, (await guess(wrong(n))).status]).not.toEqual([way, 429]);
    for (const [way, guess] of ways.entries()) {
      const refused = await guess(wrong(99));
      expect([way, refused.status, refused.headers.get('retry-after')]).toEqual([way, 429, expect.any(String)]);
    }
    // Without a code nothing is guessed at.
    expect((await page('/track', from)).status).toBe(200);
  }, 60_000);
});
