import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { DraftView, EditionView, ProposalView, SectionView } from '@tarmeem/contract';
import { Work } from '../platform/index.js';
import type { Client } from '../testing/client.js';
import { TestClock } from '../testing/clock.js';
import { acceptAll, changesOf, decide, draftOf, prepare, publish } from '../testing/deciding.js';
import { enrol } from '../testing/second-factor.js';
import { jobsDone } from '../testing/until.js';
import {
  begin,
  document,
  must,
  propose,
  replaceWords,
  startWorld,
  submit,
  type World,
  write,
} from '../testing/world.js';

/**
 * Worked examples of the specification (semantics S12) that tell one story, over HTTP and by their numbers. The others stand where
 * their subject does: 5 accept-with-changes, 6 and 10 publish-structure, 7 decide-changes, 9 publish-rollback, 11 anchors, 12 races.
 */
jest.setTimeout(60_000);
const clock = new TestClock();
let world: World;
let [officer, colleague, punjab, moderator, second, publisher]: Client[] = [];
let [labour, police, bureau]: string[] = [];
beforeAll(async () => {
  world = await startWorld({ clock });
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
  [labour, police, bureau] = await Promise.all(
    ['sindh/labor-department', 'sindh/sindh-police', 'punjab/punjab-police'].map(
      async (path) => (await world.section(path)).sectionId,
    ),
  );
}, 90_000);
afterAll(() => world.close());

const at = `/documents/${document}`;
const read = async (id: string): Promise<ProposalView> => must(await officer!.get<ProposalView>(`/proposals/${id}`));
const section = async (sectionId: string): Promise<SectionView> =>
  must(await world.anyone().get<SectionView>(`${at}/sections/${sectionId}`));
const textOf = async (sectionId: string): Promise<string> => JSON.stringify((await section(sectionId)).body);
const inDraft = async () => (await draftOf(second!)).sections.flatMap(({ changes }) => changes);
const current = async (): Promise<string> => must(await world.anyone().get<EditionView[]>(`${at}/editions`))[0]!.number;

let fourteen: ProposalView;
let fifteen: ProposalView;

test('example 1: #14 of two officers: c1 and c4 accepted, c3 rejected, c2 returned; the round is over, readers see 1.0', async () => {
  const { id } = await begin(officer!, labour!);
  const words: [string, string][] = [
    ['fair labor', 'fair labour'],
    ['awareness', 'knowledge'],
  ];
  await write(officer!, id, { sectionId: labour!, edit: { words } });
  await write(colleague!, id, {
    sectionId: labour!,
    edit: { words: [['It also addresses', 'It addresses']], heading: 'Labour Department' },
  });
  await submit(officer!, id);
  const changes = await changesOf(moderator!, id);
  expect(changes).toHaveLength(4);
  const holding = (word: string) => changes.find(({ payload }) => JSON.stringify(payload).includes(word))!;
  const [c1, c2, c3] = ['labour', 'knowledge', 'also'].map(holding);
  const c4 = changes.find(({ aspect }) => aspect === 'heading')!;
  for (const author of [officer!, colleague!]) expect((await decide(author, id, [[c1!, 'accepted']])).status).toBe(403);
  must(
    await decide(moderator!, id, [
      [c1!, 'accepted'],
      [c4, 'accepted'],
      [c3!, 'rejected'],
      [c2!, 'returned'],
    ]),
  );
  fourteen = await read(id);
  expect(fourteen).toMatchObject({ state: 'drafting', returned: true });
  expect((await inDraft()).map((change) => change.id).sort()).toEqual([c1!.id, c4.id].sort());
  const copy = JSON.stringify(must(await officer!.get(`/proposals/${id}/sections/${labour!}`)));
  expect(['knowledge', 'fair labor ', 'It also addresses'].map((each) => copy.includes(each))).toEqual([
    true,
    true,
    true,
  ]);
  expect([await current(), await textOf(labour!)]).toEqual(['1.0', expect.stringContaining('fair labor ')]);
});

