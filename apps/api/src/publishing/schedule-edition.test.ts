import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { DocumentSettingsView, DraftView, EditionView, ProposalView, SectionView } from '@tarmeem/contract';
import { Work } from '../platform/index.js';
import type { Answer, Client } from '../testing/client.js';
import { acceptAll, changesOf, decide, draftOf, prepare, publish } from '../testing/deciding.js';
import { TestClock } from '../testing/clock.js';
import { lettersTo } from '../testing/outbox.js';
import { jobsDone } from '../testing/until.js';
import { document, holdsIn, must, propose, startWorld, type World } from '../testing/world.js';

jest.setTimeout(60_000);
const hours = (count: number): number => count * 3600;
const clock = new TestClock();
let world: World;
let [officer, colleague, moderator, second, publisher]: Client[] = [];
let [police, labour, shrc]: string[] = [];
const signIn = async (): Promise<void> => {
  [officer, colleague, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'colleague@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map(
      (name) => world.as(name),
    ),
  );
};
beforeAll(async () => {
  world = await startWorld({ clock });
  await signIn();
  [police, labour, shrc] = await Promise.all(
    ['sindh/sindh-police', 'sindh/labor-department', 'sindh/sindh-human-rights-commission'].map(
      async (path) => (await world.section(path)).sectionId,
    ),
  );
}, 90_000);
afterAll(() => world.close());

const sql = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
  world.app.app.get(Work).run((tx) => tx.query<Row>(text, parameters));
/** A minute of Karachi, that many hours from now. */
const inHours = (count: number): string =>
  new Date(clock.now().getTime() + hours(count + 5) * 1000).toISOString().slice(0, 16);
async function schedule(who: Client, at: string): Promise<Answer<DraftView>> {
  const { version, preparation } = await draftOf(who);
  const body = { manifestHash: preparation?.manifestHash ?? '', at };
  return who.post<DraftView>(`/documents/${document}/draft/schedule`, { version, body });
}
const cancel = async (who: Client): Promise<Answer<DraftView>> =>
  who.delete<DraftView>(`/documents/${document}/schedule`, { version: (await draftOf(who)).scheduled?.version ?? 0 });
const accepted = async (sectionId: string, ...words: [string, string][]): Promise<ProposalView> => {
  const proposal = await propose(officer!, { sectionId, edit: { words } });
  await acceptAll(moderator!, proposal.id);
  return proposal;
};
const waiting = async (): Promise<string[]> =>
  (await draftOf(second!)).sections.flatMap((section) => section.changes.map((change) => change.proposal.id));
const fire = async (): Promise<void> => {
  await world.app.app.get(Work).run((tx) => tx.job('fire-schedules', {}));
  await jobsDone(world.app);
};
const current = async (): Promise<EditionView> =>
  must(await world.anyone().get<EditionView[]>(`/documents/${document}/editions`))[0]!;
const words = async (sectionId: string): Promise<string> =>
  JSON.stringify(must(await world.anyone().get<SectionView>(`/documents/${document}/sections/${sectionId}`)).body);

