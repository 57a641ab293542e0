import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DocumentSettingsView, FeedbackPage, FeedbackReceipt, FeedbackView, TurnedView } from '@tarmeem/contract';
import type { ParsedMail } from 'mailparser';
import { Client as Database } from 'pg';
import { Clock } from '../platform/index.js';
import type { Client } from '../testing/client.js';
import { acceptAll, changesOf, prepare, publish } from '../testing/deciding.js';
import { lettersTo, letterTo } from '../testing/outbox.js';
import { document, must, propose, startWorld, submit, type World, write } from '../testing/world.js';
import { until } from '../testing/until.js';

let world: World;
let database: Database;
let officer: Client;
let moderator: Client;
let publisher: Client;
beforeAll(async () => {
  world = await startWorld({ settings: { origin: 'http://review.example', trustedProxies: ['127.0.0.1'] } });
  database = new Database(world.app.database.owner);
  await database.connect();
  [officer, moderator, publisher] = (await Promise.all(
    ['officer@sindh', 'moderator@commission', 'publisher@commission'].map((name) => world.as(name)),
  )) as [Client, Client, Client];
}, 120_000);
afterAll(async () => {
  await database?.end();
  await world?.close();
});

const page = async (
  path: string,
  fields?: Record<string, string>,
  cookie = '',
  ip = '10.0.0.1',
): Promise<{ status: number; html: string }> => {
  const answer = await fetch(`${world.app.address}${path}`, {
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields).toString() } : {}),
    redirect: 'manual',
    headers: {
      accept: 'text/html',
      cookie,
      'x-forwarded-for': ip,
      ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
  });
  return { status: answer.status, html: await answer.text() };
};

/** Fills in the form of the document, or of one section. */
async function ask(
  email: string,
  {
    section = '',
    rhythm = 'at-once',
    language = 'en',
    ip,
  }: Partial<Record<'section' | 'rhythm' | 'language' | 'ip', string>> = {},
): Promise<{ status: number; html: string }> {
  const at = `/${document}/alerts`;
  const { html } = await page(`${at}?section=${section}`);
  const key = /name="key" value="([^"]*)"/u.exec(html)?.[1] ?? '';
  return page(at, { section, rhythm, email, key }, `lang=${language}`, ip);
}

/** Where the link of a letter leads, on this server. */
function linkIn(letter: ParsedMail): string {
  const path = /http:\/\/review\.example(\/alerts\/[^\s]+)/u.exec(letter.text ?? '')?.[1];
  if (!path) throw new Error(`No link in: ${letter.text ?? ''}`);
  return path;
}

async function confirmed(email: string, more?: Parameters<typeof ask>[1]): Promise<string> {
  await ask(email, more);
  const link = linkIn(await letterTo(world.app, email));
  await page(link, { do: 'confirm' });
  return link;
}

/** An edition in which the heading of a section is another one. */
async function edition(path: string, heading: string, changeNote: string): Promise<string> {
  const { sectionId } = await world.section(path);
  const { id } = await propose(officer, { sectionId, edit: { heading } });
  await acceptAll(moderator, id);
  must(await prepare(moderator, { changeNote }));
  return must(await publish(publisher)).number;
}

const waiting = async (): Promise<number> =>
  Number(
    (
      await database.query<{ count: string }>(
        `select count(*) from graphile_worker.jobs where task_identifier ~ '^(alert|forget-senders)' and attempts < max_attempts`,
      )
    ).rows[0]?.count,
  );
const quiet = () => until(async () => (await waiting()) === 0);
const job = async (name: string) => {
  await database.query('select graphile_worker.add_job($1)', [name]);
  await quiet();
};

it('says that a section is not there, and asks for nothing in its place', async () => {
  for (const section of ['nope', 'sindh/nope', crypto.randomUUID()]) {
    const { status, html } = await page(`/${document}/alerts?section=${section}`);
    expect([section, status]).toEqual([section, 404]);
    expect(html).toContain('This document has no such section');
    const sent = await page(`/${document}/alerts`, { section, email: 'nope@example.org' });
    expect([section, sent.status]).toEqual([section, 404]);
  }
});

