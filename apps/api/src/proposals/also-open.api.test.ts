import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AlsoOpenView, ProposalView } from '@tarmeem/contract';
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
