import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { ConsequencesView, FeedbackReceipt, ProposalView, ReviewChange, ReviewView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import type { Client } from '../testing/client.js';
import { changesOf, decide, prepare, publish } from '../testing/deciding.js';
import { addSection, changeStructure } from '../testing/structure.js';
import { jobsDone } from '../testing/until.js';
import { begin, document, must, propose, startWorld, submit, type World } from '../testing/world.js';

jest.setTimeout(30_000);
let world: World;
let [officer, colleague, moderator, second]: Client[] = [];
let first: ProposalView;
let other: ProposalView;
let changes: ReviewChange[] = [];
let sectionId: string;
const numbers: Record<string, number> = {};

beforeAll(async () => {
  world = await startWorld();
  [officer, colleague, moderator, second] = await Promise.all(
    ['officer@sindh', 'colleague@sindh', 'moderator@commission', 'second@commission'].map((name) => world.as(name)),
  );
  ({ sectionId } = await world.section('sindh/sindh-police'));
  first = await propose(officer!, {
    sectionId,
    edit: {
      words: [
        ['entrusted', 'charged'],
        ['vital', 'free'],
      ],
    },
  });
  other = await propose(colleague!, { sectionId, edit: { words: [['entrusted', 'burdened']] } });
  changes = await changesOf(moderator!, first.id);
  for (const exact of ['entrusted', 'vital'])
    numbers[exact] = must(
      await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, {
        body: { kind: 'correction', sectionId, text: 'Is this so?', anchor: { exact, prefix: '', suffix: '' } },
      }),
    ).number;
}, 90_000);
afterAll(() => world.close());

const mark = async (client: Client, marks: [ReviewChange, 'accepted' | 'rejected' | 'returned'][]) => {
  const body = { marks: marks.map(([{ id }, outcome]) => ({ changeId: id, outcome, reason: 'Why' })) };
  must(await client.put(`/proposals/${first.id}/tray`, { body }));
  return must(await client.get<ConsequencesView>(`/proposals/${first.id}/consequences`));
};

test('an empty tray does nothing to anybody', async () => {
  expect(await mark(moderator!, [])).toEqual({
    marks: 0,
    refused: null,
    amends: [],
    conflicts: [],
    outdated: [],
    feedback: [],
    sections: [],
  });
});

test('an acceptance names the open changes it touches, the feedback whose words go, and the section', async () => {
  const seen = await mark(moderator!, [[changes[0]!, 'accepted']]);
  expect(seen).toMatchObject({ marks: 1, refused: null, sections: [{ sectionId }] });
  expect(seen.conflicts.map(({ proposal }) => proposal)).toEqual([other.number]);
  expect(seen.feedback.map(({ number }) => number)).toEqual([numbers['entrusted']]);
});

test('a rejection moves nothing', async () => {
  const seen = await mark(moderator!, [[changes[0]!, 'rejected']]);
  expect([seen.conflicts, seen.feedback, seen.sections]).toEqual([[], [], []]);
});

test('the marks of one moderator are theirs', async () => {
  await mark(moderator!, [[changes[0]!, 'accepted']]);
  const others = must(await second!.get<ConsequencesView>(`/proposals/${first.id}/consequences`));
  expect(others.marks).toBe(0);
});

test('what was worked out is recorded with the decisions', async () => {
  must(await decide(moderator!, first.id, [[changes[0]!, 'accepted']]));
  const rows: Record<string, unknown[]>[] = await world.app.app
    .get(DataSource)
    .query(
      'select consequence.*, (select count(*)::int from decision where batch_id = consequence.batch_id) as decisions from consequence',
    );
  expect(rows).toMatchObject([{ proposal_id: first.id, outdated: [], sections: [sectionId], decisions: 1 }]);
  expect(rows[0]?.['conflicts']).toHaveLength(1);
  expect([...(rows[0]?.['moved'] ?? []), ...(rows[0]?.['detached'] ?? [])]).toHaveLength(1);
});

test('the history of the proposal shows again what was foreseen when it was sent, to those who may see it', async () => {
  const { sent } = must(await second!.get<ReviewView>(`/proposals/${first.id}/review`));
  expect(sent).toMatchObject([
    { marks: 1, refused: null, by: { name: expect.any(String) }, sections: [{ sectionId }] },
  ]);
  expect(sent[0]?.conflicts.map(({ proposal }) => proposal)).toEqual([other.number]);
  expect(sent[0]?.feedback.map(({ number }) => number)).toEqual([numbers['entrusted']]);
});