describe('Who asks to be told by e-mail', () => {
  it('gets back what was typed where too much is asked from one network, with the minutes to wait', async () => {
    const ip = '10.0.9.9';
    const more = { section: 'sindh/sindh-police', rhythm: 'daily', ip };
    // Mistyped addresses do not count.
    for (let n = 0; n < 20; n += 1) expect((await ask('no address', more)).status).toBe(422);
    for (let n = 0; n < 15; n += 1) expect((await ask(`many${String(n)}@reader.example`, more)).status).toBe(200);
    const { status, html } = await ask('kept@reader.example', more);
    expect(status).toBe(429);
    expect(html).toMatch(/Too much was sent from your network just now\. .* try again in \d+ minutes?/u);
    expect(/<input[^>]*id="email"[^>]*>/u.exec(html)?.[0]).toContain('value="kept@reader.example"');
    expect(/<input[^>]*id="rh-daily"[^>]*>/u.exec(html)?.[0]).toContain('checked');
    expect(html).toContain('name="section" value="sindh/sindh-police"');
    expect(await lettersTo(world.app, 'kept@reader.example')).toHaveLength(0);
    expect((await ask('kept@reader.example', { ...more, ip: '10.0.9.8' })).status).toBe(200);
    await quiet();
    expect(await lettersTo(world.app, 'kept@reader.example')).toHaveLength(1);
  });

  it('is told nothing before the address is confirmed, and a link opened by a program confirms nothing', async () => {
    const email = 'waits@reader.example';
    expect((await ask(email)).status).toBe(200);
    const letter = await letterTo(world.app, email);
    expect(letter.text).toContain('Confirm that this address is yours');
    expect(letter.headers.get('list')).toBeUndefined();
    const link = linkIn(letter);
    expect((await page(link)).html).toContain('Confirm the address');
    await edition('sindh/sindh-police', 'Sindh Police, unit', 'The unit is named.');
    await quiet();
    expect(await lettersTo(world.app, email)).toHaveLength(1);
  });

  it('is written to with each edition in their language, and ends it with one POST of their mail program', async () => {
    const email = 'reader@reader.example';
    await confirmed(email, { language: 'ur' });
    const number = await edition('sindh/sindh-police', 'Sindh Police', 'The heading is <b>short</b> again.');
    const letter = await letterTo(world.app, email, 2);
    expect(letter.subject?.replaceAll(/[\u2066-\u2069]/gu, '')).toContain(`اشاعت ${number}`);
    expect(letter.html).toContain('dir="rtl"');
    // An address in a letter can be followed, is broken on a small screen and reads from left to right.
    expect(letter.html).toMatch(
      /<a href="(http[^"]*\/alerts\/[^"]+)" dir="ltr" style="overflow-wrap:anywhere[^>]*>\1<\/a>/u,
    );
    expect(letter.html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(letter.html).toContain('&lt;b&gt;short');
    expect(letter.text).toContain(`/${document}/compare/`);
    const list = letter.headers.get('list') as { unsubscribe?: { url: string } };
    const end = new URL(list.unsubscribe?.url ?? '').pathname;
    expect(letter.headerLines.map(({ line }) => line)).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    // A program that looks at the link ends nothing.
    expect((await page(end)).status).toBe(303);
    expect((await page(end, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect((await database.query('select from subscription where email = $1', [email])).rowCount).toBe(0);
    await edition('sindh/sindh-police', 'Sindh Police, again', 'Again.');
    await quiet();
    expect(await lettersTo(world.app, email)).toHaveLength(2);
  });

  it('is told of their section alone, and once a day if they like, with every edition since', async () => {
    const email = 'section@reader.example';
    const calm = 'daily@reader.example';
    // Three sections are called so: it is named with its part.
    await confirmed(email, { section: 'sindh/labor-department' });
    expect((await letterTo(world.app, email)).subject).toContain('Labor Department, Sindh');
    const link = await confirmed(calm, { rhythm: 'daily' });
    await edition('sindh/sindh-police', 'Sindh Police, third', 'Of the police.');
    const number = await edition('sindh/labor-department', 'Labour Department', 'Of labour.');
    const letter = await letterTo(world.app, email, 2);
    expect(letter.text).toContain('Of labour.');
    expect(letter.text).not.toContain('Of the police.');
    await quiet();
    expect(await lettersTo(world.app, calm)).toHaveLength(1);
    await job('alert-daily');
    const digest = await letterTo(world.app, calm, 2);
    expect(digest.text).toContain('Of the police.');
    expect(digest.text).toContain('Of labour.');
    expect(digest.subject).toContain(number);
    await job('alert-daily');
    expect(await lettersTo(world.app, calm)).toHaveLength(2);
    expect((await page(link, { do: 'change', rhythm: 'at-once' })).html).toContain('Changed');
    expect((await page(link, { do: 'end' })).html).toContain('Nothing is sent any more');
  });

  it('reads the day where the document is, and within which days feedback is taken, in their language', async () => {
    const administrator = await world.as('admin@commission');
    const settings = `/documents/${document}/settings`;
    const set = async (feedbackUntil: string | null, timeZone = 'Asia/Karachi') => {
      const { version, moderation } = must(await administrator.get<DocumentSettingsView>(settings));
      const body = { moderation, timeZone, feedbackFrom: null, feedbackUntil };
      must(await administrator.put(settings, { version, body }));
    };
    const [english, urdu] = ['window@reader.example', 'urdu-window@reader.example'];
    await confirmed(english, { ip: '10.3.0.1' });
    await confirmed(urdu, { language: 'ur', ip: '10.3.0.1' });
    // Where it is 14 hours later than in the time zone of this process, or 14 earlier, it may be another day.
    await set('2090-01-31', 'Pacific/Kiritimati');
    const number = await edition('sindh/sindh-police', 'Sindh Police, at its days', 'Of days.');
    const { rows } = await database.query<{ at: Date }>('select max(published_at) as at from edition');
    const on = (language: string) =>
      rows[0]!.at.toLocaleDateString(language, { dateStyle: 'long', timeZone: 'Pacific/Kiritimati' });
    const plain = (letter: ParsedMail) => (letter.text ?? '').replaceAll(/[\u2066-\u2069]/gu, '');
    const told = plain(await letterTo(world.app, english, 2));
    expect(told).toContain(`Edition ${number}, ${on('en-GB')}: Of days.`);
    expect(told).toContain('Feedback is taken until the end of 31 January 2090.');
    const toldInUrdu = plain(await letterTo(world.app, urdu, 2));
    expect(toldInUrdu).toContain(`اشاعت ${number}، ${on('ur-PK')}: Of days.`);
    expect(toldInUrdu).toContain('2090');
    const feed = await fetch(`${world.app.address}/${document}/feed.atom`);
    expect(await feed.text()).toContain('<subtitle>Feedback is taken until the end of 31 January 2090.</subtitle>');
    await set(null);
    expect(await (await fetch(`${world.app.address}/${document}/feed.atom`)).text()).not.toContain('<subtitle>');
  });

  it('learns nothing about an address of somebody else', async () => {
    const email = 'known@reader.example';
    const first = await ask(email);
    await page(linkIn(await letterTo(world.app, email)), { do: 'confirm' });
    for (let i = 0; i < 4; i += 1) expect((await ask(email)).html).toBe(first.html);
    await quiet();
    // The fifth within a day is taken in silence.
    const letters = await lettersTo(world.app, email);
    expect(letters).toHaveLength(4);
    expect(letters.at(-1)?.text).toContain('There is nothing to do');
    // A network of one's own has letters of its own, whatever strangers used up elsewhere; all addresses of one household are one.
    await ask(email, { ip: '2001:db8:1:1::1' });
    for (let i = 2; i < 7; i += 1) await ask(email, { ip: `2001:db8:1:1::${String(i)}` });
    await quiet();
    expect(await lettersTo(world.app, email)).toHaveLength(8);
  });

  it('is not kept from a first letter by strangers who use up those of a day', async () => {
    const email = 'wanted@reader.example';
    for (let network = 1; network <= 3; network += 1)
      for (let i = 0; i < 5; i += 1) await ask(email, { ip: `10.9.${String(network)}.1` });
    await ask(email, { ip: '10.20.0.1' });
    await ask(email, { ip: '10.20.0.2' });
    await quiet();
    // Twelve from three networks, and one of the two after them: they go now and then.
    expect(await lettersTo(world.app, email)).toHaveLength(13);
  });

  it('is told plainly what is wrong, with what was typed', async () => {
    const wrong = await ask('no address');
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="no address"');
    expect((await page(`/${document}/alerts`, { email: 'a@b.example' })).status).toBe(422);
    for (const token of ['x', `${crypto.randomUUID()}.AAAA`, '%00', '..%2f..', 'a'.repeat(3000)]) {
      const { status, html } = await page(`/alerts/${token}`, { do: 'end' });
      expect([status, html.includes('Nothing is sent any more') || status >= 400]).toEqual([status, true]);
      expect(status).toBeLessThan(500);
    }
    expect((await page('/no-such-document/alerts')).status).toBe(404);
  });

  it('hears what became of their feedback, once the address is confirmed, with none of its words', async () => {
    const email = 'sender@reader.example';
    const { sectionId } = await world.section('sindh/sindh-police');
    const { number } = must(
      await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, {
        body: { kind: 'correction', sectionId, text: 'A secret between us.', email },
      }),
    );
    const letter = await letterTo(world.app, email);
    expect(letter.text).not.toContain('secret');
    await page(linkIn(letter), { do: 'confirm' });
    const { items } = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback`));
    const held = items.find((item) => item.number === number)!;
    const open = must(await moderator.post<FeedbackView>(`/feedback/${held.id}/release`, { version: held.version }));
    expect((await letterTo(world.app, email, 2)).text).toContain('can be read by everybody now');
    must(
      await moderator.put(`/feedback/${held.id}/disposition`, {
        version: open.version,
        body: { disposition: 'rejected', response: 'The Act says otherwise.' },
      }),
    );
    const answered = await letterTo(world.app, email, 3);
    expect(answered.text).toContain(`/${document}/feedback/${String(number)}`);
    expect(answered.text).not.toContain('secret');

    // The address is kept for 90 days after that, and not a day more.
    const kept = async () =>
      (await database.query<{ email: string }>('select email from feedback where number = $1', [number])).rows[0]
        ?.email;
    const clock = jest.spyOn(world.app.app.get(Clock), 'now');
    for (const [days, left] of [
      [89, email],
      [91, ''],
    ] as const) {
      clock.mockReturnValue(new Date(Date.now() + days * 86_400_000));
      await job('forget-senders');
      expect([days, await kept()]).toEqual([days, left]);
    }
    clock.mockRestore();
    expect((await database.query('select from subscription where email = $1', [email])).rowCount).toBe(0);
    // What still waits keeps its address, however long it waits.
    expect(
      (await database.query(`select from feedback where email <> '' and state not in ('held', 'open')`)).rowCount,
    ).toBe(0);
  });

  it('confirms an address once for all feedback, and reads on the receipt where no letter goes any more', async () => {
    const email = 'often@reader.example';
    const form = `/${document}/feedback/new`;
    const send = async (text: string, ip = '10.44.0.1') => {
      const key = /name="key" value="([^"]*)"/u.exec((await page(form)).html)?.[1] ?? '';
      const { html } = await page(form, { kind: 'comment', text, email, key }, '', ip);
      return html;
    };
    const receipts = [];
    for (let n = 1; n <= 6; n += 1) receipts.push(await send(`Said ${String(n)} times.`));
    const over = receipts.map((html) => html.includes('none is sent for this'));
    expect(over).toEqual([false, false, false, false, true, true]);
    expect(receipts[0]).toContain('A letter goes to your e-mail address');
    await quiet();
    const letters = await lettersTo(world.app, email);
    expect(letters).toHaveLength(4);
    await page(linkIn(letters[0]!), { do: 'confirm' });
    // Those whose letter was over the limit are told of as well, and what is sent afterwards, without another letter.
    const later = await send('Said once more.', '10.44.0.2');
    expect(later).toContain('A letter goes to your e-mail address');
    await quiet();
    expect(await lettersTo(world.app, email)).toHaveLength(4);
    const { items } = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback`));
    const said = items.filter(({ text }) => /Said (?:6 times|once more)\./u.test(text));
    expect(said).toHaveLength(2);
    for (const { id, version } of said) must(await moderator.post(`/feedback/${id}/release`, { version }));
    await quiet();
    expect(await lettersTo(world.app, email)).toHaveLength(6);
    // What others confirm says nothing of this address; alerts of editions are confirmed each.
    await ask(email, { ip: '10.44.0.3' });
    expect(
      (await database.query('select from subscription where email = $1 and confirmed_at is null', [email])).rowCount,
    ).toBe(1);
  });

  it('hears that an edition answered their feedback', async () => {
    const email = 'answered@reader.example';
    const { sectionId } = await world.section('sindh/sindh-police');
    const { number } = must(
      await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, {
        body: { kind: 'correction', sectionId, text: 'The heading is too long.', email },
      }),
    );
    await page(linkIn(await letterTo(world.app, email)), { do: 'confirm' });
    const { items } = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback`));
    const held = items.find((item) => item.number === number)!;
    must(await moderator.post<FeedbackView>(`/feedback/${held.id}/release`, { version: held.version }));
    expect((await letterTo(world.app, email, 2)).text).toContain('can be read by everybody now');
    const turned = await officer.post<TurnedView>(`/feedback/${held.id}/proposals`, { body: { title: 'Shorter' } });
    const id = must(turned).proposalId;
    await write(officer, id, { sectionId, edit: { heading: 'Police as answered' } });
    await submit(officer, id);
    const [change] = await changesOf(moderator, id);
    const { id: changeId, seq, payloadHash } = change!;
    must(
      await moderator.post(`/proposals/${id}/decisions`, {
        body: {
          decisions: [{ changeId, outcome: 'accepted', seq, payloadHash, reason: '' }],
          answers: [{ feedbackId: held.id, changeId }],
        },
      }),
    );
    must(await prepare(moderator, { changeNote: 'As a reader asked.' }));
    must(await publish(publisher));
    await quiet();
    const letters = await lettersTo(world.app, email);
    expect(letters.map(({ text }) => text?.includes(`/${document}/feedback/${String(number)}`))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('leaves no address with their feedback once they end the letters about it', async () => {
    const email = 'enough@reader.example';
    must(
      await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, {
        body: { kind: 'correction', sectionId: null, text: 'Enough of letters.', email },
      }),
    );
    const link = linkIn(await letterTo(world.app, email));
    await page(link, { do: 'confirm' });
    expect((await database.query('select from feedback where email = $1', [email])).rowCount).toBe(1);
    await page(link, { do: 'end' });
    expect((await database.query('select from feedback where email = $1', [email])).rowCount).toBe(0);
    expect((await database.query('select from subscription where email = $1', [email])).rowCount).toBe(0);
  });

  it('is written to no more once they take their feedback back, and their address goes from the alerts', async () => {
    const email = 'regrets@reader.example';
    const { trackingCode } = must(
      await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, {
        body: { kind: 'correction', sectionId: null, text: 'Never mind.', email },
      }),
    );
    await page(linkIn(await letterTo(world.app, email)), { do: 'confirm' });
    expect((await page('/track/reply', { withdraw: 'yes' }, `tarmeem_track=${trackingCode}`)).status).toBeLessThan(400);
    expect((await database.query('select from subscription where email = $1', [email])).rowCount).toBe(0);
    expect((await database.query('select from feedback where email = $1', [email])).rowCount).toBe(0);
  });
});
