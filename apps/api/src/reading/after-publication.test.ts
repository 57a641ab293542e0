import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FeedbackPage, FeedbackView } from '@tarmeem/contract';
import { JSDOM } from 'jsdom';
import { acceptAll, prepare, publish } from '../testing/deciding.js';
import { changeStructure } from '../testing/structure.js';
import { PageStore } from './page-store.js';
import { until } from '../testing/until.js';
import { begin, must, startWorld, submit, type World, write } from '../testing/world.js';

let world: World;
const at = '/institutional-framework';
const html = async (path: string): Promise<string> => (await fetch(`${world.app.address}${path}`)).text();
const status = async (path: string): Promise<number> => (await fetch(`${world.app.address}${path}`)).status;

const led = async (path: string): Promise<unknown[]> => {
  const answer = await fetch(`${world.app.address}${at}/${path}`, { redirect: 'manual' });
  return [answer.status, answer.headers.get('location')];
};

beforeAll(async () => {
  world = await startWorld();
  const [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((name) =>
      world.as(name),
    ),
  );
  const { sectionId } = await world.section('sindh/sindh-police');
  const words = [
    ['entrusted', 'charged'],
    ['redressal for', 'redress of'],
  ] as const;
  const proposal = await begin(officer!, sectionId);
  await write(officer!, proposal.id, { sectionId, edit: { words } });
  must(
    await changeStructure(officer!, proposal.id, sectionId, { heading: 'Police of Sindh', slug: 'police-of-sindh' }),
  );
  await submit(officer!, proposal.id);
  await html(at);
  await html(`${at}/editions`);
  await acceptAll(moderator!, proposal.id);
  must(await prepare(second!, { changeNote: 'The police are charged with it.' }));
  must(await publish(publisher!));
}, 120_000);
afterAll(() => world.close());

test('feedback renews the pages that show it, and what is done at the desk none', async () => {
  const store = world.app.app.get(PageStore);
  const paths = ['', '/feedback', '/sindh/labor-department', '/sindh/sindh-human-rights-commission'] as const;
  const keptOf = (path: string) => store.find('en', at + path);
  const [officer, moderator] = await Promise.all([world.as('officer@sindh'), world.as('moderator@commission')]);
  const { sectionId } = await world.section('sindh/labor-department');
  const words = { kind: 'correction', text: 'The department has another name now.', sectionId };
  must(await world.anyone().post(`/documents${at}/feedback`, { body: words }));
  const [held] = must(await moderator.get<FeedbackPage>(`/documents${at}/feedback`)).items;
  // Until what the publication and the new item were looked at for is behind: a page that is made before is not kept.
  const before = await until(async () => {
    for (const path of paths) await html(at + path);
    const pages = paths.map(keptOf);
    return pages.every((page) => page) && pages;
  });
  await begin(officer, sectionId);
  must(await moderator.post(`/feedback/${held!.id}/release`, { version: held!.version, body: { redact: [] } }));
  expect(paths.map((path, nth) => keptOf(path) === before[nth])).toEqual([false, false, false, true]);
  expect(await html(`${at}/sindh/labor-department`)).toContain(words.text);
});

test('an item that is found to repeat another renews the page of that one too, and again when it is answered otherwise', async () => {
  const moderator = await world.as('moderator@commission');
  const send = async (path: string, text: string) => {
    const { sectionId } = await world.section(path);
    must(await world.anyone().post(`/documents${at}/feedback`, { body: { kind: 'comment', text, sectionId } }));
    const [held] = must(await moderator.get<FeedbackPage>(`/documents${at}/feedback`)).items;
    const release = { version: held!.version, body: { redact: [] } };
    return must(await moderator.post<FeedbackView>(`/feedback/${held!.id}/release`, release));
  };
  const first = await send('punjab/labor-department', 'The name of the department is old.');
  const second = await send('punjab/punjab-police', 'Its name is the old one.');
  const answered = async (version: number, body: object) =>
    must(await moderator.put<FeedbackView>(`/feedback/${second.id}/disposition`, { version, body }));
  // Three departments are called so.
  for (const path of ['', '/feedback', `/feedback/${first.number}`])
    expect(await html(at + path)).toContain('Labor Department, Punjab');
  const paths = [`/feedback/${first.number}`, '/punjab/labor-department'];
  const told = () =>
    Promise.all(paths.map(async (path) => (await html(at + path)).includes(`href="${at}/feedback/${second.number}"`)));
  expect(await told()).toEqual([false, false]);
  const response = 'It was said before.';
  const repeats = await answered(second.version, { disposition: 'duplicate', response, duplicateOf: first.number });
  expect(await told()).toEqual([true, true]);
  await answered(repeats.version, { disposition: 'deferred', response });
  expect(await told()).toEqual([false, false]);
});

