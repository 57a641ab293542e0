import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FeedbackPage, FeedbackReceipt, FeedbackView } from '@tarmeem/contract';
import { startTestApp, type TestApp } from '../testing/app.js';

let app: TestApp;
const cookies = new Map<string, string>();
beforeAll(async () => {
  app = await startTestApp({ seed: true });
  for (const person of ['moderator@commission.example', 'publisher@commission.example', 'officer@punjab.example']) {
    const answer = await fetch(`${app.address}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: person, password: 'tarmeem-evaluation' }),
    });
    if (!answer.ok) throw new Error(`${person} could not sign in: ${answer.status}`);
    cookies.set(
      person,
      answer.headers
        .getSetCookie()
        .map((it) => it.split(';')[0])
        .join('; '),
    );
  }
}, 120_000);
afterAll(() => app.close());

const api = (
  method: string,
  path: string,
  more: { body?: unknown; as?: string; headers?: Record<string, string> } = {},
) =>
  fetch(`${app.address}/api/v1${path}`, {
    method,
    headers: {
      ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(more.as ? { cookie: cookies.get(more.as)! } : {}),
      ...more.headers,
    },
    ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
  });
const moderator = 'moderator@commission.example';
const list = '/documents/institutional-framework/feedback';
const send = (body: object, key: string = randomUUID()) =>
  api('POST', list, { body, headers: { 'idempotency-key': key } });
const correction = { kind: 'correction', text: 'The police do not administer justice. Courts do.' };
const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${app.address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
const at = '/institutional-framework/feedback/new';
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const text = async (path: string, headers: Record<string, string> = {}) =>
  (await fetch(`${app.address}${path}`, { headers })).text();
const items = async (as?: string): Promise<FeedbackView[]> =>
  ((await (await api('GET', list, { as })).json()) as FeedbackPage).items;

describe('feedback over the API', () => {
  test('waits for a moderator, is released, answered and then stands on the page with its answer', async () => {
    const receipt = (await (
      await send({ ...correction, name: 'A reader', email: 'reader@example.org' })
    ).json()) as FeedbackReceipt;
    expect(receipt).toMatchObject({ held: true });
    expect(receipt.trackingCode).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{2}$/);
    expect((await items()).map((it) => it.number)).not.toContain(receipt.number);
    const asked = async (state: string, as?: string) => {
      const answer = await api('GET', `${list}?state=${state}`, { as });
      return [answer.status, ((await answer.json()) as FeedbackPage).items.map(({ number }) => number)];
    };
    for (const state of ['held', 'withdrawn', 'refused'])
      for (const as of [undefined, 'officer@punjab.example']) expect(await asked(state, as)).toEqual([200, []]);
    for (const as of [moderator, 'publisher@commission.example'])
      expect(await asked('held', as)).toEqual([200, [receipt.number]]);
    const held = (await items(moderator)).find((it) => it.number === receipt.number)!;
    expect(held).toMatchObject({ state: 'held', email: 'reader@example.org', may: { release: { allowed: true } } });

    const tag = (it: FeedbackView) => ({ 'if-match': `"${it.version}"` });
    const early = await api('PUT', `/feedback/${held.id}/disposition`, {
      as: moderator,
      body: { disposition: 'accepted', response: 'Yes' },
      headers: tag(held),
    });
    expect(early.status).toBe(409);
    const open = (await (
      await api('POST', `/feedback/${held.id}/release`, { as: moderator, headers: tag(held) })
    ).json()) as FeedbackView;
    expect(open.state).toBe('open');
    expect(await text('/institutional-framework')).toContain('Courts do.');
    const stale = await api('PUT', `/feedback/${held.id}/disposition`, {
      as: moderator,
      body: { disposition: 'accepted', response: 'Yes' },
      headers: tag(held),
    });
    expect(stale.status).toBe(412);
    await api('PUT', `/feedback/${held.id}/disposition`, {
      as: moderator,
      body: { disposition: 'accepted', response: 'Agreed. The words go.' },
      headers: tag(open),
    });

    const page = await text('/institutional-framework');
    expect(page).toContain('Agreed. The words go.');
    expect(page).not.toContain('reader@example.org');
    const [seen] = await items();
    expect(seen).toMatchObject({ state: 'answered', disposition: 'accepted', response: 'Agreed. The words go.' });
    expect(seen).not.toHaveProperty('email');
    expect(await text(`/institutional-framework/feedback/${receipt.number}`)).toContain('Agreed. The words go.');
  });

  test('takes no key from a stranger that another stranger could guess', async () => {
    expect((await send(correction, '1')).status).toBe(422);
    expect(
      (await api('POST', list, { body: correction, as: moderator, headers: { 'idempotency-key': '1' } })).status,
    ).toBe(201);
  });

  test('gives the same receipt for the same key, refuses the key with other words', async () => {
    const key = randomUUID();
    const first = await (await send(correction, key)).json();
    expect(await (await send(correction, key)).json()).toEqual(first);
    expect((await send({ ...correction, text: 'Other words' }, key)).status).toBe(422);
  });

  test('is let through without words that identify somebody: a stub stands there, and they stand nowhere else', async () => {
    const said = {
      ...correction,
      text: 'Ask Zainab Bibi, 9 years, or call 0300-1234567 about the station.',
      name: 'Zainab Bibi',
    };
    const { number } = (await (await send(said)).json()) as FeedbackReceipt;
    const held = (await items(moderator)).find((it) => it.number === number)!;
    expect(held.findings.map(({ words }) => words)).toContain('0300-1234567');
    const note = {
      as: moderator,
      body: { text: 'Take the name out', internal: true },
      headers: { 'idempotency-key': randomUUID() },
    };
    const noted = (await (await api('POST', `/feedback/${held.id}/replies`, note)).json()) as FeedbackView;
    expect(noted.name).toBe('Zainab Bibi');
    const release = (redact: string[]) =>
      api('POST', `/feedback/${held.id}/release`, {
        as: moderator,
        body: { redact },
        headers: { 'if-match': `"${noted.version}"` },
      });
    const wrong = await release(['0300-1234567', 'not there']);
    expect([wrong.status, ((await wrong.json()) as { errors: unknown }).errors]).toMatchObject([
      422,
      [{ pointer: '/redact/1' }],
    ]);
    const open = (await (await release(['0300-1234567', 'Zainab Bibi'])).json()) as FeedbackView;
    expect(open).toMatchObject({
      state: 'open',
      text: `Ask ${'█'.repeat(11)}, 9 years, or call ${'█'.repeat(12)} about the station.`,
      name: '█'.repeat(11),
      findings: [],
    });
    const again = await api('POST', `/feedback/${held.id}/replies`, note);
    expect(again.status).toBe(201);
    expect(await again.text()).not.toMatch(/Zainab|0300-1234567/u);
    const page = await text(`/institutional-framework/feedback/${number}`);
    expect(page).toContain('████');
    expect(page).not.toContain('Zainab');
    expect(await text(at)).toContain('Is a child in danger now?');
  });

  test('keeps internal replies, held items and moderation from everybody else', async () => {
    const { number } = (await (
      await send({ ...correction, text: 'Only for moderators so far' })
    ).json()) as FeedbackReceipt;
    const held = (await items(moderator)).find((it) => it.number === number)!;
    const officer = 'officer@punjab.example';
    expect((await api('GET', `/feedback/${held.id}`)).status).toBe(404);
    expect((await api('GET', `/feedback/${held.id}`, { as: officer })).status).toBe(404);
    expect(
      (await api('POST', `/feedback/${held.id}/release`, { as: officer, headers: { 'if-match': '"1"' } })).status,
    ).toBe(403);
    expect((await api('POST', `/feedback/${held.id}/release`, { headers: { 'if-match': '"1"' } })).status).toBe(401);
    const reply = {
      as: moderator,
      body: { text: 'Ask the ministry first', internal: true },
      headers: { 'idempotency-key': randomUUID() },
    };
    const replied = (await (await api('POST', `/feedback/${held.id}/replies`, reply)).json()) as FeedbackView;
    expect(replied.replies).toHaveLength(1);
    await api('POST', `/feedback/${held.id}/release`, {
      as: moderator,
      headers: { 'if-match': `"${replied.version}"` },
    });
    expect(((await (await api('GET', `/feedback/${held.id}`)).json()) as FeedbackView).replies).toEqual([]);
    expect(await text('/institutional-framework')).not.toContain('Ask the ministry first');
  });

  test('refuses what can not be, with the place in the body', async () => {
    const pointers = async (body: object) => {
      const answer = await send(body);
      const problem = (await answer.json()) as { errors?: { pointer?: string }[] };
      return [answer.status, problem.errors?.[0]?.pointer];
    };
    expect(await pointers({ ...correction, kind: 'rant' })).toEqual([422, '/kind']);
    expect(await pointers({ ...correction, text: ' ' })).toEqual([422, '/text']);
    expect(await pointers({ ...correction, text: 'a\u0000b' })).toEqual([422, '/text']);
    expect(await pointers({ ...correction, sectionId: randomUUID() })).toEqual([422, '/sectionId']);
    expect(await pointers({ ...correction, email: 'nobody' })).toEqual([422, '/email']);
    expect(
      (
        await api('POST', '/documents/nothing/feedback', {
          body: correction,
          headers: { 'idempotency-key': randomUUID() },
        })
      ).status,
    ).toBe(404);
  });
});

test('what a sender adds to a public item is read by moderators and the sender, not by everybody', async () => {
  const { number, trackingCode } = (await (
    await send({ ...correction, text: 'First words' })
  ).json()) as FeedbackReceipt;
  const held = (await items(moderator)).find((it) => it.number === number)!;
  await api('POST', `/feedback/${held.id}/release`, { as: moderator, headers: { 'if-match': `"${held.version}"` } });
  const entered = await form('/track', { code: trackingCode });
  const mine = { cookie: entered.headers.getSetCookie()[0]!.split(';')[0]! };
  await form('/track/reply', { key: randomUUID(), text: 'Words nobody read yet' }, mine);
  expect(await text('/track', mine)).toContain('Words nobody read yet');
  expect(await (await api('GET', `/feedback/${held.id}`, { as: moderator })).text()).toContain('Words nobody read yet');
  expect(await (await api('GET', `/feedback/${held.id}`)).text()).not.toContain('Words nobody read yet');
  expect(await text(`/institutional-framework/feedback/${number}`)).not.toContain('Words nobody read yet');
});

describe('a moderator who reads what waits', () => {
  const judge = (path: string, version: number, body?: object) =>
    api('POST', path, { as: moderator, headers: { 'if-match': `"${version}"` }, ...(body && { body }) });
  const begun = async (words: string) => {
    const { number, trackingCode } = (await (await send({ ...correction, text: words })).json()) as FeedbackReceipt;
    const entered = await form('/track', { code: trackingCode });
    const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
    return { number, mine: { cookie }, held: (await items(moderator)).find((it) => it.number === number)! };
  };

  test('refuses an item with a reason that its sender reads and nobody else', async () => {
    const { held, mine, number } = await begun('Names somebody');
    const at = `/feedback/${held.id}/refusal`;
    expect((await judge(at, held.version, { reason: ' ' })).status).toBe(422);
    expect((await judge(at, held.version + 1, { reason: 'Why' })).status).toBe(412);
    const officer = 'officer@punjab.example';
    expect((await api('POST', at, { as: officer, headers: { 'if-match': '"1"' }, body: { reason: 'x' } })).status).toBe(
      403,
    );
    const refused = (await (await judge(at, held.version, { reason: 'It names a child.' })).json()) as FeedbackView;
    expect(refused).toMatchObject({ state: 'refused', refusal: 'It names a child.' });
    expect((await judge(at, refused.version, { reason: 'Again' })).status).toBe(409);
    expect((await judge(`/feedback/${held.id}/release`, refused.version)).status).toBe(409);
    expect((await api('GET', `/feedback/${held.id}`)).status).toBe(404);
    expect(await text(`/institutional-framework/feedback/${number}`)).not.toContain('Names somebody');
    const page = await text('/track', mine);
    expect(page).toContain('It names a child.');
    expect(page).not.toContain('You withdrew it');
  });

  test('and what its sender withdraws is said to be withdrawn where everybody could read it, and there alone', async () => {
    const [shown, never, refused] = [await begun('Shown to all'), await begun('Shown to none'), await begun('Refused')];
    await judge(`/feedback/${shown.held.id}/release`, shown.held.version);
    await judge(`/feedback/${refused.held.id}/refusal`, refused.held.version, { reason: 'It names a child.' });
    const at = `/institutional-framework/feedback/${shown.number}`;
    expect(await text(at)).toContain('Shown to all');
    for (const { mine } of [shown, never]) await form('/track/reply', { key: randomUUID(), withdraw: 'yes' }, mine);
    const page = async (number: number, lang: string) => {
      const answer = await fetch(`${app.address}/institutional-framework/feedback/${number}`, {
        headers: { accept: 'text/html', cookie: `lang=${lang}` },
      });
      return { status: answer.status, html: await answer.text() };
    };
    const gone = await page(shown.number, 'en');
    expect(gone).toMatchObject({ status: 410, html: expect.stringContaining('This feedback was withdrawn') });
    expect(gone.html).toContain('href="/institutional-framework/feedback"');
    expect(gone.html).not.toContain('Shown to all');
    expect((await page(shown.number, 'ur')).html).toContain('یہ رائے واپس لے لی گئی');
    const nothing = (await page(9_999, 'en')).html;
    for (const { number } of [never, refused])
      expect(await page(number, 'en')).toEqual({ status: 404, html: nothing.replaceAll('9999', String(number)) });
    const program = await fetch(`${app.address}${at}`);
    expect([program.status, await program.json()]).toEqual([410, expect.objectContaining({ code: 'withdrawn' })]);
  });

  test('lets what a sender added through, or refuses it', async () => {
    const { held, mine, number } = await begun('Public words');
    await judge(`/feedback/${held.id}/release`, held.version);
    for (const words of ['Added and fine', 'Added and not fine'])
      await form('/track/reply', { key: randomUUID(), text: words }, mine);
    const seen = (await (await api('GET', `/feedback/${held.id}`, { as: moderator })).json()) as FeedbackView;
    expect(seen.replies.map(({ state }) => state)).toEqual(['held', 'held']);
    const [fine, notFine] = seen.replies.map(({ id }) => `/feedback/${held.id}/replies/${id}`);
    expect((await judge(`/feedback/${held.id}/replies/${randomUUID()}/release`, seen.version)).status).toBe(404);
    const once = (await (await judge(`${fine!}/release`, seen.version)).json()) as FeedbackView;
    expect((await judge(`${notFine!}/refusal`, seen.version)).status).toBe(412);
    const both = (await (await judge(`${notFine!}/refusal`, once.version)).json()) as FeedbackView;
    expect(both.replies.map(({ state }) => state)).toEqual(['open', 'refused']);
    expect((await judge(`${notFine!}/release`, both.version)).status).toBe(409);
    const open = (await (await api('GET', `/feedback/${held.id}`)).json()) as FeedbackView;
    expect(open.replies.map((reply) => reply.text)).toEqual(['Added and fine']);
    const page = await text(`/institutional-framework/feedback/${number}`);
    expect(page).toContain('Added and fine');
    expect(page).not.toContain('Added and not fine');
    expect(await text('/track', mine)).toContain('Added and not fine');
  });

  test('takes words that identify somebody out of what a sender added', async () => {
    const { held, mine, number } = await begun('Which words are meant');
    await judge(`/feedback/${held.id}/release`, held.version);
    await form('/track/reply', { key: randomUUID(), text: 'Ask Zainab Bibi in Korangi.' }, mine);
    const seen = (await (await api('GET', `/feedback/${held.id}`, { as: moderator })).json()) as FeedbackView;
    const [added] = seen.replies;
    const path = `/feedback/${held.id}/replies/${added!.id}/release`;
    const wrong = await judge(path, seen.version, { redact: ['Zainab Bibi', 'Which words'] });
    expect([wrong.status, ((await wrong.json()) as { errors: unknown }).errors]).toMatchObject([
      422,
      [{ pointer: '/redact/1' }],
    ]);
    const open = (await (
      await judge(path, seen.version, { redact: ['Zainab', 'Zainab Bibi', 'Korangi'] })
    ).json()) as FeedbackView;
    const [now] = open.replies;
    expect(now).toMatchObject({ state: 'open', text: `Ask ${'█'.repeat(11)} in ${'█'.repeat(7)}.`, findings: [] });
    for (const page of [await text(`/institutional-framework/feedback/${number}`), await text('/track', mine)]) {
      expect(page).toContain('██████');
      expect(page).not.toMatch(/Zainab|Korangi/u);
    }
  });
});

describe('the feedback form without scripts', () => {
  test('goes from the foot of the document to a receipt, and its code follows the item to its withdrawal', async () => {
    const step = await (
      await form(at, {
        step: 'start',
        section: 'sindh/sindh-police',
        kind: 'correction',
        text: 'Please remove two words.',
      })
    ).text();
    expect(step).toContain('Please remove two words.');
    const quote = 'administering justice';
    const drawn = await text(`${at}?section=sindh/sindh-police&quote=${encodeURIComponent(quote)}`);
    expect(drawn).toContain(`<mark>${quote}</mark>`);
    const fields = {
      key: hidden(drawn, 'key'),
      section: 'sindh/sindh-police',
      quote,
      kind: 'correction',
      text: 'Please remove two words.',
      name: '',
      email: '',
    };
    const sent = await form(at, fields);
    const receipt = await sent.text();
    expect([sent.status, sent.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const code = /([0-9A-Z]{4}-){6}[0-9A-Z]{2}/.exec(receipt)![0];
    expect(await (await form(at, fields)).text()).toContain(code);
    // Gone back to, changed and sent with the same key: the words stay, under a key that works.
    const back = await form(at, { ...fields, text: 'Please remove three words.' });
    const kept = await back.text();
    expect(back.status).toBe(422);
    expect(kept).toContain('>Please remove three words.</textarea>');
    expect((await form(at, { ...fields, key: hidden(kept, 'key'), text: 'Please remove three words.' })).status).toBe(
      200,
    );

    const entered = await form('/track', { code: code.toLowerCase().replaceAll('-', ' ') });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/track']);
    const cookie = entered.headers.getSetCookie().find((it) => it.includes('track'))!;
    expect(cookie).toMatch(/Path=\/track; Max-Age=3600; HttpOnly/);
    const mine = { cookie: cookie.split(';')[0]! };
    const tracked = await text('/track', mine);
    expect(tracked).toContain('Please remove two words.');
    const child = 'زینب بی بی، عمر 12 سال';
    const asked = await form('/track/reply', { key: hidden(tracked, 'key'), text: `وہاں ${child}۔` }, mine);
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain(`a name with an age: “<bdi>وہاں ${child}</bdi>”`);
    expect((await form('/track/reply', { key: hidden(tracked, 'key'), text: 'The law says so.' }, mine)).status).toBe(
      303,
    );
    expect(await text('/track', mine)).toContain('The law says so.');
    const other = { key: hidden(tracked, 'key'), text: 'The Act says so too.' };
    const returned = await form('/track/reply', other, mine);
    expect([returned.status, await returned.text()]).toEqual([
      422,
      expect.stringContaining('>The Act says so too.</textarea>'),
    ]);
    const long = await form('/track/reply', { ...other, key: randomUUID(), text: `${'a'.repeat(10_001)}!` }, mine);
    expect([long.status, await long.text()]).toEqual([422, expect.stringContaining('a!</textarea>')]);
    expect((await form('/track/reply', { key: 'x', text: ' ' }, mine)).status).toBe(422);
    const named = { key: randomUUID(), text: 'Call 0300 0000000.' };
    const warned = await form('/track/reply', named, mine);
    expect([warned.status, await warned.text()]).toEqual([422, expect.stringContaining('Send for moderators only')]);
    expect((await form('/track/reply', { ...named, held: '1' }, mine)).status).toBe(303);
    const { number } = (await items(moderator)).find(({ replies }) => replies.some((it) => it.text === named.text))!;
    expect(await text(`/institutional-framework/feedback/${String(number)}`)).not.toContain('0300 0000000');
    expect(await (await form('/track/reply', { key: 'x', text: ' ' }, mine)).text()).toMatch(
      /class="summary" role="alert"[^>]*autofocus[^>]*>.*?href="#r"/u,
    );
    // Asked before, with what is typed kept in every answer.
    for (const withdraw of ['1', 'no']) {
      const asked = await form('/track/reply', { key: 'y', withdraw, text: 'Half a sentence' }, mine);
      const html = await asked.text();
      expect([asked.status, html.includes('<details class="withdraw" open=')]).toEqual([200, withdraw === '1']);
      expect(html).toContain('>Half a sentence</textarea>');
      expect(await text('/track', mine)).not.toContain('You withdrew it');
    }
    // After an hour the visit is over: the code is asked for anew, and what was typed goes along with it.
    const over = await form('/track/reply', { key: 'z', text: 'A <b>late</b> word' });
    expect(over.status).toBe(404);
    expect(await over.text()).toMatch(/Enter the code once more[^]*<textarea[^>]*>A &lt;b&gt;late&lt;\/b&gt; word</);
    const wrong = await form('/track', { code: 'AAAA', text: 'A late word' });
    expect([wrong.status, await wrong.text()]).toEqual([
      404,
      expect.stringMatching(/No feedback has this code[^]*value="AAAA"[^]*>A late word</),
    ]);
    const again = await form('/track', { code, text: 'A late word' });
    expect([again.status, again.headers.getSetCookie().length]).toEqual([200, 1]);
    expect(await again.text()).toMatch(/action="\/track\/reply"[^]*>A late word</);
    const gone = await form('/track/reply', { key: 'y', withdraw: 'yes', text: 'Half a sentence' }, mine);
    expect([gone.status, await gone.text()]).toEqual([200, expect.stringContaining('Half a sentence</blockquote>')]);
    expect(await text('/track', mine)).toContain('You withdrew it');
    const late = await form('/track/reply', { key: randomUUID(), text: 'One thing more.' }, mine);
    expect([late.status, await late.text()]).toEqual([422, expect.stringContaining('One thing more.')]);
    expect((await form('/track', { code: 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AA' })).status).toBe(404);
  });

  test('is closed on a shared telephone, which asks for a code then', async () => {
    const { trackingCode } = (await (await send(correction)).json()) as FeedbackReceipt;
    const entered = await form('/track', { code: trackingCode });
    const mine = { cookie: entered.headers.getSetCookie()[0]!.split(';')[0]! };
    const open = await text('/track', mine);
    expect(open).toMatch(/<form[^>]*action="\/track\/close"[^>]*>.*Close it on this device/u);
    const closed = await form('/track/close', {}, mine);
    expect([closed.status, closed.headers.get('location')]).toEqual([303, '/track']);
    const [cookie] = closed.headers.getSetCookie();
    expect(cookie).toMatch(/^tarmeem_track=; Path=\/track; Max-Age=0/u);
    const asked = await text('/track', { cookie: cookie!.split(';')[0]! });
    expect(asked).toContain('name="code"');
    expect(asked).not.toContain(correction.text);
  });

  test('shows as words of the text only what stands there, whatever an address says', async () => {
    const about = `${at}?section=sindh/sindh-police`;
    const invented = await text(
      `${about}&quote=${encodeURIComponent('Nobody need report it')}&prefix=Zebras&suffix=ever`,
    );
    expect(invented).not.toMatch(/Nobody need report it<|Zebras|<mark>/u);
    expect(invented).toContain('The words that the link quotes do not stand in this section now.');
    expect(hidden(invented, 'section')).toBe('sindh/sindh-police');
    const beside = await text(`${about}&quote=administering%20justice&prefix=${encodeURIComponent('Stop ')}&suffix=!!`);
    expect(beside).toMatch(/[^>]*<mark>administering justice<\/mark>/u);
    expect(beside).not.toMatch(/Stop <mark>|!!/u);
    const refused = await form(at, {
      section: 'sindh/sindh-police',
      quote: 'Nobody need report it',
      key: 'x',
      text: '',
    });
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.not.stringMatching(/<mark>|value="Nobody need report it"/u),
    ]);
  });

  test('runs from right to left in Urdu, whatever it quotes first', async () => {
    const drawn = await text(`${at}?section=sindh/sindh-police`);
    const urdu = 'combating غلط ہے، یہاں دوسرا لفظ ہونا چاہیے۔';
    const fields = { key: hidden(drawn, 'key'), section: 'sindh/sindh-police', kind: 'comment', text: urdu };
    const sent = await form(at, { ...fields, name: '', email: '' });
    expect(await sent.text()).toMatch(/class="own-words" dir="rtl">combating/);
  });

  test('comes back with everything typed and what is wrong, at the field and in the summary', async () => {
    const drawn = await text(at);
    const refused = await form(at, { key: hidden(drawn, 'key'), text: 'Kept words', email: 'nobody' });
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain('<title>Error: ');
    expect(html).toContain('There is a problem');
    expect(html).toContain('href="#k-addition"');
    expect(html).toContain('>Kept words</textarea>');
    expect((await form(at, { key: 'forged', kind: 'comment', text: 'Words' })).status).toBe(422);
    expect((await form(at, { key: hidden(drawn, 'key'), kind: 'comment', text: 'Words', website: 'x' })).status).toBe(
      422,
    );
    expect(
      (await form(at, { key: hidden(drawn, 'key'), kind: 'comment', text: 'Words', section: 'nowhere' })).status,
    ).toBe(422);
    const elsewhere = 'That section is not in the current edition.';
    expect(await text(`${at}?section=nowhere`)).toContain(elsewhere);
    expect(drawn).not.toContain(elsewhere);
  });

  test('warns before words that may identify a child are sent, and holds them for moderators if they are sent', async () => {
    const fields = {
      key: hidden(await text(at), 'key'),
      kind: 'comment',
      text: 'A girl of 12, Zainab, was kept here. Call 0300 0000000.',
    };
    const warned = await (await form(at, fields)).text();
    expect(warned).toContain('Not sent yet');
    expect(warned).toContain('0300 0000000');
    const sent = await (await form(at, { ...fields, held: '1' })).text();
    expect(sent).toContain('Only moderators see it.');
    expect((await items(moderator)).find((it) => it.text === fields.text)).toMatchObject({ state: 'held' });
  });

  test('refuses a form of another site', async () => {
    expect((await form(at, { kind: 'comment', text: 'x' }, { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});

describe('the forms in the other language', () => {
  const section = 'sindh/labor-department';
  /** Follows the link to the other language as a browser does. */
  const switched = async (path: string) => {
    const href = /<a href="([^"]*lang=ur)"/.exec(await text(path))?.[1]?.replaceAll('&amp;', '&') ?? '';
    const answer = await fetch(new URL(href, `${app.address}${path}`));
    return { html: await answer.text(), cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  };

  test('are about the same section and words, and answer in it', async () => {
    const { html, cookie } = await switched(`${at}?section=${section}&quote=combating&kind=correction`);
    expect([hidden(html, 'section'), hidden(html, 'quote')]).toEqual([section, 'combating']);
    expect(html).toMatch(/<input[^>]*value="correction"[^>]*checked=""|checked=""[^>]*value="correction"/);
    const fields = { section, quote: 'combating', key: hidden(html, 'key'), kind: 'correction', text: 'غلط لفظ' };
    const sent = await (await form(at, fields, { cookie })).text();
    expect(sent).toContain('<html lang="ur" dir="rtl">');
    expect(sent).toContain('class="track"');
  });

  test('ask for alerts about the same section, in it', async () => {
    const { html, cookie } = await switched(`/institutional-framework/alerts?section=${section}`);
    expect([hidden(html, 'section'), cookie]).toEqual([section, 'lang=ur']);
  });

  test('are remembered where no page is kept: following and searching', async () => {
    for (const path of ['/track', '/search?q=child', '/institutional-framework/search'])
      expect([path, (await switched(path)).cookie]).toEqual([path, 'lang=ur']);
  });
});

test('the way of an item is told in words, and to who may have named somebody never that a moderator made it public', async () => {
  const stages = async (words: string) => {
    const { trackingCode } = (await (await send({ ...correction, text: words })).json()) as FeedbackReceipt;
    const entered = await form('/track', { code: trackingCode });
    const html = await text('/track', { cookie: entered.headers.get('set-cookie')!.split(';')[0]! });
    const [, list] = /<ol class="steps">(.*?)<\/ol>/su.exec(html)!;
    return [...list!.matchAll(/<li[^>]*>(.*?)<\/li>/gsu)].map(([, it]) => it!.replaceAll(/<[^>]*>/gu, ''));
  };
  const plain = await stages('The department has another name now.');
  expect(plain.map((it) => /\((done|still to come)/u.exec(it)?.[1])).toEqual([
    'done',
    'still to come',
    'still to come',
  ]);
  expect(plain[1]).toContain('made public');
  const named = await stages('My neighbour is Bilal, 9 years old, call 0300-1234567.');
  expect(named[1]).toContain('Only moderators see it.');
  expect(named.join(' ')).not.toContain('made public');
});
