import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type DraftView,
  type EditionView,
  type MeView,
  type OutlineView,
  type ProposalView,
  type ReviewView,
  type SectionView,
} from '@tarmeem/contract';
import { Work } from '../platform/index.js';
import type { Client } from '../testing/client.js';
import { acceptAll, changesOf, decide, draftOf, prepare, publish } from '../testing/deciding.js';
import { jobsDone } from '../testing/until.js';
import { begin, document, must, propose, startWorld, submit, type World, write } from '../testing/world.js';
import { Publications, type Published } from './index.js';

let world: World;
let [officer, colleague, punjab, moderator, second, publisher]: Client[] = [];
beforeAll(async () => {
  world = await startWorld();
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
}, 90_000);
afterAll(() => world.close());

const bodyOf = async (sectionId: string): Promise<string> =>
  JSON.stringify(must(await world.anyone().get<SectionView>(`/documents/${document}/sections/${sectionId}`)).body);
const sql = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
  world.app.app.get(Work).run((tx) => tx.query<Row>(text, parameters));

describe('the draft edition', () => {
  test('is for moderators and publishers; an empty one can not be published', async () => {
    expect((await world.anyone().get(`/documents/${document}/draft`)).status).toBe(401);
    expect((await officer!.get(`/documents/${document}/draft`)).status).toBe(403);
    expect(await draftOf(publisher!)).toMatchObject({
      currentNumber: '1.0',
      nextMinor: '1.1',
      nextMajor: '2.0',
      sections: [],
      preparation: null,
      blocking: [{ code: 'nothing-accepted' }, { code: 'not-now' }],
      may: { prepare: { allowed: false }, publish: { allowed: false } },
    });
    const answer = await publish(publisher!);
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'nothing-accepted' }]);
  });
});