describe('after edition 1.1 is published', () => {
  test('no page shows the old text once the publisher is answered', async () => {
    const whole = await html(at);
    expect(whole).toContain('Institutional Framework for addressing Child Trafficking, edition 1.1</title>');
    expect(whole).toContain('The Sindh Police is charged with');
    expect(whole).toContain('The police are charged with it.');
    expect(whole).toContain('Police of Sindh');
    expect(await html(`${at}/editions`)).toContain(`${at}/compare/1.0...1.1`);
    expect(await html('/')).toContain('>1.1</b>');
  });

  test('the redline marks each change, numbers it, says it in words and names the body that proposed it', async () => {
    const marked = await html(`${at}/compare/1.0...1.1`);
    expect(marked).toContain('3 changes in 1 section'); // the new name is one
    expect(marked).toMatch(/<del role="deletion">.*?entrusted/);
    expect(marked).toMatch(/<ins role="insertion">.*?charged/);
    expect(marked).toContain('deleted: “entrusted”; inserted: “charged”');
    expect(marked).toContain('renamed: from “Sindh Police” to “Police of Sindh”');
    expect(marked).toContain('by Sindh Child Protection Authority (SCPA)');
    expect(marked).toMatch(/accepted by National Commission on the Rights? of [^<]*Child/u);
    for (const name of ['Mariam Khan', 'moderator@']) expect(marked).not.toContain(name);
    expect(marked).toContain('26 sections are the same in both editions.');
    for (const number of [1, 2]) {
      expect(marked).toContain(`id="c${number}"`);
      expect(marked).toContain(`id="l${number}"`);
    }
    const ids = [...marked.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(await html(`${at}/compare/1.0...1.1?view=list`)).toContain('deleted: “entrusted”; inserted: “charged”');
    const side = await html(`${at}/compare/1.0...1.1?view=side`);
    const [old, now] = side.split('class="sides"')[1]!.split('class="lab">Edition 1.1');
    expect(old).toMatch(/<del role="deletion">.*?entrusted.*?<\/del> with/);
    expect(old).not.toContain('<ins');
    expect(now).toMatch(/<ins role="insertion">.*?charged.*?<\/ins> with/);
    expect(now).not.toContain('<del');
    const spoken = await html(`${at}/compare/1.0...1.1?lang=ur`);
    expect(spoken).toMatch(/<del role="deletion"><span class="vh" lang="ur">/);
    expect(await html(`${at}/compare/1.1...1.0`)).toMatch(/<ins role="insertion">.*?entrusted/);
  });

  test('the history of the section tells it, and compares its two texts', async () => {
    const section = await html(`${at}/sindh/sindh-police`);
    expect(section).toContain('deleted: “entrusted”; inserted: “charged”');
    const [compared] = /\/institutional-framework\/sindh\/[a-z-]+\/compare\/1\.\.\.2/.exec(section)!;
    expect(await html(compared)).toMatch(/<del role="deletion">.*?entrusted/);
  });

  test('old addresses of the section lead on, with what stood behind them, and on a day to the address it had', async () => {
    const today = await html(`${at}/sindh/police-of-sindh`);
    expect(today).toContain('Police of Sindh');
    expect(await led('sindh/sindh-police')).toEqual([302, `${at}/sindh/police-of-sindh`]);
    expect(await led('sindh/sindh-police/history')).toEqual([302, `${at}/sindh/police-of-sindh/history`]);
    expect(await led('sindh/sindh-police/feed.atom')).toEqual([302, `${at}/sindh/police-of-sindh/feed.atom`]);
    expect(await led('sindh/sindh-police/compare/1...2')).toEqual([302, `${at}/sindh/police-of-sindh/compare/1...2`]);
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Karachi' }).format(new Date());
    expect(await led(`at/${day}/sindh/sindh-police`)).toEqual([302, `${at}/at/${day}/sindh/police-of-sindh`]);
    expect(await led(`at/${day}/sindh/nobody`)).toEqual([404, null]);
    expect(await led('at/1999-01-01/sindh/sindh-police')).toEqual([404, null]);
  });

  test('feeds tell the edition, and the changes of the section in words', async () => {
    const feed = await fetch(`${world.app.address}${at}/feed.atom`);
    expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const editions = new JSDOM(await feed.text(), { contentType: 'application/xml' }).window.document;
    const texts = (of: Document, name: string) => [...of.querySelectorAll(name)].map((it) => it.textContent);
    expect(texts(editions, 'entry > title')).toEqual([
      'Institutional Framework for addressing Child Trafficking, edition 1.1',
      'Institutional Framework for addressing Child Trafficking, edition 1.0',
    ]);
    expect(texts(editions, 'entry > summary')[0]).toContain('The police are charged with it.');
    expect(texts(editions, 'entry > id')[0]).toMatch(/^https?:\/\/[^/]+\/institutional-framework\/editions\/1\.1$/);
    const section = await html(`${at}/sindh/police-of-sindh/feed.atom`);
    expect(section).toContain('deleted: “entrusted”; inserted: “charged”');
    expect(
      new JSDOM(section, { contentType: 'application/xml' }).window.document.querySelectorAll('entry'),
    ).toHaveLength(2);
    expect(await html(`${at}/sindh/police-of-sindh`)).toContain(
      `<link rel="alternate" type="application/atom+xml" href="${at}/sindh/police-of-sindh/feed.atom"`,
    );
  });

  test('the printed sheet names the edition and its day, by a rule the policy allows', async () => {
    const answer = await fetch(`${world.app.address}${at}`);
    const rule = /<style>([^<]*)<\/style>/.exec(await answer.text())![1]!;
    expect(rule).toMatch(/Child Trafficking, edition 1\.1, \d+ \w+ \d{4}"/);
    const hash = createHash('sha256').update(rule).digest('base64');
    expect(answer.headers.get('content-security-policy')).toContain(`style-src 'self' 'sha256-${hash}'`);
  });

  test('the old edition stays, under a banner', async () => {
    const old = await html(`${at}/editions/1.0`);
    expect(old).toContain('You are reading edition 1.0, which is not the current one.');
    expect(old).toContain('1 of its 27 sections has changed since.');
    expect(old).toContain('The Sindh Police is entrusted with');
    expect(old).not.toContain('feedback/new');
    expect(await status(`${at}/editions/1.0/manifest.json`)).toBe(200);
    // The page of one section speaks of that section alone.
    for (const [path, says] of [
      ['sindh/sindh-police', 'This section has changed since.'],
      ['sindh/labor-department', 'This section has not changed since.'],
    ])
      expect(await html(`${at}/editions/1.0/${path}`)).toContain(says);
    expect(await led('editions/1.0/sindh/police-of-sindh')).toEqual([302, `${at}/editions/1.0/sindh/sindh-police`]);
  });
});

test('a former address of a section is understood wherever a section is named', async () => {
  const to = async (path: string): Promise<unknown> =>
    (await fetch(`${world.app.address}${at}${path}`, { redirect: 'manual' })).headers.get('location');
  expect(await to('?part=sindh/sindh-police')).toBe(`${at}#sindh/police-of-sindh`);
  expect(await to('/editions/1.0?part=sindh/police-of-sindh')).toBe(`${at}/editions/1.0#sindh/sindh-police`);
  for (const form of ['feedback/new', 'alerts']) {
    const { window } = new JSDOM(await html(`${at}/${form}?section=sindh/sindh-police`));
    const named = window.document.querySelector<HTMLInputElement>('form [name=section]')?.value;
    expect([form, named]).toEqual([form, 'sindh/police-of-sindh']);
  }
  expect(await status(`${at}/feedback/new?section=%00`)).toBe(200);
});

test.each(['/sindh/sindh-police', '?part=sindh/sindh-police', '/editions/1.0/sindh/police-of-sindh'])(
  'who asks for %s in Urdu is led on in Urdu',
  async (path) => {
    const asked = `${world.app.address}${at}${path}${path.startsWith('?') ? '&' : '?'}lang=ur`;
    const { status: answered, headers } = await fetch(asked, { redirect: 'manual' });
    expect([answered, headers.get('set-cookie')]).toEqual([302, expect.stringContaining('lang=ur')]);
  },
);
