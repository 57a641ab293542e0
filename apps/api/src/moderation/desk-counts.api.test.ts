import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { ProposalView, QueueView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import type { Client } from '../testing/client.js';
import { acceptAll, changesOf, decide, prepare, publish } from '../testing/deciding.js';
import { changeStructure } from '../testing/structure.js';
import { begin, document, must, propose, startWorld, submit, type World } from '../testing/world.js';
import { verifyDeskCounts } from './index.js';

jest.setTimeout(60_000);
let world: World;
let [officer, colleague, punjab, moderator, second, publisher]: Client[] = [];
beforeAll(async () => {
  world = await startWorld();
  [officer, colleague, punjab, moderator, second, publisher] = await Promise.all(
    [
      'officer@sindh',
      'colleague@sindh',
      'officer@punjab',
      'moderator@commission',
      'second@commission',
      'publisher@commission',
    ].map((name) => world.as(name)),
  );
}, 90_000);
afterAll(() => world.close());

const queue = async (filter = ''): Promise<QueueView> =>
  must(await moderator!.get<QueueView>(`/documents/${document}/queue?${filter}`));
const countsOf = async (filter = '') => (await queue(filter)).counts;
const wrong = () => verifyDeskCounts(world.app.app.get(DataSource));

async function sendFeedback(sectionId: string): Promise<void> {
  const body = { kind: 'correction', sectionId, text: 'The helpline is another one now.' };
  must(await world.anyone().post(`/documents/${document}/feedback`, { body }));
}

test('the counts of the desk go on with what happens, in each scope, and verify compares them', async () => {
  const [police, other] = await Promise.all([
    world.section('sindh/sindh-police'),
    world.section('punjab/punjab-police'),
  ]);
  const edit = { words: [['entrusted', 'charged']] as [string, string][] };
  const mine = await propose(officer!, { sectionId: police!.sectionId, edit });
  const theirs = await propose(punjab!, {
    sectionId: other!.sectionId,
    edit: { words: [['tasked', 'charged']] },
  });
  await sendFeedback(police!.sectionId);
  await sendFeedback(other!.sectionId);
  expect(await countsOf()).toEqual({ open: 2, returned: 0, decided: 0, mine: 0, feedback: 2 });
  expect(await countsOf('jurisdiction=punjab')).toEqual({ open: 1, returned: 0, decided: 0, mine: 0, feedback: 1 });

  const [change] = await changesOf(moderator!, theirs.id);
  must(await decide(moderator!, theirs.id, [[change!, 'returned']]));
  await acceptAll(moderator!, mine.id);
  expect(await countsOf()).toMatchObject({ open: 0, returned: 1, decided: 1 });
  expect(await wrong()).toEqual([]);

  const { version } = must(await punjab!.get<ProposalView>(`/proposals/${theirs.id}`));
  must(await punjab!.post(`/proposals/${theirs.id}/withdrawal`, { body: {}, version }));
  expect(await countsOf()).toMatchObject({ open: 0, returned: 0, decided: 1 });
  expect(await wrong()).toEqual([]);
});

test('a row that is kept shows what happened to its proposal, and to no other', async () => {
  const { sectionId } = await world.section('sindh/labor-department');
  const one = await propose(officer!, { sectionId, edit: { heading: 'Department of Labour' } });
  const { sectionId: otherId } = await world.section('punjab/labor-department');
  const two = await propose(punjab!, { sectionId: otherId, edit: { heading: 'Department of Labour and Work' } });
  const row = async (id: string) => (await queue('state=all')).items.find((item) => item.id === id);
  const before = await row(two.id);
  expect(await row(one.id)).toMatchObject({ open: 1, decided: 0 });
  await acceptAll(moderator!, one.id);
  expect(await row(one.id)).toMatchObject({ open: 0, decided: 1, state: 'closed' });
  expect(await row(two.id)).toEqual(before);
});

test('under each filter, what is counted is what is listed', async () => {
  const { sectionId } = await world.section('sindh/sindh-police');
  const touched = await propose(officer!, { sectionId, edit: { words: [['entrusted', 'bound']] } });
  await propose(colleague!, { sectionId, edit: { words: [['entrusted', 'burdened']] } });
  const [said] = (await queue('kind=feedback')).feedback;
  must(await moderator!.put(`/proposals/${touched.id}/claim`, { body: {} }));
  must(await moderator!.put(`/feedback/${said!.id}/claim`, { body: {} }));
  const { organisations } = await queue();
  expect(organisations.length).toBeGreaterThan(1);
  const filters = [
    '',
    'age=late',
    'age=week',
    'whose=mine',
    'whose=nobody',
    'conflicts=yes',
    'outdated=yes',
    'find=words',
    'jurisdiction=punjab&whose=nobody',
    ...organisations.map(({ slug }) => `organisation=${slug}`),
    `organisation=${organisations[0]!.slug}&whose=mine`,
  ];
  for (const filter of filters) {
    const listed = async (more: string) => queue(`${filter}&${more}`);
    const { counts, organisations: offered } = await listed('');
    const own = await queue(`${filter.replace(/whose=\w+/u, '')}&whose=mine`);
    expect({ filter, ...counts }).toEqual({
      filter,
      open: (await listed('state=open')).items.length,
      returned: (await listed('state=returned')).items.length,
      decided: (await listed('state=decided')).items.length,
      feedback: (await listed('kind=feedback')).feedback.length,
      mine: own.items.length + own.feedback.length,
    });
    // Whichever organisation is chosen, another can be.
    expect(offered).toEqual(filter.startsWith('jurisdiction') ? expect.any(Array) : organisations);
  }
  expect(await countsOf('whose=mine')).toMatchObject({ open: 1, feedback: 1, mine: 2 });
  expect(await countsOf('conflicts=yes')).toMatchObject({ open: 2, feedback: 0, mine: 1 });
  expect(await countsOf('age=late')).toMatchObject({ open: 0, feedback: 0, mine: 0 });
  // The kind is not among what is counted: it stands beside the counts of both.
  expect(await countsOf('kind=proposals&whose=nobody')).toMatchObject({ feedback: 1, mine: 1 });
  expect((await queue('jurisdiction=punjab')).organisations).toHaveLength(1);
});

test('a section that comes under another jurisdiction takes its feedback along', async () => {
  const { sectionId } = await world.section('sindh/sindh-police');
  const { sectionId: parentId } = await world.section('punjab');
  await world.app.app
    .get(DataSource)
    .query(
      `update role_grant set jurisdiction = null from person where person.id = person_id and email = 'officer@sindh.example'`,
    );
  const draft = await begin(officer!, sectionId);
  const moved = await changeStructure(officer!, draft.id, sectionId, { place: { parentId, afterId: null } });
  expect(moved.status).toBe(200);
  await submit(officer!, draft.id);
  await acceptAll(moderator!, draft.id);
  must(await prepare(second!, { changeNote: 'It belongs there.' }));
  must(await publish(publisher!));
  expect(await countsOf('jurisdiction=sindh')).toMatchObject({ feedback: 0 });
  expect(await countsOf('jurisdiction=punjab')).toMatchObject({ feedback: 2 });
  expect((await queue('jurisdiction=punjab')).feedback).toHaveLength(2);
  expect(await wrong()).toEqual([]);
});

test('a count that somebody changed is named', async () => {
  const source = world.app.app.get(DataSource);
  const runner = source.createQueryRunner();
  await expect(runner.query('update desk_count set n = n + 1')).rejects.toThrow(/permission denied/u);
  await runner.release();
});
