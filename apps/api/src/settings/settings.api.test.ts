import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { AuditPage, DocumentSettingsView, DocumentView, FeedbackReceipt } from '@tarmeem/contract';
import type { Client } from '../testing/client.js';
import { TestClock } from '../testing/clock.js';
import { until } from '../testing/until.js';
import { document, must, startWorld, type World } from '../testing/world.js';

const clock = new TestClock(new Date('2026-03-10T08:00:00Z'));
const path = `/documents/${document}/settings`;
const unset = { moderation: 'before', timeZone: 'Asia/Karachi', feedbackFrom: null, feedbackUntil: null } as const;
type Set = Omit<DocumentSettingsView, 'version' | 'standing'>;

let world: World;
let administrator: Client;
beforeAll(async () => {
  world = await startWorld({ clock });
  administrator = await world.as('admin@commission');
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  await set({});
});

async function set(to: Partial<Set>, version?: number) {
  const seen = version ?? must(await administrator.get<DocumentSettingsView>(path)).version;
  return administrator.put<DocumentSettingsView>(path, { version: seen, body: { ...unset, ...to } });
}

const page = async (address: string, init?: RequestInit): Promise<{ status: number; html: string }> => {
  const answer = await fetch(`${world.app.address}${address}`, init);
  return { status: answer.status, html: await answer.text() };
};
const send = (text: string, more: object = {}) =>
  world.anyone().post<FeedbackReceipt & { code?: string; facts?: object }>(`/documents/${document}/feedback`, {
    body: { kind: 'comment', text, ...more },
  });
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(html)?.[1] ?? '';
const form = (fields: Record<string, string>) =>
  page(`/${document}/feedback/new`, {
    method: 'POST',
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

test('an administrator sets them over the version that they saw, and each that changes is an event with its old and new value', async () => {
  const before = must(await administrator.get<DocumentSettingsView>(path));
  const to = {
    moderation: 'after',
    timeZone: 'Asia/Dubai',
    feedbackFrom: '2026-03-01',
    feedbackUntil: '2026-03-31',
  } as const;
  const answer = must(await set(to, before.version));
  expect(answer).toEqual({ ...to, version: before.version + 1, standing: 'open' });
  expect((await set({}, before.version)).status).toBe(412);
  expect(must(await administrator.get<DocumentView>(`/documents/${document}`))).toMatchObject(to);

  const { items } = must(await administrator.get<AuditPage>(`/documents/${document}/audit`));
  expect(items.slice(0, 3).map(({ action, setting, actor }) => [action, setting, actor?.role])).toEqual([
    ['document.window-set', { before: null, after: '2026-03-01/2026-03-31' }, 'administrator'],
    ['document.time-zone-set', { before: 'Asia/Karachi', after: 'Asia/Dubai' }, 'administrator'],
    ['document.moderation-set', { before: 'before', after: 'after' }, 'administrator'],
  ]);
  const [newest] = items;
  must(await set(to));
  const [same] = must(await administrator.get<AuditPage>(`/documents/${document}/audit`)).items;
  expect(same?.seq).toBe(newest?.seq);
});

test('without If-Match nothing is set', async () => {
  expect((await administrator.put(path, { body: unset })).status).toBe(428);
});

test.each([
  [{ timeZone: 'Asia/Atlantis' }, '/timeZone', 'no-time-zone'],
  [{ timeZone: '+05:00' }, '/timeZone', 'no-time-zone'],
  [{ timeZone: 'asia/karachi' }, '/timeZone', 'no-time-zone'],
  [{ timeZone: 'posix/Asia/Karachi' }, '/timeZone', 'no-time-zone'],
  [{ timeZone: '' }, '/timeZone', 'no-time-zone'],
  [{ feedbackFrom: '2026-03-02', feedbackUntil: '2026-03-01' }, '/feedbackUntil', 'window-ends-first'],
])('what can not be is refused at its field: %j', async (wrong, pointer, code) => {
  const { status, body } = await set(wrong);
  expect(status).toBe(422);
  expect((body as { errors?: object[] }).errors).toEqual([expect.objectContaining({ pointer, code })]);
});

test.each([{ feedbackUntil: '2026-02-30' }, { feedbackUntil: '30.3.2026' }, { moderation: 'never' }, { other: 1 }])(
  'what has not the form of a setting is refused: %j',
  async (wrong) => {
    expect((await set(wrong as Partial<Set>)).status).toBe(422);
  },
);

test('where feedback is moderated afterwards it shows at once, and what may identify a person is held', async () => {
  const [shown, named] = ['The helpline is not staffed at night.', 'Ali, aged 9, was found at the bus stand.'];
  expect(must(await send(shown)).held).toBe(true);
  must(await set({ moderation: 'after' }));
  expect((await page(`/${document}/feedback/new`)).html).toContain('Your words are public at once');
  const { held, trackingCode } = must(await send(`${shown} Twice.`));
  expect(held).toBe(false);
  expect(must(await send(named)).held).toBe(true);
  const { html } = await page(`/${document}/feedback`);
  expect(html).toContain(`${shown} Twice.`);
  expect(html).not.toContain('aged 9');
  expect((await page(`/${document}`)).html).toContain(`${shown} Twice.`);

  const cookie = (await fetch(`${world.app.address}/track/${trackingCode}`, { redirect: 'manual' })).headers
    .getSetCookie()[0]!
    .split(';', 1)[0]!;
  const headers = { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
  const add = async (words: string): Promise<void> => {
    const key = hidden((await page('/track', { headers })).html, 'key');
    const body = new URLSearchParams({ key, text: words, held: '1' }).toString();
    expect((await page('/track/reply', { method: 'POST', headers, body, redirect: 'manual' })).status).toBe(303);
  };
  await add('It was tried on Sunday.');
  await add('Zainab, aged 9, tried it.');
  const after = (await page(`/${document}/feedback`)).html;
  expect(after).toContain('It was tried on Sunday.');
  expect(after).not.toContain('Zainab');
  must(await set({}));
  await add('It was tried on Monday.');
  expect((await page(`/${document}/feedback`)).html).not.toContain('It was tried on Monday.');
});

test('the pages say from when until when feedback is taken, and offer none before and after', async () => {
  must(await set({ feedbackFrom: '2026-03-05', feedbackUntil: '2026-03-12' }));
  const addresses = ['/', `/${document}`, `/${document}/feedback`, `/${document}/feedback/new`];
  const said = (words: string) =>
    Promise.all(addresses.map(async (address) => expect((await page(address)).html).toContain(words)));
  await said('Feedback is taken until the end of 12 March 2026.');
  expect((await page(`/${document}`)).html).toContain(`/${document}/feedback/new?section=`);

  must(await set({ feedbackFrom: '2026-03-11', feedbackUntil: '2026-03-12' }));
  await said('Feedback is taken from 11 March 2026 until the end of 12 March 2026.');
  must(await set({ feedbackFrom: '2026-03-11' }));
  await said('Feedback is taken from 11 March 2026 on.');

  must(await set({ feedbackUntil: '2026-03-09' }));
  await said('Feedback is closed. It was taken until the end of 9 March 2026.');
  for (const address of [`/${document}`, `/${document}/sindh/sindh-police`])
    expect((await page(address)).html).not.toContain(`/${document}/feedback/new`);
  expect((await page(`/${document}?lang=ur`)).html).toContain('رائے کا سلسلہ بند ہو چکا ہے');
  expect((await page('/accessibility')).html).not.toContain('Whom to write to'); // there is nobody then
  must(await set({}));
  const { html } = await page(`/${document}`);
  expect(html).not.toContain('Feedback is closed');
  expect((await page('/accessibility')).html).toContain('Whom to write to');
  expect((await page('/')).html).not.toContain('Feedback');
  expect(html).toContain(`/${document}/feedback/new`);
});

test('after the end feedback is refused, by the form with what was typed and by the address for programs', async () => {
  must(await set({ feedbackUntil: '2026-03-10' }));
  const key = hidden((await page(`/${document}/feedback/new`)).html, 'key');
  must(await set({ feedbackUntil: '2026-03-09' }));
  const typed = { kind: 'comment', text: 'The Act of 2018 is not named.', key };
  for (const fields of [typed, { ...typed, kind: '' }, { step: 'start', text: typed.text }]) {
    const { status, html } = await form(fields);
    expect(status).toBe(409);
    expect(html).toContain('Your feedback was not sent');
    expect(html).toContain('It was taken until the end of 9 March 2026.');
    expect(html).toMatch(/<textarea[^>]*readonly[^>]*>The Act of 2018 is not named\.<\/textarea>/iu);
    expect(html).not.toContain('name="key"');
  }
  const { status, body } = await send(typed.text);
  expect(status).toBe(409);
  expect(body).toMatchObject({
    code: 'feedback-closed',
    facts: { standing: 'closed', from: null, until: '2026-03-09' },
  });
});

test('what was sent in time is answered the same when its receipt is asked for again after the end', async () => {
  const body = { kind: 'comment', text: 'Sent in time.' };
  const ask = { body, key: randomUUID() };
  const first = must(await world.anyone().post(`/documents/${document}/feedback`, ask));
  must(await set({ feedbackUntil: '2026-03-09' }));
  expect(must(await world.anyone().post(`/documents/${document}/feedback`, ask))).toEqual(first);
});

test('a letter counts on the day on which it came, not on which it is entered', async () => {
  must(await set({ feedbackUntil: '2026-03-09' }));
  const moderator = await world.as('moderator@commission');
  const enter = (on: string) =>
    moderator.post(`/documents/${document}/feedback`, {
      body: { kind: 'comment', text: 'By letter.', received: { by: 'letter', on } },
    });
  expect((await enter('2026-03-10')).status).toBe(409);
  expect((await enter('2026-03-09')).status).toBe(201);
});

test('the day begins and ends where the document is', async () => {
  // 08:00 UTC on the 10th: 21:00 on the 9th in Niue, 13:00 on the 10th in Karachi.
  must(await set({ feedbackUntil: '2026-03-09', timeZone: 'Pacific/Niue' }));
  expect((await send('It is the 9th here.')).status).toBe(201);
  must(await set({ feedbackUntil: '2026-03-09' }));
  expect((await send('It is the 10th here.')).status).toBe(409);
});

test('dates on the pages follow the time zone at once', async () => {
  expect((await page(`/${document}/editions`)).html).toContain('10 March 2026');
  must(await set({ timeZone: 'Pacific/Niue' }));
  for (const address of ['/', `/${document}/editions`, `/${document}/sindh/sindh-police`]) {
    const { html } = await page(address);
    expect(html).toContain('9 March 2026');
    expect(html).not.toContain('10 March 2026');
  }
});

test('pages that were kept change when the last day is over, with nobody doing anything', async () => {
  must(await set({ feedbackUntil: '2026-03-10' }));
  expect((await page(`/${document}`)).html).toContain('Feedback is taken until the end of 10 March 2026.');
  clock.forward(11 * 3600);
  try {
    await until(async () => (await page(`/${document}`)).html.includes('Feedback is closed.'));
    expect((await page(`/${document}/feedback`)).html).toContain('Feedback is closed.');
  } finally {
    clock.forward(-11 * 3600);
  }
});

test('only administrators read and set them', async () => {
  for (const name of ['moderator@commission', 'publisher@commission', 'officer@sindh', 'focal@sindh']) {
    const client = await world.as(name);
    expect((await client.get(path)).status).toBe(403);
    expect((await client.put(path, { version: 1, body: unset })).status).toBe(403);
  }
  expect((await world.anyone().get(path)).status).toBe(401);
  expect((await administrator.get('/documents/no-such-document/settings')).status).toBe(404);
});
