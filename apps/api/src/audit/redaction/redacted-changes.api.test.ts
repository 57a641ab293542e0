import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RedactionView, ReviewView, RollbackView } from '@tarmeem/contract';
import { Client as Database } from 'pg';
import type { Answer, Client } from '../../testing/client.js';
import { acceptAll, changesOf, decide, prepare, publish } from '../../testing/deciding.js';
import { document, must, propose, startWorld, type World } from '../../testing/world.js';

const at = `/documents/${document}/redactions`;
let world: World;
let database: Database;
let [officer, moderator, second, publisher]: Client[] = [];
let police: string;
beforeAll(async () => {
  world = await startWorld();
  database = new Database(world.app.database.app);
  await database.connect();
  [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((who) => world.as(who)),
  );
  police = (await world.section('sindh/sindh-police')).sectionId;
}, 120_000);
afterAll(async () => {
  await database?.end();
  await world?.close();
});

const ask = (words: string): Promise<Answer<RedactionView[]>> =>
  moderator!.post<RedactionView[]>(at, { body: { words, reason: 'It is the name of a child.' } });
async function remove(words: string): Promise<void> {
  const [asked] = must(await ask(words));
  must(await second!.post<RedactionView[]>(`${at}/${asked!.id}/decision`, { body: { apply: true } }));
}
const reviewed = async (id: string) =>
  must(await moderator!.get<ReviewView>(`/proposals/${id}/review`)).sections.flatMap(({ changes }) => changes);

test('words that stand in nothing but a prepared rollback, or in for whom a secret link is, are asked for and go', async () => {
  const { id } = await propose(officer!, { sectionId: police, edit: { words: [['swift', 'quick']] } });
  await acceptAll(moderator!, id);
  must(await prepare(second!));
  must(await publish(publisher!));
  const path = `/documents/${document}/rollback`;
  const { version } = must(await moderator!.get<RollbackView>(path));
  const body = { to: '1.0', sectionIds: null, changeNote: 'Of Aasia Mengal.', major: false };
  must(await moderator!.put(path, { version, body: { ...body, reason: 'Qurratulain Baloch was named.' } }));
  const forWhom = 'Zarmina Kakar';
  must(await moderator!.post(`/documents/${document}/draft/preview-links`, { body: { forWhom, days: 3 } }));
  for (const words of ['Aasia Mengal', 'Qurratulain Baloch', forWhom]) await remove(words);
  const { prepared, version: now } = must(await moderator!.get<RollbackView>(path));
  expect(prepared).toMatchObject({ changeNote: 'Of ████████████.', reason: '██████████████████ was named.' });
  const { rows } = await database.query<{ forWhom: string }>('select for_whom as "forWhom" from preview_link');
  expect(rows).toEqual([{ forWhom: '█████████████' }]);
  must(await moderator!.delete(path, { version: now }));
});

test('a change whose new words were taken out is not accepted as it is, and says why; one that takes such words away is', async () => {
  const name = 'Gulwareen Shah';
  const { id } = await propose(officer!, {
    sectionId: police,
    edit: {
      words: [
        ['vital', `vital (${name})`],
        ['entrusted', 'charged'],
      ],
    },
  });
  const headed = await propose(officer!, { sectionId: police, edit: { heading: `Police of ${name}` } });
  await remove(name);
  const [whole, blotted] = await reviewed(id);
  expect(blotted!.may).toMatchObject({
    accept: { allowed: false, because: 'redacted' },
    return: { allowed: true },
    reject: { allowed: true },
    counter: { allowed: true },
  });
  expect(whole!.may.accept).toEqual({ allowed: true });
  for (const proposalId of [id, headed.id]) {
    const change = (await changesOf(moderator!, proposalId)).at(-1);
    const refused = await decide(moderator!, proposalId, [[change!, 'accepted']]);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'redacted', facts: { changeId: change!.id } }]);
  }
  must(
    await decide(moderator!, id, [
      [blotted!, 'returned'],
      [whole!, 'accepted'],
    ]),
  );

  // A published name that is taken out leaves blocks, and whoever proposes to take them away is not kept from it.
  const child = 'Sahiba Noor';
  const named = await propose(officer!, { sectionId: police, edit: { words: [['quick', `quick, says ${child},`]] } });
  await acceptAll(moderator!, named.id);
  must(await prepare(second!));
  must(await publish(publisher!));
  const without = await propose(officer!, {
    sectionId: police,
    edit: { words: [[`quick, says ${child},`, 'quick']] },
  });
  await remove(child);
  const [taken] = await reviewed(without.id);
  expect(taken!.may.accept).toEqual({ allowed: true });
  must(await decide(moderator!, without.id, [[taken!, 'accepted']]));
});
