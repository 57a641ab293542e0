import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { hashPassword } from '../accounts/index.js';
import { jobsDone } from '../testing/until.js';
import { document, must, password, startWorld, type World } from '../testing/world.js';
import { askEverything, atOnce, crawl, type Said } from './testing/secrets/look-everywhere.js';
import { type Reader, readers, secretPlaces } from './testing/secrets/secret-places.js';

// Trust, A3 rows 8 and 36: words are planted in every place that not everybody reads, and looked for wherever others may ask.

/** No hash, id or word of the text holds such letters in a row. */
const letters = 'ghjkmnpqrtvwxyz';
const length = 8;
const run = new RegExp(`[${letters}]{${String(length)},}`, 'giu');
let made = 0;
/** Another one each time, and the same ones in each run. */
const newWord = (): string =>
  [
    ...createHash('sha256')
      .update(`word ${String(made++)}`)
      .digest()
      .subarray(0, length),
  ]
    .map((byte) => letters[byte % letters.length])
    .join('');
const perPlace = 10;

let world: World;
const planted = new Map<string, string[]>();
const placeOf = new Map<string, string>();
const ids = new Map<string, string[]>();
let before: Said[] | undefined;
beforeAll(async () => {
  world = await startWorld({ settings: { trustedProxies: ['127.0.0.1'] } });
  const source = world.app.app.get(DataSource);
  // An officer of another department in the same province: may propose on the same sections.
  const [person] = (await source.query(
    `insert into person (email, name, password_hash, organisation_id)
     select 'next-door@sindh.example', 'Next Door', $1, id from organisation where slug = 'sindh-labor-department' returning id`,
    [await hashPassword(password)],
  )) as [{ id: string }];
  await source.query(`insert into role_grant (person_id, role, jurisdiction) values ($1, 'officer', 'sindh')`, [
    person.id,
  ]);
  const inOrder = [...secretPlaces].sort((a, b) => Number(b.publishes ?? false) - Number(a.publishes ?? false));
  for (const { place, plant, publishes } of inOrder) {
    if (!publishes) before ??= await crawl(world.app.address, ['/', `/${document}`, '/search', '/track']);
    const words = Array.from({ length: perPlace }, newWord);
    planted.set(place, words);
    for (const word of words) placeOf.set(word, place);
    const made = await plant(world, words.join(' '));
    for (const [name, id] of Object.entries(made)) ids.set(name, [...(ids.get(name) ?? []), id]);
  }
  ids.set('sectionId', [...new Set(ids.get('sectionId'))]);
  await jobsDone(world.app);
}, 400_000);
afterAll(() => world.close());

/** The planted words in a text, wherever in it they stand, in one pass. */
const wordsIn = (text: string): string[] =>
  [...text.matchAll(run)].flatMap(([letters]) =>
    Array.from({ length: letters.length - length + 1 }, (_, at) => letters.slice(at, at + length).toLowerCase()).filter(
      (word) => placeOf.has(word),
    ),
  );

/** The places of whose words something was said to who may not read them, and where. */
function told(said: readonly Said[], reader: Reader): string[] {
  const hidden = new Set(secretPlaces.filter(({ seenBy }) => !seenBy.includes(reader)).map(({ place }) => place));
  const leaks = said.flatMap(({ at, words }) => wordsIn(words).map((word) => [placeOf.get(word) ?? '', at] as const));
  return [...new Map(leaks.filter(([place]) => hidden.has(place))).entries()].map(([place, at]) => `${place}: ${at}`);
}

describe('rows 8 and 36: of 310 planted words', () => {
  it('there are as many or more, and those who may read them do: the test can fail', async () => {
    expect([...planted.values()].flat().length).toBeGreaterThanOrEqual(310);
    const said = await askEverything(await world.as('moderator@commission'), ids);
    const words = planted.get('held feedback') ?? [];
    expect(said.some((each) => words.every((word) => wordsIn(each.words).includes(word)))).toBe(true);
    expect(told(said, 'nobody').some((leak) => leak.startsWith('held feedback: '))).toBe(true);
    const own = await askEverything(await world.as('colleague@sindh'), ids);
    for (const place of ['title of a draft', 'text of a room', 'parked change']) {
      const theirs = planted.get(place) ?? [];
      expect([place, own.some((each) => theirs.every((word) => each.words.includes(word)))]).toEqual([place, true]);
    }
  }, 120_000);

  it('no public page, feed, export or file says one', async () => {
    const said = await crawl(world.app.address, ['/', `/${document}`, '/search', '/track']);
    expect(said.length).toBeGreaterThan(100);
    expect(told(said, 'nobody')).toEqual([]);
    // And none is there that was not there before, but for the public feedback: what is secret adds no page and no count.
    const isOfFeedback = /\/feedback|\/feed/u;
    const addresses = (all: readonly Said[]) =>
      all
        .map(({ at }) => at)
        .filter((at) => !isOfFeedback.test(at))
        .sort();
    expect(addresses(said)).toEqual(addresses(before ?? []));
  }, 180_000);

  it('no search finds one: each is answered as a word that stands nowhere', async () => {
    let nth = 0;
    const search = async (word: string) => {
      // From another network address each time: one reader may not search so often.
      nth += 1;
      const headers = { 'x-forwarded-for': `10.0.${String(nth >> 8)}.${String(nth & 255)}` };
      const pages = await Promise.all(
        [`/search?q=${word}`, `/${document}/search?q=${word}`].map(async (at) => {
          const answer = await fetch(world.app.address + at, { headers });
          return `${String(answer.status)} ${await answer.text()}`;
        }),
      );
      return pages.join('\n').replaceAll(word, 'WORD');
    };
    const nowhere = await search(newWord());
    expect(nowhere).toContain('WORD');
    const found = await atOnce([...planted.values()].flat(), async (word) =>
      (await search(word)) === nowhere ? [] : [word],
    );
    expect(found.flat()).toEqual([]);
  }, 180_000);

  it.each(readers)(
    'no address of the API says one to %s who may not read it, nor in what it refuses',
    async (reader) => {
      const client = reader === 'nobody' ? world.anyone() : await world.as(reader);
      const said = await askEverything(client, ids);
      expect(said.length).toBeGreaterThan(100);
      expect(told(said, reader)).toEqual([]);
      expect(said.filter(({ words }) => /"status":5\d\d/u.test(words))).toEqual([]);
    },
    120_000,
  );

  it('the audit trail holds none: neither its rows nor what was sent to webhooks', async () => {
    const rows = await world.app.app
      .get(DataSource)
      .query(
        'select row_to_json(event)::text as row from event union all select row_to_json(webhook_delivery)::text from webhook_delivery',
      );
    expect(wordsIn(JSON.stringify(rows))).toEqual([]);
    must(await world.anyone().get('/documents'));
  });
});
