import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ProposalView, type QueueView, type SectionView, type WorkingCopyView } from '@tarmeem/contract';
import { Work } from '../platform/index.js';
import type { Client } from '../testing/client.js';
import { changesOf, decide, draftOf } from '../testing/deciding.js';
import { begin, document, must, propose, startWorld, submit, type World, write } from '../testing/world.js';

let world: World;
let [officer, colleague, punjab, moderator, second]: Client[] = [];
beforeAll(async () => {
  world = await startWorld();
  [officer, colleague, punjab, moderator, second] = await Promise.all(
    ['officer@sindh', 'colleague@sindh', 'officer@punjab', 'moderator@commission', 'second@commission'].map((name) =>
      world.as(name),
    ),
  );
}, 90_000);
afterAll(() => world.close());

const scpa = 'sindh/sindh-child-protection-authority';
const sentence =
  ' Moreover, it actively engages in child protection monitoring, case management, and referrals, working to reunify missing, separated, and unaccompanied children with their families.';

describe('example 1: two officers write, one moderator decides four changes', () => {
  let proposal: ProposalView;
  beforeAll(async () => {
    const { sectionId } = await world.section(scpa);
    proposal = await begin(officer!, sectionId);
    await write(officer!, proposal.id, {
      sectionId,
      edit: {
        words: [
          ['throughout', 'across'],
          ['(1121)', '(1121, free of charge)'],
        ],
      },
    });
    await write(colleague!, proposal.id, {
      sectionId,
      edit: { words: [[sentence, '']], heading: 'Sindh Child Protection Authority' },
    });
    proposal = await submit(officer!, proposal.id);
  });

  test('the desk lists it to moderators with four open changes', async () => {
    const queue = must(await moderator!.get<QueueView>(`/documents/${document}/queue?jurisdiction=sindh`));
    const found = queue.items.find((item) => item.id === proposal.id);
    expect(found).toMatchObject({ open: 4, decided: 0, age: 0, mayDecide: { allowed: true } });
    const elsewhere = must(await moderator!.get<QueueView>(`/documents/${document}/queue?jurisdiction=kp`));
    expect(elsewhere.items.map((item) => item.id)).not.toContain(proposal.id);
  });

  test('finishes the round: two wait in the draft, one is rejected, one is back in the working copy', async () => {
    const changes = await changesOf(moderator!, proposal.id);
    expect(changes).toHaveLength(4);
    const before = (word: string) => changes.find((change) => JSON.stringify(change.payload).includes(word))!;
    const [c1, c2, c3] = [before('throughout'), before('free'), before('Moreover')];
    const c4 = changes.find((change) => change.aspect === 'heading')!;
    const seen = must(
      await decide(moderator!, proposal.id, [
        [c1, 'accepted'],
        [c4, 'accepted'],
        [c3, 'rejected'],
        [c2, 'returned'],
      ]),
    );
    expect(seen.proposal).toMatchObject({ state: 'drafting', returned: true });
    const draft = await draftOf(moderator!);
    expect(draft.sections.flatMap((section) => section.changes.map((change) => change.id)).sort()).toEqual(
      [c1.id, c4.id].sort(),
    );
    const copy = must(await officer!.get<WorkingCopyView>(`/proposals/${proposal.id}/sections/${c1.sectionId}`));
    const text = JSON.stringify(copy.body);
    expect(text).toContain('free of charge');
    expect(text).toContain('throughout');
    expect(text).toContain('Moreover');
    expect(copy.heading).toBe('Sindh Child Protection Authority (SCPA)');
  });

  test('readers see 1.0 until it is published', async () => {
    const { sectionId } = await world.section(scpa);
    const section = must(await world.anyone().get<SectionView>(`/documents/${document}/sections/${sectionId}`));
    expect(JSON.stringify(section.body)).toContain('throughout');
  });

  test('example 7: once withdrawn, the accepted ones stay until a moderator takes one out', async () => {
    const { version } = must(await officer!.get<ProposalView>(`/proposals/${proposal.id}`));
    must(await officer!.post(`/proposals/${proposal.id}/withdrawal`, { version, body: { reason: 'Not ours.' } }));
    const before = (await draftOf(second!)).sections.flatMap((section) => section.changes);
    expect(before).toHaveLength(2);
    const c1 = before.find((change) => change.aspect === 'body')!;
    must(await decide(second!, proposal.id, [[c1, 'rejected']]));
    const after = (await draftOf(second!)).sections.flatMap((section) => section.changes);
    expect(after.map((change) => change.aspect)).toEqual(['heading']);
    must(await decide(second!, proposal.id, [[after[0]!, 'rejected']]));
  });
});