test('example 3, before 1.1: c5 on the words beside c1 collides with #14 by name; taking c1 out would let it in', async () => {
  fifteen = await propose(colleague!, { sectionId: labour!, edit: { words: [['fair labor', 'fair work']] } });
  const [c5] = await changesOf(second!, fifteen.id);
  expect(c5?.overlaps).toMatchObject([{ proposal: fourteen.number, pending: true }]);
  const refused = await decide(second!, fifteen.id, [[c5!, 'accepted']]);
  expect([refused.status, refused.body]).toMatchObject([
    409,
    { code: 'collides', facts: { changeId: c5!.id, touches: [{ proposal: fourteen.number }] } },
  ]);
  expect((await inDraft()).find(({ aspect }) => aspect === 'body')?.mayTakeOut).toEqual({ allowed: true });
});

test('example 3, the other way: c1 taken out, the same edit as c5 is accepted; taken out in turn, it makes way for c1 again', async () => {
  const words = async () =>
    (await inDraft()).filter(({ aspect }) => aspect === 'body').map((change) => change.proposal.id);
  const other = await propose(colleague!, { sectionId: labour!, edit: { words: [['fair labor', 'fair work']] } });
  const [c1] = (await inDraft()).filter(({ aspect }) => aspect === 'body');
  const [asC5] = await changesOf(second!, other.id);
  expect((await decide(second!, other.id, [[asC5!, 'accepted']])).status).toBe(409);
  must(await decide(second!, fourteen.id, [[c1!, 'rejected']]));
  expect(await words()).toEqual([]);
  must(await decide(second!, other.id, [[asC5!, 'accepted']]));
  expect(await words()).toEqual([other.id]);
  const again = async () => (await changesOf(second!, fourteen.id)).find(({ id }) => id === c1!.id)!;
  const refused = await decide(second!, fourteen.id, [[await again(), 'accepted']]);
  expect([refused.status, refused.body]).toMatchObject([409, { code: 'collides' }]);
  const [held] = (await inDraft()).filter(({ aspect }) => aspect === 'body');
  must(await decide(second!, other.id, [[held!, 'rejected']]));
  must(await decide(second!, fourteen.id, [[await again(), 'accepted']]));
  expect(await words()).toEqual([fourteen.id]);
  expect(await textOf(labour!)).toContain('fair labor ');
});

test('example 4: an identical change of #16 is accepted as the same: one edit, two credits, and taking out names both', async () => {
  const sixteen = await propose(colleague!, { sectionId: labour!, edit: { words: [['fair labor', 'fair labour']] } });
  await acceptAll(second!, sixteen.id);
  const bodies = (await inDraft()).filter(({ aspect }) => aspect === 'body');
  expect(bodies.map(({ proposal, twins }) => [proposal.number, twins.map((twin) => twin.proposal)]).toSorted()).toEqual(
    [
      [fourteen.number, [sixteen.number]],
      [sixteen.number, [fourteen.number]],
    ],
  );
  // One of the two taken out: the other carries the words on alone. Accepted again, it is the same once more.
  const own = bodies.find(({ proposal }) => proposal.id === sixteen.id)!;
  must(await decide(second!, sixteen.id, [[own, 'rejected']]));
  expect((await inDraft()).flatMap(({ twins }) => twins)).toEqual([]);
  must(await decide(second!, sixteen.id, [[(await changesOf(second!, sixteen.id))[0]!, 'accepted']]));

  must(await prepare(second!));
  must(await publish(publisher!));
  expect(await current()).toBe('1.1');
  expect((await textOf(labour!)).split('labour').length - 1).toBe(1);
  for (const id of [fourteen.id, sixteen.id])
    expect((await read(id)).changes.filter(({ edition }) => edition === '1.1')).not.toEqual([]);
});

