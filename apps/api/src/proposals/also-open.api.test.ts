import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AlsoOpenView, CollisionsView, ProposalView } from '@tarmeem/contract';
import { changesOf, decide } from '../testing/deciding.js';
import { begin, must, propose, startWorld, type World, write } from '../testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());

it('an author sees which bodies have the same section open, never a draft, a person, or what is decided against', async () => {
  const [amna, focal] = [await world.as('officer@sindh'), await world.as('focal@sindh')];
  const { sectionId } = await world.section('sindh/sindh-police');
  const own = await begin(amna, sectionId);
  const of = () => amna.get<AlsoOpenView>(`/proposals/${own.id}/sections/${sectionId}/also-open`);
  expect(must(await of()).items).toEqual([]);

  const draft = await begin(focal, sectionId);
  await write(focal, draft.id, { sectionId, edit: { words: [['entrusted', 'charged']] } });
  expect(must(await of()).items).toEqual([]);

  const open: ProposalView = await propose(focal, {
    sectionId,
    edit: { words: [['entrusted', 'tasked']], heading: 'Police' },
  });
  const seen = must(await of());
  expect(seen.items.map(({ aspect, proposal }) => [aspect, proposal])).toEqual([
    ['heading', open.number],
    ['body', open.number],
  ]);
  expect(seen.items[1]?.gaps.length).toBeGreaterThan(0);
  expect(JSON.stringify(seen)).not.toMatch(/Farah|Memon|tasked|example/u);

  const moderator = await world.as('moderator@commission');
  const changes = await changesOf(moderator, open.id);
  must(
    await decide(
      moderator,
      open.id,
      changes.map((change, nth) => [change, nth === 0 ? 'rejected' : 'accepted'] as const),
    ),
  );
  const after = must(await of());
  expect(after.items.map(({ aspect }) => aspect)).toEqual(['body']);

  const punjab = await world.as('officer@punjab');
  expect((await punjab.get(`/proposals/${own.id}/sections/${sectionId}/also-open`)).status).toBe(404);
});

it('before sending, an author is told which of the draft’s changes touch other proposals, by the body’s name alone', async () => {
  const [amna, focal] = [await world.as('colleague@sindh'), await world.as('officer@sindh')];
  const [police, labour] = [await world.section('sindh/sindh-police'), await world.section('sindh/labor-department')];
  const own = await begin(amna, labour.sectionId);
  const collisions = async (who = amna) => must(await who.get<CollisionsView>(`/proposals/${own.id}/collisions`)).items;
  await write(amna, own.id, {
    sectionId: labour.sectionId,
    edit: {
      words: [
        ['fair labor practices', 'decent work'],
        ['It also addresses', 'It addresses'],
      ],
    },
  });
  await write(amna, own.id, { sectionId: police.sectionId, edit: { heading: 'Police of Sindh' } });
  expect(await collisions()).toEqual([]);

  const draft = await begin(focal, labour.sectionId);
  await write(focal, draft.id, {
    sectionId: labour.sectionId,
    edit: { words: [['fair labor practices', 'fair work']] },
  });
  expect(await collisions()).toEqual([]);
  const sent = await propose(focal, {
    sectionId: labour.sectionId,
    edit: { words: [['fair labor practices', 'just work']] },
  });
  const renamed = await propose(focal, { sectionId: police.sectionId, edit: { heading: 'The Sindh Police' } });
  const found = await collisions();
  expect(found).toMatchObject(
    [
      { heading: 'Labor Department', change: { aspect: 'body' }, others: [{ proposal: sent.number, pending: false }] },
      {
        heading: 'Sindh Police',
        change: { aspect: 'heading' },
        others: [{ proposal: renamed.number, pending: false }],
      },
    ].sort(
      (a, b) => found.findIndex((it) => it.heading === a.heading) - found.findIndex((it) => it.heading === b.heading),
    ),
  );
  expect(found).toHaveLength(2);
  expect(JSON.stringify(found)).not.toMatch(/just work|fair work|The Sindh|example/u);

  const moderator = await world.as('moderator@commission');
  must(
    await decide(
      moderator,
      sent.id,
      (await changesOf(moderator, sent.id)).map((change) => [change, 'accepted'] as const),
    ),
  );
  must(
    await decide(
      moderator,
      renamed.id,
      (await changesOf(moderator, renamed.id)).map((change) => [change, 'rejected'] as const),
    ),
  );
  expect(await collisions()).toMatchObject([{ others: [{ proposal: sent.number, pending: true }] }]);
  const punjab = await world.as('officer@punjab');
  expect((await punjab.get(`/proposals/${own.id}/collisions`)).status).toBe(404);
});
