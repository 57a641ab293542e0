import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { ProposalView } from '@tarmeem/contract';
import type { Client } from '../testing/client.js';
import { changesOf, decide, draftOf, prepare, publish } from '../testing/deciding.js';
import { begin, holdsIn, must, propose, startWorld, submit, type World, write } from '../testing/world.js';

jest.setTimeout(30_000);
let world: World;
let [officer, punjab, moderator, publisher]: Client[] = [];
let police: string;
beforeAll(async () => {
  world = await startWorld();
  [officer, punjab, moderator, publisher] = await Promise.all(
    ['officer@sindh', 'officer@punjab', 'moderator@commission', 'publisher@commission'].map((name) => world.as(name)),
  );
  await holdsIn(world, 'officer@punjab', null);
  police = (await world.section('sindh/sindh-police')).sectionId;
}, 90_000);
afterAll(() => world.close());

/** A proposal of these words, decided. */
async function decided(words: [string, string], outcome: 'accepted' | 'rejected' | 'returned'): Promise<number> {
  const { id, number } = await propose(officer!, { sectionId: police, edit: { words: [words] } });
  must(
    await decide(
      moderator!,
      id,
      (await changesOf(moderator!, id)).map((change) => [change, outcome] as const),
    ),
  );
  return number!;
}

/** What is told of a new change, proposed by another body. */
async function toldOf(words: [string, string]) {
  const { id } = await propose(punjab!, { sectionId: police, edit: { words: [words] } });
  const [change] = await changesOf(moderator!, id);
  const { version } = must(await punjab!.get<ProposalView>(`/proposals/${id}`));
  must(await punjab!.post(`/proposals/${id}/withdrawal`, { version, body: {} }));
  return change!;
}

describe('what was decided before on the same words', () => {
  let first: number;
  beforeAll(async () => {
    first = await decided(['swift', 'quick'], 'rejected');
  });

  test('is told of the identical change, and of others with what they would have said', async () => {
    const same = await toldOf(['swift', 'quick']);
    expect(same.decidedBefore).toMatchObject({ proposal: first, outcome: 'rejected' });
    expect(same.decidedHere).toEqual([]);
    const other = await toldOf(['swift', 'rapid']);
    expect(other.decidedBefore).toBeNull();
    expect(other.decidedHere).toEqual([
      {
        proposal: first,
        outcome: 'rejected',
        reason: 'The source does not say so.',
        decidedBy: { id: expect.any(String), name: expect.any(String) },
        at: expect.any(String),
        before: 'swift',
        after: 'quick',
      },
    ]);
  });

  test('is not told of other words of the section', async () => {
    expect(await toldOf(['vital', 'free'])).toMatchObject({ decidedBefore: null, decidedHere: [] });
  });

  test('is still told when the section reads otherwise elsewhere, and no more when these words do', async () => {
    await decided(['entrusted', 'charged with the duty'], 'accepted');
    must(await prepare(moderator!));
    must(await publish(publisher!, await draftOf(publisher!)));
    const after = await toldOf(['swift', 'rapid']);
    expect(after.decidedHere).toMatchObject([{ proposal: first, before: 'swift', after: 'quick' }]);
    expect((await toldOf(['charged', 'tasked'])).decidedHere).toEqual([]);
  });

  test('is the newest three of many, newest first', async () => {
    const numbers: number[] = [];
    for (const word of ['fast', 'brisk', 'speedy']) numbers.unshift(await decided(['swift', word], 'returned'));
    const { decidedHere } = await toldOf(['swift', 'rapid']);
    expect(decidedHere.map(({ proposal }) => proposal)).toEqual(numbers);
  });

  test('is not told to a moderator who would not see the proposal that it was decided in', async () => {
    // It acts in both provinces, so a moderator of either sees all of it.
    const { sectionId } = await world.section('punjab/punjab-police');
    const { id } = await begin(punjab!, sectionId);
    await write(punjab!, id, { sectionId, edit: { heading: 'Police of Punjab' } });
    await write(punjab!, id, { sectionId: police, edit: { words: [['swift', 'quick']] } });
    await submit(punjab!, id);
    const told = async () => (await changesOf(moderator!, id)).find(({ aspect }) => aspect === 'body')!;
    expect(await told()).toMatchObject({ decidedBefore: { proposal: first }, decidedHere: [{}, {}, {}] });
    await holdsIn(world, 'moderator@commission', 'punjab');
    expect(await told()).toMatchObject({ decidedBefore: null, decidedHere: [] });
    await holdsIn(world, 'moderator@commission', null);
  });
});
