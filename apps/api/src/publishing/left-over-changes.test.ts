import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProposalView, SectionView } from '@tarmeem/contract';
import { Work } from '../platform/index.js';
import type { Client } from '../testing/client.js';
import { acceptAll, changesOf, decide, draftOf, prepare, publish } from '../testing/deciding.js';
import { jobsDone } from '../testing/until.js';
import { document, must, propose, startWorld, type World } from '../testing/world.js';

let world: World;
let [officer, colleague, moderator, second, publisher]: Client[] = [];
let police: string;
beforeAll(async () => {
  world = await startWorld();
  [officer, colleague, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'colleague@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map(
      (name) => world.as(name),
    ),
  );
  police = (await world.section('sindh/sindh-police')).sectionId;
}, 90_000);
afterAll(() => world.close());

const sql = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
  world.app.app.get(Work).run((tx) => tx.query<Row>(text, parameters));
const edit = (...words: [string, string][]) => ({ sectionId: police, edit: { words } });
/** Publishes the accepted changes of one proposal, and leaves out the others. */
async function publishOnly(proposalId: string): Promise<void> {
  const changes = (await draftOf(second!)).sections.flatMap((section) => section.changes);
  const leaveOut = changes.filter((change) => change.proposal.id !== proposalId).map((change) => change.id);
  must(await prepare(second!, { leaveOut }));
  must(await publish(publisher!));
  await jobsDone(world.app);
}

test('an accepted change whose decider wrote in its proposal since is carried with the decision as it was made', async () => {
  const first = await propose(officer!, edit(['entrusted', 'charged'], ['vital', 'free']));
  const [one, two] = await changesOf(moderator!, first.id);
  must(
    await decide(moderator!, first.id, [
      [one!, 'accepted'],
      [two!, 'returned'],
    ]),
  );
  await sql(
    `insert into contributor (proposal_id, person_id, how) select $1, id, 'write' from person where email = 'moderator@commission.example'`,
    [first.id],
  );
  const other = await propose(colleague!, edit(['swift', 'quick']));
  await acceptAll(moderator!, other.id);
  await publishOnly(other.id);
  const left = (await draftOf(second!)).sections.flatMap((section) => section.changes);
  expect(left).toMatchObject([
    { decisions: [{ outcome: 'accepted', cause: 'carried', decidedBy: { name: 'Mariam Khan' } }] },
  ]);
  must(await decide(second!, first.id, [[left[0]!, 'rejected']]));
});

test('an accepted change whose words another edition holds already goes into it without being chosen', async () => {
  const twins = [
    await propose(officer!, edit(['gather', 'collect'])),
    await propose(colleague!, edit(['gather', 'collect'])),
  ];
  await acceptAll(moderator!, twins[0]!.id);
  await publishOnly(twins[0]!.id);
  const late = must(await colleague!.get<ProposalView>(`/proposals/${twins[1]!.id}`));
  expect(late).toMatchObject({
    state: 'drafting',
    changes: [{ outcome: 'returned', decisions: [{ cause: 'already-published' }] }],
  });
});

test('the words of the next edition hold every change once, however many proposals made it', async () => {
  const twins = [
    await propose(officer!, edit(['apprehend', 'arrest'])),
    await propose(colleague!, edit(['apprehend', 'arrest'])),
  ];
  for (const { id } of twins) await acceptAll(moderator!, id);
  const beside = await propose(officer!, edit(['concerning', 'about']));
  await acceptAll(moderator!, beside.id);
  await publishOnly(beside.id);
  const carried = (await draftOf(second!)).sections
    .flatMap((section) => section.changes)
    .filter((change) => twins.some(({ id }) => id === change.proposal.id));
  expect(carried).toHaveLength(2);
  must(await prepare(second!));
  must(await publish(publisher!));
  const { body } = must(await world.anyone().get<SectionView>(`/documents/${document}/sections/${police}`));
  expect(JSON.stringify(body).split('arrest perpetrators')).toHaveLength(2);
  const editions = await sql(
    `select from accepted join change on change.id = change_id where proposal_id = any($1::uuid[]) and not pending`,
    [twins.map(({ id }) => id)],
  );
  expect(editions).toHaveLength(2);
});