describe('scheduling', () => {
  test('is a publisher’s, under the rules of publishing, for a minute to come', async () => {
    const first = await accepted(police!, ['entrusted', 'charged']);
    const later = await accepted(labour!, ['awareness', 'knowledge']);
    const unprepared = await schedule(publisher!, inHours(2));
    expect([unprepared.status, unprepared.body]).toMatchObject([409, { code: 'not-now' }]);
    const left = (await draftOf(second!)).sections.flatMap((section) => section.changes);
    const leaveOut = left.filter((change) => change.proposal.id === later.id).map((change) => change.id);
    must(await prepare(second!, { leaveOut, changeNote: 'Charged, not entrusted.' }));
    expect((await schedule(second!, inHours(2))).status).toBe(403);
    for (const at of [inHours(-1), inHours(24 * 400), '2027-02-30T10:00', 'tomorrow', '2027-01-01T10:00Z']) {
      const refused = await schedule(publisher!, at);
      expect([at, refused.status, refused.body]).toMatchObject([at, 422, { errors: [{ pointer: '/at' }] }]);
    }
    const stale = await publisher!.post(`/documents/${document}/draft/schedule`, {
      version: (await draftOf(publisher!)).version,
      body: { manifestHash: 'f'.repeat(64), at: inHours(2) },
    });
    expect(stale.status).toBe(412);
    const at = inHours(2);
    const view = must(await schedule(publisher!, at));
    expect(view.scheduled).toMatchObject({
      timeZone: 'Asia/Karachi',
      at: new Date(`${at}:00+05:00`).toISOString(),
      changeNote: 'Charged, not entrusted.',
      preparedBy: { name: 'Salman Qureshi' },
      confirmedBy: { name: 'Parveen Akhtar' },
      sections: [{ sectionId: police, changes: 1 }],
      mayCancel: { allowed: true },
    });
    expect(view.scheduled?.texts).toMatchObject([
      {
        sectionId: police,
        changes: [{ proposal: { id: first.id }, selected: true, mayTakeOut: { allowed: false } }],
      },
    ]);
    expect(JSON.stringify(view.scheduled?.texts[0]?.base)).toContain('entrusted');
    expect(JSON.stringify(view.scheduled?.texts[0]?.changes)).toContain('charged');
    expect(await waiting()).toEqual([later.id]);
    await holdsIn(world, 'second@commission', 'punjab');
    // Outside their province a moderator is not told which sections come out either.
    expect((await draftOf(second!)).scheduled).toMatchObject({ texts: [], sections: [] });
    await holdsIn(world, 'second@commission', 'sindh');
    expect((await draftOf(second!)).scheduled?.texts).toMatchObject([
      { sectionId: police, changes: [{ mayTakeOut: { allowed: false, because: 'not-now' } }] },
    ]);
    await holdsIn(world, 'second@commission', null);
    expect(view.preparation).toBeNull();
    expect(first.id).not.toBe(later.id);
    expect((await current()).number).toBe('1.0');
  });

  test('an accepted change of the schedule is not taken out, and what touches it collides; a twin goes beside it', async () => {
    const [scheduledChange] = await sql<{ id: string; proposalId: string }>(
      `select change.id, proposal_id as "proposalId" from accepted join edition on edition.id = edition_id
         join change on change.id = change_id where standing = 'scheduled'`,
    );
    const own = must(await officer!.get<ProposalView>(`/proposals/${scheduledChange!.proposalId}`)).changes[0]!;
    const out = await decide(second!, scheduledChange!.proposalId, [[own, 'rejected']]);
    expect([out.status, out.body]).toMatchObject([
      409,
      { code: 'not-now', facts: { heldBy: 'scheduled', what: 'scheduled' } },
    ]);
    const rival = await propose(colleague!, { sectionId: police!, edit: { words: [['entrusted', 'burdened']] } });
    const [change] = await changesOf(second!, rival.id);
    const collides = await decide(second!, rival.id, [[change!, 'accepted']]);
    expect([collides.status, collides.body]).toMatchObject([409, { code: 'collides' }]);
    must(await decide(second!, rival.id, [[change!, 'rejected']]));
    const twin = await propose(colleague!, { sectionId: police!, edit: { words: [['entrusted', 'charged']] } });
    await acceptAll(second!, twin.id);
    expect(await waiting()).toContain(twin.id);
  });

  test('holds one edition at a time, and is called off by who may, over what they saw', async () => {
    must(await prepare(second!));
    const taken = await schedule(publisher!, inHours(3));
    expect([taken.status, taken.body]).toMatchObject([409, { code: 'not-now' }]);
    expect((await draftOf(publisher!)).may.schedule).toEqual({ allowed: false, because: 'not-now' });
    expect((await officer!.delete(`/documents/${document}/schedule`, { version: 1 })).status).toBe(403);
    expect((await second!.delete(`/documents/${document}/schedule`)).status).toBe(428);
    expect((await second!.delete(`/documents/${document}/schedule`, { version: 99 })).status).toBe(412);
    const view = must(await cancel(second!));
    expect(view).toMatchObject({ scheduled: null, cancelled: { cause: 'by-hand', by: { name: 'Salman Qureshi' } } });
    expect((await waiting()).length).toBe(3);
    expect((await draftOf(publisher!)).cancelled).toMatchObject({ cause: 'by-hand' });
    const [event] = await sql<{ facts: { tell: string[] } }>(
      `select facts from event where action = 'edition.schedule-cancelled'`,
    );
    expect(new Set(event!.facts.tell).size).toBe(2);
    expect([(await cancel(second!)).status]).toEqual([409]);
  });

  test('comes out by itself at its time, the twin with it, and once', async () => {
    must(await prepare(second!, { changeNote: 'At its time.' }));
    const leaveOut = (await draftOf(second!)).sections
      .filter((section) => section.sectionId === labour)
      .flatMap((section) => section.changes.map((change) => change.id));
    must(await prepare(second!, { leaveOut, changeNote: 'At its time.' }));
    must(await schedule(publisher!, inHours(2)));
    await fire();
    expect((await current()).number).toBe('1.0');
    clock.forward(hours(2));
    await Promise.all([fire(), fire()]);
    expect(await current()).toMatchObject({ number: '1.1', kind: 'normal', changeNote: 'At its time.' });
    expect(await words(police!)).toContain('charged');
    expect((await draftOf(second!)).scheduled).toBeNull();
    expect(await waiting()).toHaveLength(1);
    await fire();
    expect((await current()).number).toBe('1.1');
  });
});

