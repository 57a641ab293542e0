import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { ProposalView, ReviewChange, ReviewView, WorkingCopyView } from '@tarmeem/contract';
import {
  canBecome,
  type ChangeStanding,
  decidable,
  type ProposalState,
  proposalLife,
  proposalStates,
  type ProposalStep,
} from '@tarmeem/review';
import { Work } from '../platform/index.js';
import type { Answer, Client } from '../testing/client.js';
import { changesOf, decide, draftOf, type Mark, prepare, publish } from '../testing/deciding.js';
import { begin, document, must, startWorld, submit, type World, write } from '../testing/world.js';

/** What the tables of a proposal's and a change's life do not have (semantics S2 and S3) is refused over HTTP, and changes nothing. */
jest.setTimeout(60_000);
let world: World;
let [officer, moderator, second, publisher]: Client[] = [];

/** A proposal of a state, never submitted or submitted once; null: gone. */
const proposals = new Map<string, { id: string; state: ProposalState; rounds: number }>();
/** A change in each standing that can be reached, with the proposal it is of. */
const changes: [name: string, standing: ChangeStanding, of: { proposalId: string; id: string }][] = [];

const paths = ['sindh/sindh-police', 'sindh/labor-department', 'sindh/sindh-human-rights-commission'];
let sections: string[] = [];
let names = 0;

/** A submitted proposal that gives as many sections another name. */
async function sent(count: number, from = 0): Promise<string> {
  const { id } = await begin(officer!, sections[from]!);
  await rename(id, sections.slice(from, from + count));
  await submit(officer!, id);
  return id;
}

async function rename(proposalId: string, sectionIds: readonly string[]): Promise<void> {
  for (const sectionId of sectionIds) {
    names += 1;
    await write(officer!, proposalId, { sectionId, edit: { heading: `Another name ${String(names)}` } });
  }
}

/** Marks the changes of a proposal in their order; `null` leaves one open. */
async function marked(id: string, marks: readonly (Mark | null)[]): Promise<ReviewChange[]> {
  const all = await changesOf(moderator!, id);
  const lines = all.flatMap((change, at) => (marks[at] ? [[change, marks[at]] as const] : []));
  must(await decide(moderator!, id, lines));
  return changesOf(moderator!, id);
}

const standing = (outcome: ChangeStanding['outcome'], more: Partial<ChangeStanding> = {}): ChangeStanding => ({
  outcome,
  roundOpen: false,
  laterRound: false,
  heldBy: null,
  ...more,
});
const stands = (name: string, how: ChangeStanding, proposalId: string, { id }: { id: string }) =>
  void changes.push([name, how, { proposalId, id }]);

beforeAll(async () => {
  world = await startWorld();
  [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((name) =>
      world.as(name),
    ),
  );
  sections = await Promise.all(paths.map(async (path) => (await world.section(path)).sectionId));

  const published = await sent(1);
  const [out] = await marked(published, ['accepted']);
  stands('published', standing('accepted', { heldBy: 'published' }), published, out!);
  must(await prepare(second!));
  must(await publish(publisher!));
  proposals.set('closed, all of it published', { id: published, state: 'closed', rounds: 1 });

  const scheduled = await sent(1);
  const [due] = await marked(scheduled, ['accepted']);
  must(await prepare(second!));
  const { version, preparation } = await draftOf(publisher!);
  const at = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 16);
  const when = { version, body: { manifestHash: preparation?.manifestHash ?? '', at } };
  must(await publisher!.post(`/documents/${document}/draft/schedule`, when));
  stands('scheduled', standing('accepted', { heldBy: 'scheduled' }), scheduled, due!);

  const again = await sent(2, 1);
  const [no, back] = await marked(again, ['rejected', 'returned']);
  await rename(again, [sections[2]!]);
  await submit(officer!, again);
  stands('rejected, later round', standing('rejected', { laterRound: true }), again, no!);
  stands('returned, later round', standing('returned', { laterRound: true }), again, back!);
  proposals.set('in review again', { id: again, state: 'in_review', rounds: 2 });

  const open = await sent(3);
  const [undecided, rejected, returned] = await marked(open, [null, 'rejected', 'returned']);
  stands('open', standing('open', { roundOpen: true }), open, undecided!);
  stands('rejected, round open', standing('rejected', { roundOpen: true }), open, rejected!);
  stands('returned, round open', standing('returned', { roundOpen: true }), open, returned!);
  proposals.set('in review', { id: open, state: 'in_review', rounds: 1 });

  const over = await sent(2, 1);
  const [held, refused] = await marked(over, ['accepted', 'rejected']);
  stands('in the draft', standing('accepted', { heldBy: 'draft' }), over, held!);
  stands('rejected', standing('rejected'), over, refused!);
  proposals.set('closed', { id: over, state: 'closed', rounds: 1 });

  const rejectedWhole = await sent(1, 2);
  const [sentBack] = await marked(rejectedWhole, ['returned']);
  stands('returned', standing('returned'), rejectedWhole, sentBack!);
  proposals.set('returned', { id: rejectedWhole, state: 'drafting', rounds: 1 });

  for (const [end, outcome] of [
    ['recall', 'recalled'],
    ['withdrawal', 'withdrawn'],
  ] as const) {
    const id = await sent(1, 2);
    const [one] = await changesOf(moderator!, id);
    must(await step(must(await officer!.get<ProposalView>(`/proposals/${id}`)), `POST /${end}`));
    stands(outcome, standing(outcome), id, one!);
    const state = end === 'recall' ? 'drafting' : 'withdrawn';
    proposals.set(outcome, { id, state, rounds: 1 });
  }

  const { id: draft } = await begin(officer!, sections[2]!);
  await rename(draft, [sections[2]!]);
  proposals.set('never submitted', { id: draft, state: 'drafting', rounds: 0 });
}, 240_000);
afterAll(() => world.close());