test('what could not be accepted is said with its rule before it is sent', async () => {
  const [theirs] = await changesOf(second!, other.id);
  const body = { marks: [{ changeId: theirs!.id, outcome: 'accepted', reason: '' }] };
  must(await second!.put(`/proposals/${other.id}/tray`, { body }));
  const seen = must(await second!.get<ConsequencesView>(`/proposals/${other.id}/consequences`));
  expect(seen.refused).toEqual({ code: 'collides', changeId: theirs!.id });
});

test('a returned proposal on the same words is named as one that will be outdated', async () => {
  const [theirs] = await changesOf(second!, other.id);
  must(await decide(second!, other.id, [[theirs!, 'returned']]));
  const seen = await mark(moderator!, [[changes[1]!, 'accepted']]);
  expect(seen.outdated.map(({ proposal }) => proposal)).toEqual([other.number]);
});

test('a retirement names the open changes in its section and under it, and detaches all that readers said of it', async () => {
  const labour = (await world.section('sindh/labor-department')).sectionId;
  const { id } = await begin(officer!, labour);
  must(await changeStructure(officer!, id, labour, { live: false }));
  const retiring = await submit(officer!, id);
  const words = await propose(colleague!, { sectionId: labour, edit: { words: [['equitable', 'just']] } });
  const under = await begin(colleague!, labour);
  await addSection(colleague!, under.id, { parentId: labour, heading: 'Inspectors' });
  const adding = await submit(colleague!, under.id);
  const said = must(
    await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, {
      body: {
        kind: 'comment',
        sectionId: labour,
        text: 'Who does it then?',
        anchor: { exact: 'rehabilitation of victims', prefix: '', suffix: '' },
      },
    }),
  );
  const foreseen = async (proposalId: string) => {
    const marks = (await changesOf(moderator!, proposalId)).map((change) => ({
      changeId: change.id,
      outcome: 'accepted',
      reason: '',
    }));
    must(await moderator!.put(`/proposals/${proposalId}/tray`, { body: { marks } }));
    return must(await moderator!.get<ConsequencesView>(`/proposals/${proposalId}/consequences`));
  };
  const seen = await foreseen(id);
  expect(seen.conflicts.map(({ proposal }) => proposal).sort()).toEqual([words.number, adding.number].sort());
  expect(seen.feedback).toMatchObject([{ number: said.number, becomes: 'detached' }]);
  expect(seen.sections).toEqual([{ sectionId: labour, heading: 'Labor Department' }]);
  // And the reverse: who would write in it, or put something under it, is told of the retirement.
  for (const proposal of [words, adding])
    expect((await foreseen(proposal.id)).conflicts.map((each) => each.proposal)).toEqual([retiring.number]);

  // Once it is retired and published, what was said of it is detached, and keeps its place and edition.
  must(await decide(moderator!, id, [[(await changesOf(moderator!, id))[0]!, 'accepted']]));
  must(await prepare(second!));
  must(await publish(await world.as('publisher@commission')));
  await jobsDone(world.app);
  const { items } = must(
    await moderator!.get<{ items: { number: number; anchor: unknown; edition: string }[] }>(
      `/documents/${document}/feedback`,
    ),
  );
  expect(items.find(({ number }) => number === said.number)).toMatchObject({
    anchor: { state: 'DETACHED' },
    edition: '1.0',
  });
});

test('words that moved with an edition are foreseen from where they stand now', async () => {
  const rights = (await world.section('sindh/sindh-human-rights-commission')).sectionId;
  const exact = 'inquire into human rights violations, including child rights violations';
  const body = { kind: 'comment', sectionId: rights, text: 'Only these?', anchor: { exact, prefix: '', suffix: '' } };
  const said = must(await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, { body }));
  const published = await propose(officer!, { sectionId: rights, edit: { words: [['inquire into', 'look into']] } });
  must(await decide(moderator!, published.id, [[(await changesOf(moderator!, published.id))[0]!, 'accepted']]));
  must(await prepare(second!));
  must(await publish(await world.as('publisher@commission')));
  await jobsDone(world.app);

  const next = await propose(officer!, {
    sectionId: rights,
    edit: { words: [['including child rights', 'also child']] },
  });
  const marks = (await changesOf(moderator!, next.id)).map(({ id }) => ({
    changeId: id,
    outcome: 'accepted',
    reason: '',
  }));
  must(await moderator!.put(`/proposals/${next.id}/tray`, { body: { marks } }));
  const seen = must(await moderator!.get<ConsequencesView>(`/proposals/${next.id}/consequences`));
  expect(seen.feedback).toMatchObject([{ number: said.number, becomes: 'moved' }]);
});