describe('the time that a preparer proposes', () => {
  const facts = async (action: string): Promise<Record<string, unknown>> =>
    (
      await sql<{ facts: Record<string, unknown> }>(
        `select facts from event where action = $1 order by seq desc limit 1`,
        [action],
      )
    )[0]!.facts;

  test('is one to come, is kept with the preparation, and is confirmed or another named, on the record', async () => {
    for (const at of [inHours(-1), inHours(24 * 400), '2027-02-30T10:00', 'tomorrow']) {
      const refused = await prepare(second!, { at });
      expect([at, refused.status, refused.body]).toMatchObject([at, 422, { errors: [{ pointer: '/at' }] }]);
    }
    const at = inHours(3);
    const draft = must(await prepare(second!, { at }));
    expect([draft.preparation?.at, draft.written.at]).toEqual([at, at]);
    expect(await facts('edition.prepared')).toMatchObject({ at });
    const confirmed = must(await schedule(publisher!, at));
    expect(confirmed.scheduled).toMatchObject({ proposed: at, at: new Date(`${at}:00+05:00`).toISOString() });
    const instant = new Date(`${at}:00+05:00`).toISOString();
    expect(await facts('edition.scheduled')).toMatchObject({ at: instant, proposed: instant });

    expect(must(await cancel(second!))).toMatchObject({ preparation: null, written: { at } });
    must(await prepare(second!, { at }));
    expect(must(await schedule(publisher!, inHours(5))).scheduled).toMatchObject({ proposed: at });
    expect(await facts('edition.scheduled')).toMatchObject({
      at: expect.not.stringMatching(instant),
      proposed: instant,
    });
    must(await cancel(second!));
  });

  test('is shown when it has passed, is not confirmed then, and does not come back with a schedule called off', async () => {
    const at = inHours(1);
    must(await prepare(second!, { at }));
    clock.forward(hours(1) + 60);
    const passed = await draftOf(publisher!);
    expect(passed.preparation?.at).toBe(at);
    const refused = await schedule(publisher!, at);
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ pointer: '/at' }] }]);
    must(await schedule(publisher!, inHours(1)));
    expect(must(await cancel(second!)).written.at).toBeNull();
    expect(must(await prepare(second!)).preparation?.at).toBeNull();
  });
});

describe('what comes between', () => {
  const scheduleOnly = async (proposalId: string): Promise<void> => {
    const leaveOut = (await draftOf(second!)).sections
      .flatMap((section) => section.changes)
      .filter((change) => change.proposal.id !== proposalId)
      .map((change) => change.id);
    must(await prepare(second!, { leaveOut }));
    must(await schedule(publisher!, inHours(2)));
  };
  const publishOnly = async (proposalId: string): Promise<void> => {
    const leaveOut = (await draftOf(second!)).sections
      .flatMap((section) => section.changes)
      .filter((change) => change.proposal.id !== proposalId)
      .map((change) => change.id);
    must(await prepare(second!, { leaveOut }));
    must(await publish(publisher!));
  };

  test('an edition of other sections leaves the schedule, which comes out after it', async () => {
    const frozen = await accepted(police!, ['swift', 'quick']);
    await scheduleOnly(frozen.id);
    const beside = await accepted(shrc!, ['inquire', 'look']);
    await publishOnly(beside.id);
    expect((await draftOf(second!)).scheduled).not.toBeNull();
    const { number } = await current();
    clock.forward(hours(2));
    await fire();
    expect([number, (await current()).number]).toEqual(['1.2', '1.3']);
    expect(await words(police!)).toContain('quick redressal');
  });

  test('an edition that touches a section of its set calls it off; its change is carried and waits', async () => {
    const frozen = await accepted(police!, ['vital', 'free']);
    await scheduleOnly(frozen.id);
    const same = await accepted(police!, ['apprehend', 'arrest']);
    await publishOnly(same.id);
    const draft = await draftOf(second!);
    expect(draft).toMatchObject({ scheduled: null, cancelled: { cause: 'text-published', by: null } });
    expect(await waiting()).toContain(frozen.id);
    must(await prepare(second!));
    must(await publish(publisher!));
    expect(await words(police!)).toContain('free');
  });

  test('row 38 of incidents: a publisher without the grant publishes nothing any more', async () => {
    await scheduleOnly((await accepted(police!, ['free', 'vital'])).id);
    await sql(
      `update role_grant set withdrawn_at = now() where role = 'publisher'
         and person_id = (select id from person where email = 'publisher@commission.example')`,
    );
    clock.forward(hours(2));
    const before = await current();
    await fire();
    expect(await current()).toEqual(before);
    expect(await draftOf(second!)).toMatchObject({ scheduled: null, cancelled: { cause: 'not-allowed' } });
    await sql(`update role_grant set withdrawn_at = null where role = 'publisher'`);
  });

  test('what is more than twelve hours late is called off', async () => {
    must(await prepare(second!));
    must(await schedule(publisher!, inHours(1)));
    clock.forward(hours(13) + 120);
    const before = await current();
    await fire();
    expect(await current()).toEqual(before);
    await signIn();
    expect(await draftOf(second!)).toMatchObject({ scheduled: null, cancelled: { cause: 'late', by: null } });
  });
});