describe('what can not be sent is told as what it is', () => {
  const draft = `/documents/${document}/draft`;
  test.each<
    [string, string, 'put' | 'post', { body?: unknown; version?: number; key?: string | null }, number, string]
  >([
    [
      'no version',
      `${draft}/preparation`,
      'put',
      { body: { changesHash: '', changeNote: '', major: false } },
      428,
      'precondition-missing',
    ],
    ['no body', `${draft}/preparation`, 'put', { version: 1 }, 422, 'malformed'],
    [
      'an unknown field',
      `${draft}/preparation`,
      'put',
      { version: 1, body: { changeNote: '', major: false, at: 1 } },
      422,
      'malformed',
    ],
    [
      'a note too long',
      `${draft}/preparation`,
      'put',
      { version: 1, body: { changeNote: 'x'.repeat(4001), major: false } },
      422,
      'malformed',
    ],
    [
      'an id that is none',
      `${draft}/preparation`,
      'put',
      { version: 1, body: { changeNote: '', major: false, leaveOut: ['x'] } },
      422,
      'malformed',
    ],
    [
      'a note with a NUL',
      `${draft}/preparation`,
      'put',
      { version: 1, body: { changesHash: '', changeNote: 'a\u0000b', major: false } },
      422,
      'malformed',
    ],
    [
      'no such document',
      '/documents/no-such/draft/preparation',
      'put',
      { version: 1, body: { changesHash: '', changeNote: '', major: false } },
      404,
      'not-found',
    ],
    [
      'no key',
      `${draft}/publication`,
      'post',
      { version: 1, key: null, body: { manifestHash: '' } },
      428,
      'precondition-missing',
    ],
    ['no version', `${draft}/publication`, 'post', { body: { manifestHash: '' } }, 428, 'precondition-missing'],
    [
      'a hash that is no text',
      `${draft}/publication`,
      'post',
      { version: 1, body: { manifestHash: 1 } },
      422,
      'malformed',
    ],
  ])('%s at %s (%s)', async (...row) => {
    const [, path, method, ask, status, code] = row;
    const who = method === 'put' ? moderator! : publisher!;
    const answer = await who[method](path, ask);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  test('a publisher does not prepare and a moderator does not publish', async () => {
    const { version } = await draftOf(moderator!);
    const prepared = await publisher!.put(`${draft}/preparation`, {
      version,
      body: { changesHash: '', changeNote: '', major: false },
    });
    expect([prepared.status, prepared.body['code']]).toEqual([403, 'not-allowed']);
    const published = await publish(moderator!);
    expect([published.status, published.body]).toMatchObject([403, { code: 'not-allowed' }]);
  });
});

describe('examples 1 to 3, published', () => {
  let first: ProposalView;
  let open: ProposalView;
  let same: ProposalView;
  let beside: ProposalView;
  let police: string;
  beforeAll(async () => {
    police = (await world.section('sindh/sindh-police')).sectionId;
    first = await propose(officer!, {
      sectionId: police,
      edit: { words: [['entrusted', 'charged']], heading: 'Police of Sindh' },
    });
    // The same gap, the identical edit, and a change far from both.
    open = await propose(colleague!, { sectionId: police, edit: { words: [['entrusted', 'burdened']] } });
    same = await propose(colleague!, { sectionId: police, edit: { words: [['entrusted', 'charged']] } });
    beside = await propose(colleague!, { sectionId: police, edit: { words: [['swift', 'quick']] } });
    await acceptAll(moderator!, first.id);
  });

  test('a preparer is no publisher, and whoever decided or wrote something of it is none either', async () => {
    await sql(
      `insert into role_grant (person_id, role) select id, role from person, unnest(array['moderator', 'publisher']) role
       where email in ('moderator@commission.example', 'second@commission.example', 'officer@sindh.example')
       on conflict do nothing`,
    );
    must(await prepare(second!, { changeNote: 'The police are charged with it.' }));
    const preparer = await publish(second!);
    expect([preparer.status, preparer.body['code' as never]]).toEqual([409, 'same-person']);
    // The same said again by another changes nothing, and says who prepared.
    const { version } = await draftOf(moderator!);
    const again = must(await prepare(moderator!, { changeNote: ' The police are charged with it. ' }));
    expect(again).toMatchObject({
      version,
      preparation: { preparedBy: { name: must(await second!.get<MeView>('/me')).name } },
    });
    expect((await publish(second!)).body).toMatchObject({
      detail: 'Whoever prepared the edition does not publish it.',
    });
    // Whoever leaves something out, or brings it back, under the same words has prepared it.
    const changeNote = 'The police are charged with it.';
    const leaveOut = (await changesOf(moderator!, first.id)).map(({ id }) => id);
    for (const [who, sends] of [
      [moderator!, { changeNote, leaveOut }],
      [second!, { changeNote }],
    ] as const) {
      const { preparation, version: now } = must(await prepare(who, sends));
      expect(preparation?.preparedBy?.name).toBe(must(await who.get<MeView>('/me')).name);
      expect(now).toBeGreaterThan(version);
    }
    const decider = await publish(moderator!);
    expect([decider.status, decider.body]).toMatchObject([
      409,
      { code: 'same-person', facts: { changeIds: expect.any(Array) } },
    ]);
    const author = await publish(officer!);
    expect([author.status, author.body]).toMatchObject([409, { code: 'own-words' }]);
    expect((await draftOf(officer!)).blocking.map((one) => one.code)).toContain('own-words');
  });

  test('row 3 of incidents: the publisher confirms what they saw: another version or manifest is stale', async () => {
    const { version, changesHash, preparation } = await draftOf(publisher!);
    const send = async (seen: number, manifestHash: string) => {
      const path = `/documents/${document}/draft/publication`;
      const { status } = await publisher!.post(path, { version: seen, body: { manifestHash } });
      return status;
    };
    expect(await send(version - 1, preparation!.manifestHash)).toBe(412);
    expect(await send(version, 'f'.repeat(64))).toBe(412);
    const stale = await moderator!.put(`/documents/${document}/draft/preparation`, {
      version: version - 1,
      body: { changesHash, changeNote: '', major: false },
    });
    expect(stale.status).toBe(412);
  });

  test('becomes 1.1 at once for everybody, and tells this process before the reply', async () => {
    const told: Published[] = [];
    const end = world.app.app.get(Publications).onPublished((published) => void told.push(published));
    const edition = must(await publish(publisher!));
    end();
    expect(edition).toMatchObject({ number: '1.1', seq: 2, kind: 'normal', current: true, sectionsChanged: 1 });
    expect(told).toMatchObject([{ number: '1.1', seq: 2 }]);
    expect(await bodyOf(police)).toContain('charged');
    // Another heading leaves the address as it is.
    expect((await world.section('sindh/sindh-police')).heading).toBe('Police of Sindh');
    const page = await fetch(`${world.app.address}/${document}/sindh/sindh-police`, { redirect: 'manual' });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('charged')]);
    expect((await fetch(`${world.app.address}/${document}/sindh/police-of-sindh`)).status).toBe(404);
    const editions = must(await world.anyone().get<EditionView[]>(`/documents/${document}/editions`));
    expect(editions.map((one) => [one.number, one.current])).toEqual([
      ['1.1', true],
      ['1.0', false],
    ]);
  });

  test('open changes beside it go on over the new text; the same gap and the same edit are returned with the cause', async () => {
    await jobsDone(world.app);
    const [carried] = await changesOf(moderator!, beside.id);
    expect(carried).toMatchObject({ outcome: 'open', may: { accept: { allowed: true } } });
    const causes = async (id: string) => {
      const proposal = must(await colleague!.get<ProposalView>(`/proposals/${id}`));
      return [proposal.state, proposal.changes.flatMap((change) => change.decisions.map((one) => one.cause))];
    };
    expect(await causes(open.id)).toEqual(['drafting', ['text-moved']]);
    expect(await causes(same.id)).toEqual(['drafting', ['already-published']]);
    await acceptAll(moderator!, beside.id);
    must(await prepare(second!));
    expect(must(await publish(publisher!))).toMatchObject({ number: '1.2' });
    expect(await bodyOf(police)).toContain('charged');
    expect(await bodyOf(police)).toContain('quick redressal');
  });

  test('what is published is not taken out (example 7)', async () => {
    const review = must(await moderator!.get<ReviewView>(`/proposals/${first.id}/review`));
    const change = review.earlierRounds.flatMap((round) => round.changes)[0]!;
    expect(change.edition).toBe('1.1');
    const answer = await decide(second!, first.id, [[change, 'rejected']]);
    expect([answer.status, answer.body]).toMatchObject([
      409,
      { code: 'not-now', facts: { heldBy: 'published', what: 'published' } },
    ]);
  });

  test('submitting over the old text is refused as outdated (example 2)', async () => {
    const labour = (await world.section('sindh/labor-department')).sectionId;
    const late = await begin(officer!, labour);
    await write(officer!, late.id, { sectionId: labour, edit: { words: [['fair labor', 'decent labor']] } });
    const other = await propose(colleague!, { sectionId: labour, edit: { words: [['awareness', 'knowledge']] } });
    await acceptAll(moderator!, other.id);
    must(await prepare(second!));
    must(await publish(publisher!));
    await expect(submit(officer!, late.id)).rejects.toThrow(/409.*outdated/u);
    must(
      await officer!.post(`/proposals/${late.id}/rebase`, {
        version: (await officer!.get<ProposalView>(`/proposals/${late.id}`)).body.version,
        body: {},
      }),
    );
    await acceptAll(moderator!, (await submit(officer!, late.id)).id);
  });
});

