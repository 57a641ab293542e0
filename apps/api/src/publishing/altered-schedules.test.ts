import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { DraftView, EditionView } from '@tarmeem/contract';
import { Work } from '../platform/index.js';
import { verify } from '../audit/testing/forging.js';
import { TestClock } from '../testing/clock.js';
import type { Client } from '../testing/client.js';
import { acceptAll, draftOf, newestEdition, prepare } from '../testing/deciding.js';
import { jobsDone } from '../testing/until.js';
import { document, must, propose, startWorld, type World } from '../testing/world.js';

jest.setTimeout(60_000);
const clock = new TestClock();
let world: World;
let [officer, moderator, second, publisher]: Client[] = [];
beforeAll(async () => {
  world = await startWorld({ clock });
  [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((name) =>
      world.as(name),
    ),
  );
  for (const [path, heading] of [
    ['sindh/sindh-police', 'Police of Sindh'],
    ['sindh/labor-department', 'Labour Department'],
  ] as const) {
    const { sectionId } = await world.section(path);
    await acceptAll(moderator!, (await propose(officer!, { sectionId, edit: { heading } })).id);
  }
}, 90_000);
afterAll(() => world.close());

/** As the application itself, past all that it asks. */
const sql = (text: string): Promise<unknown> => world.app.app.get(Work).run((tx) => tx.query(text));
const editions = async (): Promise<EditionView[]> =>
  must(await world.anyone().get<EditionView[]>(`/documents/${document}/editions`));

/** Confirms the draft for two hours from now, has it altered, and waits until its time. */
async function scheduled(alteration: string | null): Promise<string> {
  must(await prepare(second!, { changeNote: 'As it is called.' }));
  const { version, preparation } = await draftOf(publisher!);
  const at = new Date(clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
  const body = { manifestHash: preparation!.manifestHash, at };
  must(await publisher!.post<DraftView>(`/documents/${document}/draft/schedule`, { version, body }));
  if (alteration !== null) await sql(alteration);
  const { printed } = await verify(world);
  clock.forward(2 * 3600);
  await world.app.app.get(Work).run((tx) => tx.job('fire-schedules', {}));
  await jobsDone(world.app);
  return printed.join('\n');
}

const person = (name: string): string => `(select id from person where email = '${name}.example')`;
const where = `where standing = 'scheduled'`;
const draft = `(select id from edition where standing = 'draft')`;

test.each([
  ['another note', `update edition set change_note = 'Nobody confirmed this.' ${where}`],
  ['another number', `update edition set is_major = true ${where}`],
  ['an earlier time', `update edition set scheduled_for = scheduled_for - interval '1 hour' ${where}`],
  ['another kind', `update edition set kind = 'emergency', reason = 'Now.' ${where}`],
  ['another preparer', `update edition set prepared_by = ${person('moderator@commission')} ${where}`],
  ['another confirmer', `update edition set published_by = ${person('moderator@commission')} ${where}`],
  ['other texts', `update edition set confirmed_hashes = '{}' ${where}`],
  [
    'fewer changes',
    `update accepted set edition_id = ${draft} where change_id = (select change_id from accepted where pending limit 1)`,
  ],
])('a schedule with %s than was confirmed is named, and called off when its time has come', async (_, alteration) => {
  const before = await editions();
  expect(await scheduled(alteration)).toMatch(/the scheduled edition/iu);
  expect(await editions()).toEqual(before);
  expect(await draftOf(second!)).toMatchObject({
    scheduled: null,
    cancelled: { cause: 'not-as-confirmed', by: null },
  });
  expect((await verify(world)).printed.slice(-2)).toEqual([
    expect.stringMatching(/event \d+ called off a schedule that was not as confirmed/iu),
    expect.stringContaining('Everything is as it was written'),
  ]);
});

test('one that nobody altered comes out', async () => {
  await scheduled(null);
  expect(await newestEdition(world.anyone())).toMatchObject({ number: '1.1', changeNote: 'As it is called.' });
  expect((await verify(world)).whole).toBe(true);
});
