import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DraftView, ProposalView } from '@tarmeem/contract';
import { Work } from '../platform/index.js';
import type { Client } from '../testing/client.js';
import { acceptAll, changesOf, decide, draftOf, prepare, publish } from '../testing/deciding.js';
import { must, propose, startWorld, type World } from '../testing/world.js';

let world: World;
let [officer, colleague, moderator, second, publisher]: Client[] = [];
beforeAll(async () => {
  world = await startWorld();
  [officer, colleague, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'colleague@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map(
      (name) => world.as(name),
    ),
  );
}, 90_000);
afterAll(() => world.close());

const section = async (path: string): Promise<string> => (await world.section(path)).sectionId;
async function accepted(who: Client, sectionId: string, words: [string, string]): Promise<ProposalView> {
  const proposal = await propose(who, { sectionId, edit: { words: [words] } });
  await acceptAll(moderator!, proposal.id);
  return proposal;
}
/** Of each proposal in the draft, whether its changes go out. */
const goesOut = ({ sections }: DraftView): Record<string, boolean> =>
  Object.fromEntries(
    sections.flatMap(({ changes }) => changes.map(({ proposal, selected }) => [proposal.id, selected])),
  );
const idOf = ({ sections }: DraftView, { id }: ProposalView): string =>
  sections.flatMap(({ changes }) => changes).find(({ proposal }) => proposal.id === id)!.id;

test('a preparation takes in nothing that its preparer did not see', async () => {
  const one = await accepted(officer!, await section('sindh/sindh-police'), ['swift', 'quick']);
  const seen = await draftOf(second!);
  const other = await accepted(officer!, await section('sindh/labor-department'), ['grievances', 'complaints']);
  const early = await prepare(second!, { seen, changeNote: 'Only the police.' });
  expect([early.status, early.body]).toMatchObject([412, { code: 'stale', facts: { version: seen.version } }]);
  const now = await draftOf(second!);
  expect(now.preparation).toBeNull();
  expect(now.version).toBe(seen.version);

  // Over what is there now it is prepared; and so it is that what is taken out meanwhile is told, not pointed at as an error.
  const leaveOut = [idOf(now, other)];
  expect(goesOut(must(await prepare(second!, { seen: now, leaveOut })))).toEqual({ [one.id]: true, [other.id]: false });
  const before = await draftOf(second!);
  const [gone] = await changesOf(moderator!, other.id);
  must(await decide(moderator!, other.id, [[gone!, 'rejected']]));
  const late = await prepare(moderator!, { seen: before, leaveOut, changeNote: 'Other words.' });
  expect([late.status, late.body]).toMatchObject([412, { code: 'stale' }]);

  // What comes in after the preparation stays out of it, and keeps nobody from publishing what they saw.
  const ready = await draftOf(publisher!);
  const since = await accepted(officer!, await section('sindh/labor-department'), ['grievances', 'objections']);
  must(await publish(publisher!, ready));
  expect(Object.keys(goesOut(await draftOf(second!)))).toEqual([since.id]);
});

test('leaving out one of two identical changes leaves out the edit, whichever of them it is', async () => {
  const police = await section('sindh/sindh-police');
  const beside = await accepted(officer!, police, ['entrusted', 'charged']);
  const first = await accepted(officer!, police, ['vital', 'free']);
  const twin = await accepted(colleague!, police, ['vital', 'free']);
  await world.app.app
    .get(Work)
    .run((tx) =>
      tx.query(
        `insert into contributor (proposal_id, person_id, how) select $1, id, 'write' from person where email = 'publisher@commission.example'`,
        [twin.id],
      ),
    );
  const draft = must(await prepare(second!));
  expect((await draftOf(publisher!)).blocking).toEqual([
    { code: 'own-words', detail: expect.any(String), changeIds: [idOf(draft, twin)] },
  ]);
  for (const left of [twin, first]) {
    const leaveOut = [idOf(draft, left)];
    const without = goesOut(must(await prepare(second!, { leaveOut, changeNote: `Without ${left.id}.` })));
    expect(without).toMatchObject({ [beside.id]: true, [first.id]: false, [twin.id]: false });
    expect((await draftOf(publisher!)).blocking).toEqual([]);
  }
});

test('an identical change that comes in later goes with the one that was there', async () => {
  const draft = await draftOf(second!);
  const [first] = draft.sections.flatMap(({ changes }) => changes).filter(({ twins }) => twins.length > 0);
  must(await prepare(second!, { changeNote: 'With it.' }));
  const third = await accepted(colleague!, await section('sindh/sindh-police'), ['vital', 'free']);
  expect(goesOut(await draftOf(publisher!))).toMatchObject({ [first!.proposal.id]: true, [third.id]: true });
});