const requests: Record<Exclude<ProposalStep, 'rebase'>, string> = {
  edit: 'PATCH ',
  submit: 'POST /submission',
  discard: 'DELETE ',
  withdraw: 'POST /withdrawal',
  recall: 'POST /recall',
};

/** Takes a step as its author would, over the version that was seen. */
async function step(
  { id, version, contentHash }: Pick<ProposalView, 'id' | 'version' | 'contentHash'>,
  request: string,
): Promise<Answer> {
  const [method = '', path = ''] = request.split(' ');
  const bodies: Record<string, unknown> = {
    PATCH: { title: 'Another title', summary: 'Another summary.' },
    '/submission': { title: 'The right name', summary: 'It is its name.', contentHash },
    '/withdrawal': {},
    '/recall': {},
  };
  const body = bodies[path] ?? bodies[method];
  return officer!.ask(method, `/proposals/${id}${path}`, { version, ...(body === undefined ? {} : { body }) });
}

test('every state of a proposal is there to be tried', () => {
  expect(new Set([...proposals.values()].map(({ state }) => state))).toEqual(new Set(proposalStates));
});

test('a step that has no row in the state of a proposal is refused, and changes nothing', async () => {
  let tried = 0;
  for (const [name, { id, state, rounds }] of proposals) {
    const before = must(await officer!.get<ProposalView>(`/proposals/${id}`));
    for (const [of, request] of Object.entries(requests)) {
      const row = proposalLife.some((one) => one.from === state && one.step === of);
      const other = (of === 'discard' && rounds > 0) || (of === 'withdraw' && rounds === 0);
      if (row && !other) continue;
      const { status, body } = await step(before, request);
      expect([name, of, status, body['code']]).toEqual([name, of, 409, 'not-now']);
      tried += 1;
    }
    expect(must(await officer!.get<ProposalView>(`/proposals/${id}`))).toEqual(before);
  }
  expect(tried).toBeGreaterThan(20);
});

test('nobody writes in a text that is not being drafted', async () => {
  for (const { id, state } of proposals.values()) {
    const path = `/proposals/${id}/sections/${sections[2]!}`;
    const copy = await officer!.get<WorkingCopyView>(path);
    if (state === 'drafting' || copy.status === 404) continue;
    const { generation, version, body } = copy.body;
    const sentBody = { generation, heading: 'Never', body };
    expect([state, (await officer!.put(path, { version, body: sentBody })).status]).toEqual([state, 409]);
  }
});

test('an outcome that a change can not have any more is refused, whoever decides, and changes nothing', async () => {
  let tried = 0;
  for (const [name, how, { proposalId, id }] of changes) {
    const review = async (client: Client) => must(await client.get<ReviewView>(`/proposals/${proposalId}/review`));
    const before = [await review(moderator!), await review(second!)];
    const found = before[0]!.sections.flatMap((section) => section.changes).find((change) => change.id === id);
    const { seq, payloadHash } = found ?? (await whatItWas(id));
    for (const outcome of decidable) {
      if (canBecome(how, outcome, 'moderator')) continue;
      for (const client of [moderator!, second!]) {
        const { status, body } = await decide(client, proposalId, [[{ id, seq, payloadHash }, outcome]]);
        expect([name, outcome, status, body]).toMatchObject([name, outcome, 409, { code: expect.any(String) }]);
        tried += 1;
      }
    }
    expect([await review(moderator!), await review(second!)]).toEqual(before);
  }
  expect(tried).toBeGreaterThan(30);
});

/** Of a change that the last round does not show. */
async function whatItWas(id: string): Promise<{ seq: number; payloadHash: string }> {
  const [row] = await world.app.app
    .get(Work)
    .run((tx) =>
      tx.query<{ seq: number; payloadHash: string }>(
        'select decided_seq as seq, payload_hash as "payloadHash" from change where id = $1',
        [id],
      ),
    );
  return row!;
}