describe('example 6: a part of the draft goes out', () => {
  test('what is left out waits in the new draft, bit for bit when its section did not change, carried when it did', async () => {
    const bureau = (await world.section('punjab/child-protection-and-welfare-bureau')).sectionId;
    const shrc = (await world.section('sindh/sindh-human-rights-commission')).sectionId;
    const text = await bodyOf(bureau);
    const words = [...new Set(text.match(/[a-z]{7,}/gu) ?? [])].filter(
      (word) => word !== 'paragraph' && text.split(word).length === 2,
    );
    const [one, two] = [words[0]!, words.at(-1)!]; // far apart
    const c6 = await propose(punjab!, { sectionId: bureau, edit: { words: [[one, 'aaa']] } });
    const c7 = await propose(punjab!, { sectionId: bureau, edit: { words: [[two, 'zzz']] } });
    const c1 = await propose(officer!, { sectionId: shrc, edit: { words: [['inquire', 'look']] } });
    for (const { id } of [c6, c7, c1]) await acceptAll(moderator!, id);
    const before = (await draftOf(moderator!)).sections.flatMap((section) => section.changes);
    const of = (proposal: ProposalView) => before.find((change) => change.proposal.id === proposal.id)!;
    const rest = before.filter((change) => change.proposal.id !== c6.id).map((change) => change.id);
    must(await prepare(second!, { leaveOut: rest }));
    expect(must(await publish(publisher!)).sectionsChanged).toBe(1);
    const after = (await draftOf(moderator!)).sections.flatMap((section) => section.changes);
    const left = (proposal: ProposalView) => after.find((change) => change.proposal.id === proposal.id);
    expect(left(c6)).toBeUndefined();
    expect({ ...left(c1), mayTakeOut: null, selected: null }).toEqual({ ...of(c1), mayTakeOut: null, selected: null });
    expect(left(c7)).toMatchObject({ outcome: 'accepted', decisions: [{ outcome: 'accepted', cause: 'carried' }] });
    expect(left(c7)?.id).not.toBe(of(c7).id);
    must(await prepare(second!));
    must(await publish(publisher!));
    expect(await bodyOf(bureau)).toMatch(/aaa.*zzz/u);
    expect(await draftOf(moderator!)).toMatchObject({ sections: [] });
  });
});

