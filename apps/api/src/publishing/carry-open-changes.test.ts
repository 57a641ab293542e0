import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProposalView, ReviewView } from '@tarmeem/contract';
import { Jobs, Work } from '../platform/index.js';
import type { Client } from '../testing/client.js';
import { acceptAll, changesOf, decide, prepare, publish } from '../testing/deciding.js';
import { jobsDone } from '../testing/until.js';
import { must, propose, startWorld, type World } from '../testing/world.js';

let world: World;
let [officer, colleague, moderator, second, publisher]: Client[] = [];
let police: string;
beforeAll(async () => {
  world = await startWorld({ jobs: false });
  [officer, colleague, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'colleague@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map(
      (name) => world.as(name),
    ),
  );
  police = (await world.section('sindh/sindh-police')).sectionId;
}, 90_000);
afterAll(() => world.close(), 60_000);

const sql = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
  world.app.app.get(Work).run((tx) => tx.query<Row>(text, parameters));
const edit = (...words: [string, string][]) => ({ sectionId: police, edit: { words } });

test('an open change is not decided before it was put over the new edition, over however many of them', async () => {
  const [beside, touched, recalled] = [
    await propose(colleague!, edit(['swift', 'quick'])),
    await propose(colleague!, edit(['entrusted', 'burdened'])),
    await propose(colleague!, edit(['concerning', 'about'])),
  ];
  const [open] = await changesOf(moderator!, beside.id);
  const [lost] = await changesOf(moderator!, touched.id);
  for (const words of [['entrusted', 'charged'] as const, ['vital', 'free'] as const]) {
    const out = await propose(officer!, edit([...words]));
    await acceptAll(moderator!, out.id);
    must(await prepare(second!));
    must(await publish(publisher!));
  }
  for (const [id, change] of [[beside.id, open!] as const, [touched.id, lost!] as const]) {
    for (const mark of ['accepted', 'rejected', 'returned'] as const) {
      const answer = await decide(moderator!, id, [[change, mark]]);
      expect([answer.status, answer.body]).toMatchObject([
        409,
        { code: 'being-carried', facts: { changeId: change.id } },
      ]);
    }
  }
  const { version } = must(await colleague!.get<ProposalView>(`/proposals/${recalled.id}`));
  must(await colleague!.post(`/proposals/${recalled.id}/recall`, { version, body: { reason: '' } }));
  await sql(
    `insert into tray_mark (moderator_id, change_id, outcome) select id, $1, 'accepted' from person where email = 'moderator@commission.example'`,
    [open!.id],
  );

  await world.app.app.get(Jobs).start();
  await jobsDone(world.app);
  const [carried] = await changesOf(moderator!, beside.id);
  expect(carried).toMatchObject({ outcome: 'open', may: { accept: { allowed: true } } });
  expect(carried!.id).not.toBe(open!.id);
  const { tray } = must(await moderator!.get<ReviewView>(`/proposals/${beside.id}/review`));
  expect(tray).toMatchObject([{ changeId: carried!.id, outcome: 'accepted' }]);
  must(await decide(moderator!, beside.id, [[carried!, 'accepted']]));
  const back = must(await colleague!.get<ProposalView>(`/proposals/${touched.id}`));
  expect(back).toMatchObject({ state: 'drafting', changes: [{ decisions: [{ cause: 'text-moved' }] }] });
  const own = must(await colleague!.get<ProposalView>(`/proposals/${recalled.id}`));
  expect(own).toMatchObject({ state: 'drafting', changes: [{ outcome: 'recalled' }] });
}, 60_000);

test('running the job again changes nothing more', async () => {
  const rows = () => sql('select id, outcome, carried_from, decided_seq from change order by id');
  const before = await rows();
  const [{ documentId }] = (await sql<{ documentId: string }>(
    `select document_id as "documentId" from section where id = $1`,
    [police],
  )) as [{ documentId: string }];
  for (let time = 0; time < 2; time += 1) {
    await world.app.app.get(Work).run((tx) => tx.job('carry-open-changes', { documentId, sectionId: police }));
    await jobsDone(world.app);
  }
  expect(await rows()).toEqual(before);
}, 60_000);
