import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedbackReceipt, OrganisationsView, PeoplePage } from '@tarmeem/contract';
import { acceptAll, prepare, publish } from '../testing/deciding.js';
import { letterTo } from '../testing/outbox.js';
import { begin, document, must, password, startWorld, submit, type World, write } from '../testing/world.js';
import { crawl, type Said } from './testing/secrets/look-everywhere.js';

// Incidents of others (trust, A3, rows 10 and 38): a name or a title that is markup.

/** Ends an attribute, a title, a script and a CDATA, and begins an element, marked with the place where it was written. */
const hostile = (place: string): string => `${place}"'></title></script>]]><img src=x onerror=alert(1)>`;
const began = /<img src=x/iu;

let world: World;
let said: Said[];
beforeAll(async () => {
  world = await startWorld();
  const [admin, officer, moderator, publisher] = await Promise.all(
    ['admin@commission', 'officer@sindh', 'second@commission', 'publisher@commission'].map((name) => world.as(name)),
  );
  if (!admin || !officer || !moderator || !publisher) throw new Error('Somebody is not there');
  const { organisations } = must(await admin.get<OrganisationsView>('/organisations'));
  for (const { id, version, slug, jurisdiction } of organisations) {
    const body = { name: hostile(`Organisation ${slug}`), jurisdiction, onlyFocalSubmits: false };
    must(await admin.put(`/organisations/${id}`, { version, body }));
  }
  for (const [client, name] of [
    [officer, 'Officer'],
    [moderator, 'Moderator'],
    [publisher, 'Publisher'],
  ] as const)
    must(await client.put('/me/profile', { body: { name: hostile(name), language: 'en' } }));
  const { sectionId } = await world.section('sindh/sindh-police');
  const { id } = await begin(officer, sectionId);
  await write(officer, id, { sectionId, edit: { heading: hostile('Heading') } });
  await submit(officer, id, hostile('Proposal'));
  await acceptAll(moderator, id);
  must(await prepare(moderator, { changeNote: hostile('Note'), major: true }));
  must(await publish(publisher));
  const body = { kind: 'comment', sectionId, text: hostile('Feedback'), name: hostile('Sender') };
  must(await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, { body }));
  said = await crawl(world.app.address, ['/', `/${document}`, '/search?q=onerror', `/${document}/search?q=onerror`]);
}, 240_000);
afterAll(() => world.close());

/** What a browser or a reader of feeds takes as markup. */
const isMarkup = ({ words }: Said): boolean => /^content-type: [^\n]*(?:html|xml)/imu.test(words);

describe('rows 10 and 38: names, titles and notes that are markup', () => {
  it.each([
    ['the pages', /^\/[^?]*$/u],
    ['the section’s title, its heading and its history', /\/sindh\//u],
    ['comparisons', /\/compare\//u],
    ['editions', /\/editions/u],
    ['feeds', /feed\.atom/u],
    ['feedback', /\/feedback/u],
    ['searches', /search\?q=/u],
    ['files to keep', /\.html$/u],
    ['Word files', /\.docx$/u],
    ['the contents of the document', /^\/institutional-framework$/u],
  ])('are words in %s', (_, address) => {
    const there = said.filter((page) => address.test(page.at) && isMarkup(page));
    expect(there.length).toBeGreaterThan(0);
    expect(there.filter(({ words }) => began.test(words)).map(({ at }) => at)).toEqual([]);
    expect(there.some(({ words }) => words.includes('&lt;img src=x'))).toBe(true);
  });

  it('begin nothing anywhere else that is reached', () => {
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((page) => isMarkup(page) && began.test(page.words)).map(({ at }) => at)).toEqual([]);
  });

  it('are words in a letter, and add no line to its head', async () => {
    const officer = await world.as('officer@sindh');
    must(await officer.put('/me/password', { body: { current: password, password: 'seven unrelated herons' } }));
    const letter = await letterTo(world.app, 'officer@sindh.example');
    expect(letter.html).not.toMatch(began);
    expect(letter.html).toContain('&lt;img src=x');
    expect([...letter.headers.keys()].filter((name) => /onerror|img/u.test(name))).toEqual([]);
    expect(letter.subject).not.toContain('\n');
  });

  it('are given to programs as JSON only, which nothing takes for a page', async () => {
    const admin = await world.as('admin@commission');
    const answer = await admin.get<PeoplePage>('/people');
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/u);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(JSON.stringify(answer.body)).toContain('<img src=x');
  });
});