describe('what is accepted after the preparation', () => {
  test('is not in it, also when only its twin goes, until somebody prepares again', async () => {
    const shrc = (await world.section('sindh/sindh-human-rights-commission')).sectionId;
    const police = (await world.section('sindh/sindh-police')).sectionId;
    const seen = await propose(officer!, { sectionId: police, edit: { words: [['vital', 'free']] } });
    const twin = await propose(colleague!, { sectionId: police, edit: { words: [['vital', 'free']] } });
    const late = await propose(officer!, { sectionId: shrc, edit: { words: [['violations', 'breaches']] } });
    await acceptAll(moderator!, seen.id);
    const { manifestHash } = must(await prepare(second!, { changeNote: 'Free.' })).preparation!;
    for (const { id } of [twin, late]) await acceptAll(moderator!, id);
    const draft = await draftOf(publisher!);
    const ways = (view: DraftView) =>
      Object.fromEntries(
        view.sections.flatMap(({ changes }) =>
          changes.map(({ proposal, selected, cameSince }) => [proposal.id, [selected, cameSince]]),
        ),
      );
    expect(ways(draft)).toEqual({ [seen.id]: [true, false], [twin.id]: [true, false], [late.id]: [false, true] });
    expect(draft.preparation?.manifestHash).toBe(manifestHash);
    // Whoever sends the same again leaves it out by choice: nothing has come since, and the preparer is the one before.
    const { id } = draft.sections.flatMap(({ changes }) => changes).find(({ proposal }) => proposal.id === late.id)!;
    const again = must(await prepare(moderator!, { changeNote: 'Free.', leaveOut: [id] }));
    expect(ways(again)[late.id]).toEqual([false, false]);
    expect(again.preparation).toEqual(draft.preparation);
    // Whoever takes it in has prepared.
    const taken = must(await prepare(moderator!, { changeNote: 'Free.' }));
    expect(ways(taken)[late.id]).toEqual([true, false]);
    expect(taken.preparation?.preparedBy).not.toEqual(draft.preparation?.preparedBy);
    must(await prepare(second!, { changeNote: 'Free.', leaveOut: [id] }));
    // The identical change takes over what the first was in the preparation.
    const [first] = await changesOf(moderator!, seen.id);
    must(await decide(moderator!, seen.id, [[first!, 'rejected']]));
    expect(ways(await draftOf(publisher!))).toEqual({ [twin.id]: [true, false], [late.id]: [false, false] });
    must(await publish(publisher!));
    expect(await bodyOf(shrc)).not.toContain('breaches');
    must(await prepare(second!));
    must(await publish(publisher!));
    expect(await bodyOf(shrc)).toContain('breaches');
  });
});

describe('an edition', () => {
  test('is numbered major only with a note, and only names changes of the draft', async () => {
    const proposal = await propose(officer!, {
      sectionId: (await world.section('sindh/labor-department')).sectionId,
      edit: { words: [['grievances', 'complaints']] },
    });
    await acceptAll(moderator!, proposal.id);
    must(await prepare(second!, { major: true, changeNote: '' }));
    // A note that is missing stands in everybody's way: it leaves nobody less to ask.
    expect(await draftOf(publisher!)).toMatchObject({
      blocking: [{ code: 'change-note-missing' }],
      publishers: [{ name: 'Parveen Akhtar' }],
    });
    const answer = await publish(publisher!);
    expect([answer.status, answer.body]).toMatchObject([
      409 === answer.status ? 409 : 422,
      { code: 'change-note-missing' },
    ]);
    expect((await prepare(second!, { leaveOut: [crypto.randomUUID()] })).status).toBe(422);
    must(await prepare(second!, { major: true, changeNote: 'Complaints, not grievances.' }));
    expect(must(await publish(publisher!)).number).toBe('2.0');
  });

  test('holds: one current, no gap in the numbers, nothing accepted in two places, every chain of events unbroken', async () => {
    const editions = await sql<{ seq: number }>('select seq from edition where seq is not null order by seq');
    expect(editions.map((one) => one.seq)).toEqual(editions.map((_, index) => index + 1));
    // Each names where the chain of events stood when it was published: no event before it can be changed unseen.
    const heads = await sql<{ at: string | null }>(
      `select (select seq from event where hash = chain_head)::text as at from edition where seq > 1 order by edition.seq`,
    );
    expect(heads.map(({ at }) => at)).not.toContain(null);
    expect(new Set(heads.map(({ at }) => at)).size).toBe(heads.length);
    const [counts] = await sql<Record<string, number>>(
      `select (select count(*)::int from edition where standing = 'current') as current,
         (select count(*)::int from edition where standing = 'draft') as draft,
         (select count(*)::int from accepted join edition on edition.id = edition_id where pending <> (standing is not null and standing <> 'current')) as misplaced,
         (select count(*)::int from change where (outcome = 'accepted') <> exists (select from accepted where change_id = change.id)) as astray`,
    );
    expect(counts).toEqual({ current: 1, draft: 1, misplaced: 0, astray: 0 });
    const outline = must(await world.anyone().get<OutlineView>(`/documents/${document}/outline`));
    expect(outline.sections).toHaveLength(27);
  });
});
