import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AlsoOpenView, CollisionsView, ProposalView } from '@tarmeem/contract';
import { changesOf, decide } from '../testing/deciding.js';
import { addSection, changeStructure } from '../testing/structure.js';
import { begin, must, propose, startWorld, submit, type World, write } from '../testing/world.js';

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

it('an author is told who would retire the section, or one above it in the draft, by the body’s name alone', async () => {
  const [amna, rival] = [await world.as('officer@sindh'), await world.as('focal@sindh')];
  const [authority, rights] = [
    (await world.section('sindh/sindh-child-protection-authority')).sectionId,
    (await world.section('sindh/sindh-human-rights-commission')).sectionId,
  ];
  const own = await begin(amna, authority);
  const desk = await addSection(amna, own.id, { parentId: authority, heading: 'Desk' });
  must(await changeStructure(amna, own.id, rights, { place: { parentId: authority, afterId: null } }));
  const told = async (sectionId: string) =>
    must(await amna.get<AlsoOpenView>(`/proposals/${own.id}/sections/${sectionId}/also-open`)).retirements;
  const collisions = async () => must(await amna.get<CollisionsView>(`/proposals/${own.id}/collisions`)).items;

  const theirs = await begin(rival, authority);
  must(await changeStructure(rival, theirs.id, authority, { live: false }));
  expect(await told(authority)).toEqual([]);
  const { number } = await submit(rival, theirs.id, 'It is no more');
  const organisation = 'Sindh Child Protection Authority (SCPA)';
  const it = { proposal: number, organisation, pending: false };
  expect(await told(authority)).toEqual([{ ...it, above: null }]);
  expect(await told(desk)).toEqual([{ ...it, above: organisation }]);
  expect(await told(rights)).toEqual([{ ...it, above: organisation }]);
  const found = await collisions();
  expect(found.map(({ sectionId, change, others }) => [sectionId, change, others])).toEqual(
    expect.arrayContaining([
      [desk, null, [it]],
      [rights, null, [it]],
    ]),
  );
  expect(JSON.stringify([await told(desk), found])).not.toMatch(/Farah|Memon|no more|example/u);

  // Who moves a section away from under what they retire does nothing to it.
  const labour = (await world.section('sindh/labor-department')).sectionId;
  const other = await begin(rival, authority);
  must(await changeStructure(rival, other.id, rights, { place: { parentId: labour, afterId: null } }));
  must(await changeStructure(rival, other.id, authority, { live: false }));
  const sent = await submit(rival, other.id, 'It goes on elsewhere');
  expect((await told(authority)).map(({ proposal }) => proposal)).toEqual([number, sent.number]);
  expect((await told(rights)).map(({ proposal }) => proposal)).toEqual([number]);

  const moderator = await world.as('moderator@commission');
  for (const [{ id }, outcome] of [[theirs, 'rejected'] as const, [sent, 'accepted'] as const])
    must(
      await decide(
        moderator,
        id,
        (await changesOf(moderator, id)).map((change) => [change, outcome] as const),
      ),
    );
  expect(await told(authority)).toEqual([{ ...it, proposal: sent.number, pending: true, above: null }]);
  expect(await told(rights)).toEqual([]);
});