test('what was rejected in a proposal that is withdrawn since stays rejected', async () => {
  const { sectionId } = await world.section('punjab/punjab-police');
  const edit = { heading: 'Police of the Punjab', words: [['Punjab Police', 'Police of Punjab']] as const };
  const { id } = await propose(punjab!, { sectionId, edit });
  const [heading] = await changesOf(moderator!, id);
  must(await decide(moderator!, id, [[heading!, 'rejected']]));
  const { version } = must(await punjab!.get<ProposalView>(`/proposals/${id}`));
  must(await punjab!.post(`/proposals/${id}/withdrawal`, { version, body: {} }));
  const [rejected] = await changesOf(moderator!, id);
  expect(rejected?.outcome).toBe('rejected');
  const answer = await decide(moderator!, id, [[rejected!, 'accepted']]);
  expect([answer.status, answer.body]).toMatchObject([409, { code: 'not-now' }]);
});

describe('nobody decides their own words', () => {
  test('an author who is also a moderator is refused, whatever they want, and nothing is decided', async () => {
    const work = world.app.app.get(Work);
    await work.run((tx) =>
      tx.query(
        `insert into role_grant (person_id, role) select id, 'moderator' from person where email = 'colleague@sindh.example'
         on conflict do nothing`,
      ),
    );
    const { sectionId } = await world.section('sindh/sindh-police');
    const { id } = await begin(officer!, sectionId);
    await write(colleague!, id, { sectionId, edit: { words: [['entrusted', 'charged']] } });
    await write(officer!, id, { sectionId, edit: { words: [['vital', 'free']] } });
    await submit(officer!, id);
    const both = await world.as('colleague@sindh');
    const changes = await changesOf(both, id);
    expect(changes.map((change) => change.may.accept)).toEqual(
      changes.map(() => ({ allowed: false, because: 'own-words' })),
    );
    for (const outcome of ['accepted', 'rejected', 'returned'] as const) {
      const answer = await decide(both, id, [[changes[0]!, outcome]]);
      expect([answer.status, answer.body]).toMatchObject([409, { code: 'own-words' }]);
    }
    expect((await changesOf(moderator!, id)).map((change) => change.outcome)).toEqual(['open', 'open']);
    must(
      await decide(
        moderator!,
        id,
        changes.map((change) => [change, 'rejected'] as const),
      ),
    );
  });
});