test('whatever happened: one current, one draft, no gap, nothing accepted in two places', async () => {
  const [counts] = await sql<Record<string, number>>(
    `select (select count(*)::int from edition where standing = 'current') as current,
       (select count(*)::int from edition where standing = 'draft') as draft,
       (select count(*)::int from edition where seq is not null) - (select max(seq) from edition) as gaps,
       (select count(*)::int from accepted join edition on edition.id = edition_id
        where pending <> (standing is not null and standing <> 'current')) as misplaced,
       (select count(*)::int from change where (outcome = 'accepted') <> exists (select from accepted where change_id = change.id)) as astray`,
  );
  expect(counts).toEqual({ current: 1, draft: 1, gaps: 0, misplaced: 0, astray: 0 });
});

test('whoever prepared and whoever confirmed a schedule that is called off are told by mail, by the clocks of the document, and nobody else', async () => {
  const letters = async () =>
    Promise.all(
      ['moderator', 'publisher', 'second'].map(async (name) => {
        const found = await lettersTo(world.app, `${name}@commission.example`);
        return found.filter(({ subject }) => subject?.includes('called off')).length;
      }),
    );
  const before = await letters();
  await accepted(shrc!, ['violations', 'breaches']);
  must(await prepare(moderator!));
  must(await schedule(publisher!, inHours(24)));
  const administrator = await world.as('admin@commission');
  const settings = `/documents/${document}/settings`;
  const { version, standing: _, ...set } = must(await administrator.get<DocumentSettingsView>(settings));
  must(await administrator.put(settings, { version, body: { ...set, timeZone: 'Asia/Dubai' } }));
  must(await cancel(publisher!));
  await jobsDone(world.app);
  const after = await letters();
  const told = (await lettersTo(world.app, 'publisher@commission.example')).map(({ text }) => text);
  expect(told.filter((text) => text?.includes('(Gulf Standard Time)'))).toHaveLength(1);
  expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual([1, 1, 0]);
});

test('what comes back of a schedule waits in a draft that is prepared, until somebody prepares it again', async () => {
  const major = await accepted(police!, ['gather', 'collect']);
  must(await prepare(second!, { major: true, changeNote: 'Collected.' }));
  must(await schedule(publisher!, inHours(2)));
  const beside = await accepted(labour!, ['grievances', 'complaints']);
  const own = must(await prepare(second!, { changeNote: 'Complaints only.' })).preparation!;
  const draft = must(await cancel(moderator!));
  expect(draft).toMatchObject({
    scheduled: null,
    preparation: { changeNote: 'Complaints only.', major: false, manifestHash: own.manifestHash },
  });
  const ways = Object.fromEntries(
    draft.sections.flatMap((section) =>
      section.changes.map(({ proposal, selected, cameSince }) => [proposal.id, { selected, cameSince }]),
    ),
  );
  expect(ways).toMatchObject({
    [major.id]: { selected: false, cameSince: true },
    [beside.id]: { selected: true, cameSince: false },
  });
  must(await publish(publisher!));
  expect(await words(police!)).not.toContain('collect');
  expect(await waiting()).toContain(major.id);
});