test('example 3, after 1.1: c5 is returned as text-moved, and its author sees base, mine and published', async () => {
  await jobsDone(world.app);
  const { state, parked, changes } = must(await colleague!.get<ProposalView>(`/proposals/${fifteen.id}`));
  expect(state).toBe('drafting');
  expect(changes.at(-1)?.decisions.at(-1)).toMatchObject({ outcome: 'returned', cause: 'text-moved', decidedBy: null });
  expect(parked).toMatchObject([{ sectionId: labour!, live: true }]);
  const mine = JSON.stringify(changes.find(({ id }) => id === parked[0]?.changeId)?.payload);
  expect([mine.includes('labor'), mine.includes('work')]).toEqual([true, true]);
  expect(JSON.stringify(parked[0]?.published)).toContain('labour');
});

test('example 2: over 1.1 the working copy of #14 is outdated; c2 does not touch c1 and goes on in one step', async () => {
  const { id } = fourteen;
  await expect(submit(officer!, id)).rejects.toThrow(/409.*outdated/u);
  const { version } = await read(id);
  must(await officer!.post(`/proposals/${id}/rebase`, { version, body: {} }));
  expect((await submit(officer!, id)).round).toBe(2);
  const [c2, ...others] = await changesOf(moderator!, id);
  expect([JSON.stringify(c2?.payload), others]).toEqual([expect.stringContaining('knowledge'), []]);
  // The renaming of 1.1 did not outdate the words: the section's heading is another aspect.
  expect(c2).toMatchObject({ outcome: 'open', may: { accept: { allowed: true } } });
  must(await decide(moderator!, id, [[c2!, 'rejected']]));
});

test('example 8: beside a schedule of {c1}, an emergency elsewhere leaves it to fire as the next number; one on c1’s section calls it off', async () => {
  const accepted = async (who: Client, sectionId: string, words: [string, string]): Promise<ProposalView> => {
    const proposal = await propose(who, { sectionId, edit: { words: [words] } });
    await acceptAll(moderator!, proposal.id);
    return proposal;
  };
  const waiting = async () => (await inDraft()).map(({ proposal }) => proposal.id);
  await enrol(publisher!, () => clock.now());
  const emergency = async (sectionId: string, words: [string, string]): Promise<EditionView> => {
    const { heading, body, hash } = await section(sectionId);
    const sections = [{ sectionId, baseHash: hash, heading, body: replaceWords(body, [words]) }];
    const text = { reason: 'Children are called away.', changeNote: 'The right word.', sections };
    return must(await publisher!.post<EditionView>(`${at}/emergencies`, { body: text }));
  };
  const schedule = async (): Promise<void> => {
    must(await prepare(second!));
    const { version, preparation } = await draftOf(publisher!);
    // Karachi is five hours ahead.
    const local = new Date(clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
    const body = { manifestHash: preparation!.manifestHash, at: local };
    must(await publisher!.post<DraftView>(`${at}/draft/schedule`, { version, body }));
  };
  const c1 = await accepted(officer!, police!, ['swift', 'quick']);
  await schedule();
  expect(await waiting()).toEqual([]);

  // E in c1's section: the schedule is called off, c1 is back in the draft, put over E.
  expect(await emergency(police!, ['vital', 'free'])).toMatchObject({ number: '1.2', kind: 'emergency' });
  expect(await draftOf(second!)).toMatchObject({ scheduled: null, cancelled: { cause: 'text-published' } });
  expect(await waiting()).toEqual([c1.id]);

  // Confirmed anew. c9 is accepted into the new draft. E in c9's section is out at once, c9 goes on over it, and the schedule fires.
  await schedule();
  const c9 = await accepted(punjab!, bureau!, ['tasked', 'charged']);
  expect(await waiting()).toEqual([c9.id]);
  expect(await emergency(bureau!, ['the', 'the very'])).toMatchObject({ number: '1.3', kind: 'emergency' });
  expect([await waiting(), (await draftOf(second!)).scheduled === null]).toEqual([[c9.id], false]);
  clock.forward(2 * 3_600);
  await world.app.app.get(Work).run((tx) => tx.job('fire-schedules', {}));
  await jobsDone(world.app);
  expect(await current()).toBe('1.4');
  expect(await textOf(police!)).toContain('quick redressal');
  expect(await waiting()).toEqual([c9.id]);
});