describe('two moderators on one change', () => {
  test('the second is told who was faster, what and when, and nothing of the batch is kept', async () => {
    const { sectionId } = await world.section('sindh/sindh-police');
    const { id } = await propose(officer!, {
      sectionId,
      edit: {
        words: [
          ['entrusted', 'charged'],
          ['vital', 'free'],
        ],
      },
    });
    const seen = await changesOf(second!, id);
    must(await decide(moderator!, id, [[seen[0]!, 'rejected']]));
    const late = await decide(second!, id, [
      [seen[1]!, 'accepted'],
      [seen[0]!, 'accepted'],
    ]);
    expect([late.status, late.body]).toMatchObject([
      409,
      {
        code: 'decided',
        facts: {
          changeId: seen[0]!.id,
          outcome: 'rejected',
          decidedBy: { name: 'Mariam Khan' },
          at: expect.any(String),
        },
      },
    ]);
    expect((await changesOf(second!, id)).map((change) => change.outcome)).toEqual(['rejected', 'open']);
    const again = await changesOf(second!, id);
    const superseded = must(
      await decide(second!, id, [
        [again[0]!, 'accepted'],
        [again[1]!, 'rejected'],
      ]),
    );
    expect(superseded.sections[0]?.changes[0]?.decisions.map((one) => [one.seq, one.outcome])).toEqual([
      [1, 'rejected'],
      [2, 'accepted'],
    ]);
    expect(superseded.proposal.state).toBe('closed');
    const [c1, c2] = await changesOf(moderator!, id);
    must(
      await decide(moderator!, id, [
        [c1!, 'rejected'],
        [c2!, 'accepted'],
      ]),
    );
    must(await decide(moderator!, id, [[(await changesOf(moderator!, id))[1]!, 'rejected']]));
  });

  test('a repeated request decides once', async () => {
    const { sectionId } = await world.section('sindh/sindh-police');
    const { id } = await propose(officer!, { sectionId, edit: { words: [['swift', 'quick']] } });
    const [change] = await changesOf(moderator!, id);
    const { id: changeId, payloadHash } = change!;
    const body = { decisions: [{ changeId, payloadHash, outcome: 'rejected', reason: 'No.', seq: 0 }] };
    const key = crypto.randomUUID();
    const answers = await Promise.all(
      [1, 2, 3].map(() => moderator!.post(`/proposals/${id}/decisions`, { key, body })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect((await changesOf(moderator!, id))[0]?.decisions).toHaveLength(1);
    expect(
      (
        await moderator!.post(`/proposals/${id}/decisions`, {
          key,
          body: { decisions: [{ ...body.decisions[0], reason: 'Yes.' }] },
        })
      ).status,
    ).toBe(422);
  });
});

describe('what can not be decided is told as what it is', () => {
  test('no reason, a foreign change, one named twice, another text than was seen', async () => {
    const { sectionId } = await world.section('sindh/sindh-police');
    const { id } = await propose(officer!, { sectionId, edit: { words: [['swift', 'quick']] } });
    const [change] = await changesOf(moderator!, id);
    const line = { changeId: change!.id, outcome: 'rejected', reason: ' ', seq: 0, payloadHash: change!.payloadHash };
    const send = async (...decisions: unknown[]) => {
      const answer = await moderator!.post(`/proposals/${id}/decisions`, { body: { decisions } });
      return [answer.status, answer.body['code']];
    };
    expect(await send(line)).toEqual([422, 'reason-missing']);
    for (const reason of ['\u200b\u2060', '\u2800'])
      expect(await send({ ...line, reason })).toEqual([422, 'reason-missing']);
    const given = { ...line, reason: 'No.' };
    expect(await send(given, given)).toEqual([422, 'malformed']);
    expect(await send({ ...given, changeId: crypto.randomUUID() })).toEqual([422, 'malformed']);
    expect(await send({ ...given, payloadHash: 'f'.repeat(64) })).toEqual([412, 'stale']);
    expect(await send({ ...given, seq: 4 })).toEqual([422, 'malformed']);
    expect(await send()).toEqual([422, 'malformed']);
    expect((await officer!.post(`/proposals/${id}/decisions`, { body: { decisions: [given] } })).status).toBe(403);
    expect(
      (await moderator!.post(`/proposals/${crypto.randomUUID()}/decisions`, { body: { decisions: [given] } })).status,
    ).toBe(404);
    expect((await moderator!.get(`/proposals/nonsense/review`)).status).toBe(404);
    const draft = await begin(punjab!, (await world.section('punjab/punjab-police')).sectionId).catch(() => null);
    if (draft) expect((await moderator!.get(`/proposals/${draft.id}/review`)).status).toBe(404);
    must(await decide(moderator!, id, [[change!, 'rejected']]));
  });

  test('marks in a tray are kept for the one who made them, and decide nothing', async () => {
    const { sectionId } = await world.section('sindh/sindh-police');
    const { id } = await propose(officer!, { sectionId, edit: { words: [['swift', 'quick']] } });
    const [change] = await changesOf(moderator!, id);
    const marks = [{ changeId: change!.id, outcome: 'returned', reason: 'Which one?', seq: 0 }];
    expect((await moderator!.put(`/proposals/${id}/tray`, { body: { marks } })).status).toBe(204);
    expect((await moderator!.get(`/proposals/${id}/review`)).body['tray']).toEqual(marks);
    expect((await second!.get(`/proposals/${id}/review`)).body['tray']).toEqual([]);
    expect((await changesOf(second!, id))[0]?.outcome).toBe('open');
    must(await decide(moderator!, id, [[change!, 'rejected']]));
    expect((await moderator!.get(`/proposals/${id}/review`)).body['tray']).toEqual([]);
  });
});

describe('a moderator of one jurisdiction', () => {
  test('sees and decides what is theirs; the rest is not there', async () => {
    await world.app.app.get(Work).run((tx) =>
      tx.query(
        `insert into role_grant (person_id, role, jurisdiction)
         select id, 'moderator', 'punjab' from person where email = 'officer@punjab.example'`,
      ),
    );
    const ours = await propose(officer!, {
      sectionId: (await world.section('sindh/sindh-police')).sectionId,
      edit: { words: [['swift', 'quick']] },
    });
    const [change] = await changesOf(moderator!, ours.id);
    const queue = must(await punjab!.get<QueueView>(`/documents/${document}/queue?state=all`));
    expect([queue.items, queue.counts]).toEqual([[], { open: 0, returned: 0, decided: 0, mine: 0, feedback: 0 }]);
    expect((await punjab!.get(`/proposals/${ours.id}/review`)).status).toBe(404);
    expect((await punjab!.put(`/proposals/${ours.id}/tray`, { body: { marks: [] } })).status).toBe(404);
    expect((await decide(punjab!, ours.id, [[change!, 'accepted']])).status).toBe(404);
    must(await decide(moderator!, ours.id, [[change!, 'accepted']]));
    expect((await draftOf(punjab!)).sections).toEqual([]);
    must(await decide(moderator!, ours.id, [[(await changesOf(moderator!, ours.id))[0]!, 'rejected']]));
  });

  test('the desk pages through more than one screen, each proposal once, in the order asked for', async () => {
    const { sectionId } = await world.section('sindh/sindh-police');
    const { id } = await propose(officer!, { sectionId, edit: { words: [['swift', 'prompt']] } });
    await world.app.app.get(Work).run((tx) =>
      tx.query(
        `with made as (
           insert into proposal (document_id, organisation_id, title, summary, created_by, state, number, jurisdictions)
           select document_id, organisation_id, title, summary, created_by, state, 1000 + n, jurisdictions
           from proposal, generate_series(1, 51) n where id = $1 returning id, number)
         insert into round (proposal_id, n, title, summary, base_seq, submitted_by, submitted_at)
         select made.id, 1, round.title, round.summary, base_seq, submitted_by, submitted_at + made.number * interval '1 second'
         from made, round where round.proposal_id = $1`,
        [id],
      ),
    );
    for (const order of ['oldest', 'newest']) {
      const ids: string[] = [];
      let open = 0;
      let next: string | null = '';
      while (next !== null) {
        const path: string = `/documents/${document}/queue?state=open&order=${order}&jurisdiction=sindh&after=${next}`;
        const page: QueueView = must(await moderator!.get<QueueView>(path));
        open = page.counts.open;
        ids.push(...page.items.map((item) => item.id));
        next = page.next;
      }
      // The last of each page as well: it is the place from which the next one goes on.
      expect([open > 51, ids.length]).toEqual([true, open]);
      expect(new Set(ids).size).toBe(ids.length);
      const numbers = [...ids].sort();
      expect(ids).toEqual(order === 'oldest' ? numbers : numbers.toReversed());
    }
    const bad = await moderator!.get<QueueView>(`/documents/${document}/queue?after=nonsense&organisation=nobody`);
    expect([bad.status, bad.body]).toMatchObject([422, { code: 'malformed', errors: [{ pointer: '/after' }] }]);
  }, 60_000);
});

test('whoever recalls names what is undecided: after a decision they did not see they are told of it', async () => {
  const { sectionId } = await world.section('punjab/punjab-police');
  const { id, version } = await propose(punjab!, {
    sectionId,
    edit: {
      words: [
        ['public safety', 'the peace'],
        ['arrest perpetrators', 'arrest offenders'],
      ],
    },
  });
  const [one] = await changesOf(moderator!, id);
  must(await decide(moderator!, id, [[one!, 'accepted']]));
  const body = { reason: 'Two words more' };
  const late = await punjab!.post(`/proposals/${id}/recall`, { version, body });
  expect([late.status, late.body['code']]).toEqual([412, 'stale']);
  const seen = must(await punjab!.get<ProposalView>(`/proposals/${id}`));
  const back = must(await punjab!.post<ProposalView>(`/proposals/${id}/recall`, { version: seen.version, body }));
  expect(back.changes.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'recalled']);
});
