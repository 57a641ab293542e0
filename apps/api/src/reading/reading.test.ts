import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/app.js';
import type { Manifest } from './manifest.query.js';

/** The day that it is where the document is. */
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Karachi' }).format(new Date());
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ seed: true });
}, 90_000);
afterAll(() => app.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${app.address}${path}`, { redirect: 'manual', headers: { accept: 'text/html', ...headers } });
const page = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await get(path, headers);
  return { answer, html: await answer.text() };
};
const at = '/institutional-framework';

describe('the public pages', () => {
  test('list the documents', async () => {
    const { answer, html } = await page('/');
    expect(answer.status).toBe(200);
    expect(html).toContain(`<a href="${at}">Institutional Framework for addressing Child Trafficking</a>`);
  });

  test('show the whole current edition: 6 jurisdictions, 21 agencies, contents, actions and the feedback form', async () => {
    const { answer, html } = await page(at);
    expect(answer.status).toBe(200);
    expect(html.match(/<section class="part"/g)).toHaveLength(7);
    expect(html.match(/<section class="sec withm"/g)).toHaveLength(21);
    expect(html.match(/<h3>Labor Department<\/h3>/g)).toHaveLength(3);
    expect(html).toContain('id="punjab/labor-department"');
    expect(html).toContain('href="#punjab/labor-department"');
    expect(html).toContain('Your feedback (additions, corrections, comments)');
    expect(html).toContain('Go to top');
    expect(html).toContain('conducting inquiries into allegations of child rights abuses');
  });

  test('have no link to an address of their own that is not there', async () => {
    const seen = new Set<string>();
    const check = async (from: string): Promise<void> => {
      const { html } = await page(from);
      for (const [, href] of html.matchAll(/href="(\/[^"#]*)/g)) {
        const path = href!.replaceAll('&amp;', '&');
        if (seen.has(path) || path.startsWith('/app/') || path.startsWith('/api/')) continue;
        seen.add(path);
        const { status } = await get(path);
        expect([path, status < 400]).toEqual([path, true]);
      }
    };
    for (const from of ['/', at, `${at}/sindh/sindh-police`, `${at}/editions`, `${at}/feedback`, `${at}/at/${today}`]) {
      await check(from);
    }
    expect(seen.size).toBeGreaterThan(60);
  });

  test('are answered from memory with a strong tag, compressed, and 304 when unchanged', async () => {
    await get(at);
    const first = await get(at, { 'accept-encoding': 'br' });
    expect(first.headers.get('content-encoding')).toBe('br');
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]+-br"$/);
    expect(Number(first.headers.get('content-length'))).toBeLessThan(16_000);
    const again = await get(at, { 'accept-encoding': 'br', 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(first.headers.get('content-security-policy')).not.toContain('unsafe-inline');
    const plain = await page(at, { 'accept-encoding': 'identity' });
    expect(plain.answer.headers.get('etag')).not.toBe(etag);
    expect(plain.html).not.toMatch(/ style="/);
  });

  test('are sent compressed as the browser takes it, each form with a tag of its own', async () => {
    const tags = new Set<string>();
    for (const [accepts, coding] of [
      ['gzip, deflate', 'gzip'], // browsers without https
      ['gzip, deflate, br, zstd', 'br'],
      ['br;q=0, gzip', 'gzip'],
      ['br;q=0, gzip;q=0.0', null],
      ['br;q=0.2, gzip;q=0.8', 'gzip'],
      ['*', 'br'],
      ['*;q=0', null],
      ['identity', null],
    ] as const) {
      const one = await page(at, { 'accept-encoding': accepts });
      expect([accepts, one.answer.headers.get('content-encoding')]).toEqual([accepts, coding]);
      expect(one.html).toContain('</html>');
      expect(one.answer.headers.get('vary')).toContain('Accept-Encoding');
      const tag = one.answer.headers.get('etag')!;
      tags.add(tag);
      expect((await get(at, { 'accept-encoding': accepts, 'if-none-match': tag })).status).toBe(304);
    }
    expect(tags.size).toBe(3);
    const [plain] = [...tags].filter((tag) => !/(?:br|gzip)"$/u.test(tag));
    expect((await get(at, { 'accept-encoding': 'gzip', 'if-none-match': plain! })).status).toBe(200);
  });

  test('need one stylesheet, whose address names its content; the whole document brings it along', async () => {
    const { html } = await page(`${at}/editions`);
    const files = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href!);
    expect(files).toHaveLength(1);
    const css = await get(files[0]!, { 'accept-encoding': 'br' });
    expect(css.headers.get('cache-control')).toContain('immutable');
    expect(Number(css.headers.get('content-length'))).toBeLessThan(7_000);
    const whole = await page(at);
    expect(whole.html).not.toContain('<link rel="stylesheet"');
    const [, rules] = /<style>([^<]*)<\/style>/u.exec(whole.html)!;
    expect(rules).toContain(await (await get(files[0]!)).text());
    const hash = createHash('sha256').update(rules!).digest('base64');
    expect(whole.answer.headers.get('content-security-policy')).toContain(`style-src 'self' 'sha256-${hash}'`);
  });

  test('are mirrored where they are read from right to left: no side is the left or the right one', async () => {
    const { html } = await page(at);
    const [, rules] = /<style>([^<]*)<\/style>/u.exec(html)!;
    const sided = [...rules!.matchAll(/(?:padding|margin|inset):([^;}!]+)/gu)].filter(([, value]) => {
      const [, right, , left] = value!.trim().split(/\s+/u);
      return left !== undefined && left !== right;
    });
    expect(sided.map(([rule]) => rule)).toEqual([]);
    expect(rules).not.toMatch(/(?:padding|margin|border)-(?:left|right)/u);
  });

  test('speak Urdu from right to left when asked, and remember it', async () => {
    const { answer, html } = await page(`${at}?lang=ur`);
    expect(html).toContain('<html lang="ur" dir="rtl">');
    expect(html).toContain('lang="en" dir="ltr"');
    expect(answer.headers.get('set-cookie')).toContain('lang=ur');
    // The browser has the page already, and meanwhile another language was chosen.
    const again = await get(`${at}?lang=ur`, { cookie: 'lang=en', 'if-none-match': answer.headers.get('etag')! });
    expect([again.status, again.headers.get('set-cookie')]).toEqual([304, expect.stringContaining('lang=ur')]);
    expect((await page(`${at}/editions`, { cookie: 'a=b; lang=ur' })).html).toContain('<html lang="ur" dir="rtl">');
    expect((await page(`${at}/editions?lang=xx`)).html).toContain('<html lang="en" dir="ltr">');
  });

  test('show one section with its history, and its permanent link leads there', async () => {
    const { answer, html } = await page(`${at}/sindh/sindh-police`);
    expect(answer.status).toBe(200);
    expect(html).toContain('<h1 id="top">Sindh Police</h1>');
    const permanent = /href="(\/s\/[0-9a-f-]+)"/.exec(html)![1]!;
    const led = await get(permanent);
    expect([led.status, led.headers.get('location')]).toEqual([302, `${at}/sindh/sindh-police`]);
    expect((await page(`${at}/sindh/sindh-police/history`)).html).toContain('First text of this section.');
  });

  test('show editions, one of them, and its manifest', async () => {
    expect((await page(`${at}/editions`)).html).toContain('Current edition');
    expect((await get(`${at}/editions/1.0`)).status).toBe(200);
    const manifest = (await (await get(`${at}/editions/1.0/manifest.json`)).json()) as Manifest;
    expect(manifest.sections).toHaveLength(27);
    // Anybody makes the hash again from what the manifest lists: keys in their order, sections by id, no blanks.
    const lines = manifest.sections
      .toSorted((a, b) => (a.sectionId < b.sectionId ? -1 : 1))
      .map(({ afterId, hash, parentId, sectionId, slug }) => ({ afterId, hash, parentId, sectionId, slug }));
    expect(createHash('sha256').update(JSON.stringify(lines)).digest('hex')).toBe(manifest.manifestHash);
    expect(manifest).toMatchObject({ signature: null, chainHead: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(manifest.chainHead).not.toMatch(/^0+$/);
  });

  test('show the text as at a day under a banner, and nothing before the first edition', async () => {
    const chosen = await get(`${at}/at?date=${today}`);
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, `${at}/at/${today}`]);
    const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(`${today}T12:00:00Z`));
    expect((await page(`${at}/at/${today}`)).html).toContain(`as it stood on ${words}`);
    expect((await page(`${at}/at/${today}/sindh/sindh-police`)).html).toContain(`as it stood on ${words}`);
    const before = await page(`${at}/at/1999-01-01`);
    expect(before.answer.status).toBe(404);
    expect(before.html).toContain('There is no text for this date');
  });

  test.each(['9999-12-31', '2400-02-29'])('of a day that has not come there is none: %s', async (day) => {
    for (const [path, current] of [
      [`${at}/at/${day}`, at],
      [`${at}/at/${day}?whole`, at],
      [`${at}/at/${day}/sindh/sindh-police`, `${at}/sindh/sindh-police`],
    ] as const) {
      const { answer, html } = await page(path);
      expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
      expect(html).toContain('That day has not come yet');
      expect(html).toContain(`href="${current}"`);
      const program = await get(path, { accept: '*/*' });
      expect(await program.json()).toMatchObject({ code: 'not-found', detail: 'future' });
    }
  });

  test.each([
    'editions/9.9',
    'editions/v2',
    'editions/9.9/sindh/sindh-police',
    'editions/9.9.txt',
    'compare/1.0...9.9',
    'compare/one...1.0',
  ])('of an edition that there is none of it is said so, with the way to all of them: %s', async (path) => {
    const { answer, html } = await page(`${at}/${path}`);
    expect(answer.status).toBe(404);
    expect(html).toContain('There is no such edition');
    expect(html).toContain(`<a class="btn" href="${at}/editions">See all editions</a>`);
    const urdu = await page(`${at}/${path}?lang=ur`);
    expect(urdu.html).toContain('ایسی کوئی اشاعت نہیں');
    const program = await get(`${at}/${path}`, { accept: '*/*' });
    expect(await program.json()).toMatchObject({ code: 'not-found', detail: 'edition' });
    expect((await page(`/no-such-document/${path}`)).html).not.toContain('There is no such edition');
  });

  test('say of a form that comes from elsewhere, and of one that is too large, what is wrong with it', async () => {
    const post = async (body: string, headers: Record<string, string>) => {
      const type = 'application/x-www-form-urlencoded';
      const answer = await fetch(`${app.address}/track`, {
        method: 'POST',
        headers: { accept: 'text/html', 'content-type': type, ...headers },
        body,
      });
      return [answer.status, await answer.text()];
    };
    const foreign = { origin: 'https://evil.example' };
    expect(await post('code=x', foreign)).toEqual([403, expect.stringContaining('This form did not come from here')]);
    expect(await post('code=x', { ...foreign, cookie: 'lang=ur' })).toEqual([
      403,
      expect.stringContaining('یہ فارم یہاں سے نہیں آیا'),
    ]);
    expect(await post(`code=${'x'.repeat(1_200_000)}`, {})).toEqual([
      413,
      expect.stringContaining('nothing of it was kept'),
    ]);
  });

  test('feedback below more than there is has the address of all feedback', async () => {
    const led = await get(`${at}/feedback?below=999999999`);
    expect([led.status, led.headers.get('location')]).toEqual([302, `${at}/feedback`]);
  });

  test('say nothing of what was found before anything was asked for', async () => {
    for (const path of ['/search', `${at}/search`]) {
      expect((await page(path)).html).not.toContain('class="plate"');
      expect((await page(`${path}?q=police`)).html).toContain('class="plate"');
    }
  });

  test('name a section with its part where it stands alone and others are called the same', async () => {
    const path = 'punjab/labor-department';
    for (const it of [`${at}/${path}`, `${at}/${path}/history`, `${at}/feedback/new?section=${path}`])
      expect((await page(it)).html).toMatch(/<title>[^<]*Labor Department, Punjab/u);
    expect((await page(`${at}/${path}`)).html).toMatch(
      /edition 1\.0 of \d+ [A-Z][a-z]+ \d{4}, “Labor Department, Punjab”/u,
    );
    expect((await page(`${at}/${path}/history`)).html).toContain(`<a href="${at}/punjab">Punjab</a>`);
    expect((await page(`${at}/alerts?section=${path}`)).html).toContain('<b>Labor Department, Punjab</b>');
    expect((await page(`${at}/${path}/feed.atom`)).html).toContain('<title>Labor Department, Punjab: ');
    expect((await page(`${at}/sindh/sindh-police`)).html).toContain('<title>Sindh Police: ');
  });

  test('remember the language that was chosen where there is nothing, too', async () => {
    const { answer, html } = await page('/nothing?lang=ur');
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([404, expect.stringContaining('lang=ur')]);
    expect(html).toContain('<html lang="ur"');
    expect((await get('/nothing')).headers.get('set-cookie')).toBeNull();
  });

  test('ask for an e-mail address without saying that it may be left out', async () => {
    const body = new URLSearchParams({ email: '', section: '' });
    const answer = await fetch(`${app.address}${at}/alerts`, { method: 'POST', body });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Write the e-mail address like name@example.org');
    expect(html).not.toContain('or leave it empty');
  });

  test('state their accessibility in both languages, with whom to write to, and lead to it from every foot', async () => {
    for (const path of ['/', at, `${at}/feedback`, '/track', '/nothing/here'])
      expect((await page(path)).html).toContain('href="/accessibility"');
    const { answer, html } = await page('/accessibility');
    expect(answer.status).toBe(200);
    expect(html).toContain('What is known not to work');
    expect(html).toContain('29 November 2026');
    expect(html).toContain(`href="${at}/feedback/new"`);
    expect((await page('/accessibility?lang=ur')).html).toContain('کیا کام نہیں کرتا');
  });

  test('answer an address that is not there with a page in the same look, never with a fault', async () => {
    for (const path of [
      '/nothing',
      `${at}/nothing/here`,
      `${at}/editions/9.9`,
      `${at}/editions/x`,
      `${at}/at/2026-99-99`,
      `${at}/compare/1.0...9.9`,
      `${at}/compare/x`,
      `${at}/compare/1.0...1.0...1.0`,
      `${at}/feedback/999`,
      `${at}/feedback/abc`,
      `${at}/feedback?below=-1`,
      '/s/x',
      '/s/00000000-0000-4000-8000-000000000000',
      `${at}/%00`,
      `${at}/sindh/sindh-police/compare/1...9`,
      '/Großes',
      '/nothing/feed.atom',
      `${at}/nothing/feed.atom`,
      `${at}/history`,
      `${at}/at/${today}/nothing`,
      `${at}/at/2031-02-30`,
    ]) {
      const { answer, html } = await page(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(html).toContain('There is ');
    }
    expect((await get(`${at}/compare/1.0...1.0`)).status).toBe(200);
    expect((await get(`${at}?view[]=1&lang=ur&lang=en`)).status).toBe(200);
  });
});
