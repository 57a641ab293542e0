import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { DraftView, EditionView, EmergencyView, ProposalView, RollbackView, SectionView } from '@tarmeem/contract';
import { Work } from '../platform/index.js';
import type { Answer, Client } from '../testing/client.js';
import { TestClock } from '../testing/clock.js';
import { acceptAll, changesOf, draftOf, newestEdition, prepare, publish } from '../testing/deciding.js';
import { enrol } from '../testing/second-factor.js';
import { jobsDone } from '../testing/until.js';
import { document, must, propose, replaceWords, startWorld, type World } from '../testing/world.js';

jest.setTimeout(60_000);
const clock = new TestClock();
let world: World;
let [officer, moderator, second, publisher]: Client[] = [];
let [police, labour]: string[] = [];
let code: () => string;
beforeAll(async () => {
  world = await startWorld({ clock });
  [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((name) =>
      world.as(name),
    ),
  );
  [police, labour] = await Promise.all(
    ['sindh/sindh-police', 'sindh/labor-department'].map(async (path) => (await world.section(path)).sectionId),
  );
}, 90_000);
afterAll(() => world.close());

const at = `/documents/${document}`;
const sql = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
  world.app.app.get(Work).run((tx) => tx.query<Row>(text, parameters));
const section = async (sectionId: string): Promise<SectionView> =>
  must(await world.anyone().get<SectionView>(`${at}/sections/${sectionId}`));
const current = async (): Promise<EditionView> => must(await world.anyone().get<EditionView[]>(`${at}/editions`))[0]!;
async function emergency(
  sectionId: string,
  words: [string, string][],
  more: Record<string, unknown> = {},
): Promise<Answer<EditionView>> {
  const { heading, body, hash } = await section(sectionId);
  const written = { sectionId, baseHash: hash, heading, body: replaceWords(body, words) };
  const text = { reason: 'Children are called away.', changeNote: 'The right word.', sections: [written], ...more };
  return publisher!.post<EditionView>(`${at}/emergencies`, { body: text });
}
const confirm = (who: Client, number: string, confirmed: boolean, reason = '') =>
  who.post<EditionView>(`${at}/editions/${number}/confirmation`, { body: { confirmed, reason } });
const page = async (path: string): Promise<string> => (await fetch(`${world.app.address}/${document}${path}`)).text();
const accepted = async (sectionId: string, ...words: [string, string][]): Promise<ProposalView> => {
  const proposal = await propose(officer!, { sectionId, edit: { words } });
  await acceptAll(moderator!, proposal.id);
  return proposal;
};
async function scheduled(): Promise<DraftView> {
  must(await prepare(second!));
  const { version, preparation } = await draftOf(publisher!);
  const local = new Date(clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
  const body = { manifestHash: preparation!.manifestHash, at: local };
  return must(await publisher!.post<DraftView>(`${at}/draft/schedule`, { version, body }));
}

describe('an emergency publication', () => {
  test('asks for the role, a second factor shown within five minutes, and a reason', async () => {
    const bare = await emergency(police!, [['swift', 'quick']]);
    expect([bare.status, bare.body]).toMatchObject([403, { code: 'second-factor-needed' }]);
    code = await enrol(publisher!, () => clock.now());
    clock.forward(301);
    expect((await emergency(police!, [['swift', 'quick']])).status).toBe(403);
    must(await publisher!.post('/me/second-factor/confirmation', { body: { code: code() } }));
    const [blank, empty] = [
      await emergency(police!, [['swift', 'quick']], { reason: ' ' }),
      await emergency(police!, []),
    ];
    expect([blank.status, blank.body]).toMatchObject([
      422,
      { code: 'reason-missing', errors: [{ pointer: '/reason' }] },
    ]);
    expect([empty.status, empty.body]).toMatchObject([422, { code: 'nothing-changed' }]);
    const stray = await emergency(police!, [], {
      sections: [{ ...(await part(police!)), sectionId: crypto.randomUUID() }],
    });
    expect([stray.status, stray.body]).toMatchObject([422, { errors: [{ pointer: '/sections/0/sectionId' }] }]);
    const late = await emergency(police!, [], { sections: [{ ...(await part(police!)), baseHash: 'f'.repeat(64) }] });
    expect([late.status, late.body]).toMatchObject([409, { code: 'outdated' }]);
    const broken = await emergency(police!, [], {
      sections: [{ ...(await part(police!)), body: { type: 'doc', content: [{ type: 'script' }] } }],
    });
    expect([broken.status, broken.body]).toMatchObject([422, { code: 'ill-formed-text' }]);
    expect((await moderator!.post(`${at}/emergencies`, { body: {} })).status).toBe(422);
    expect((await officer!.post(`${at}/emergencies`, { body: {} })).status).toBe(403);
    expect((await current()).number).toBe('1.0');
  });

  test('is out at once, flagged for readers and desk; what waits elsewhere stays, what it touches is carried or returned', async () => {
    const [kept, touched] = [
      await accepted(labour!, ['awareness', 'knowledge']),
      await accepted(police!, ['entrusted', 'charged']),
    ];
    const edition = must(
      await emergency(police!, [
        ['entrusted', 'tasked'],
        ['swift', 'quick'],
      ]),
    );
    expect(edition).toMatchObject({
      number: '1.1',
      kind: 'emergency',
      major: false,
      emergency: 'waiting',
      current: true,
    });
    expect(edition).toEqual(await newestEdition(publisher!)); // what is answered is what is read
    await jobsDone(world.app);
    expect(JSON.stringify((await section(police!)).body)).toContain('tasked');
    const waiting = (await draftOf(second!)).sections.flatMap((each) =>
      each.changes.map((change) => change.proposal.id),
    );
    expect(waiting).toEqual([kept.id]);
    const back = must(await officer!.get<ProposalView>(`/proposals/${touched.id}`));
    expect(back).toMatchObject({ state: 'drafting', changes: [{ decisions: [{}, { cause: 'text-moved' }] }] });
    // Its words wait beside the draft, with those that took their place.
    expect(back.parked).toMatchObject([{ changeId: back.changes[0]?.id, sectionId: police, live: true }]);
    for (const path of ['', '/editions', '/editions/1.1'])
      expect(await page(path)).toContain('A second person has not confirmed it yet.');
    const listed = must(await moderator!.get<EmergencyView[]>(`${at}/emergencies`));
    expect(listed).toMatchObject([
      { number: '1.1', state: 'waiting', reason: 'Children are called away.', mayConfirm: { allowed: true } },
    ]);
    const [row] = await sql<{ organisation: string; state: string }>(
      `select state, organisation.slug as organisation from proposal join organisation on organisation.id = organisation_id
       where proposal.title = 'The right word.'`,
    );
    expect(row).toEqual({ state: 'closed', organisation: 'national-commission-on-the-rights-of-child' });
  });

  test('is confirmed by who had no hand in it, once; the pages follow', async () => {
    const own = await confirm(publisher!, '1.1', true);
    expect([own.status, own.body]).toMatchObject([409, { code: 'same-person', facts: { what: 'emergency' } }]);
    expect((await confirm(officer!, '1.1', true)).status).toBe(403);
    const imported = await confirm(moderator!, '1.0', true);
    expect([imported.status, imported.body]).toMatchObject([409, { code: 'not-now' }]);
    expect((await confirm(moderator!, '9.9', true)).status).toBe(404);
    expect(must(await confirm(moderator!, '1.1', true))).toMatchObject({ emergency: 'confirmed' });
    expect(await page('/editions/1.1')).toContain('A second person has confirmed it since.');
    const again = await confirm(second!, '1.1', false, 'Not so');
    expect([again.status, again.body]).toMatchObject([409, { code: 'not-now' }]);
  });

  test('leaves a schedule of other sections, and calls off one that it touches (example 8)', async () => {
    const { scheduled: kept } = await scheduled();
    expect(kept?.sections.map(({ sectionId }) => sectionId)).toEqual([labour]);
    must(await emergency(police!, [['vital', 'free']]));
    expect((await draftOf(second!)).scheduled).not.toBeNull();
    must(await emergency(labour!, [['grievances', 'complaints']]));
    const draft = await draftOf(second!);
    expect(draft).toMatchObject({ scheduled: null, cancelled: { cause: 'text-published' } });
    expect(draft.sections.map(({ sectionId }) => sectionId)).toEqual([labour]);
    must(await prepare(second!));
    must(await publish(publisher!));
    const text = JSON.stringify((await section(labour!)).body);
    expect([text.includes('knowledge'), text.includes('complaints')]).toEqual([true, true]);
  });

  test('is refused with a reason, which prepares the rollback of its sections; its actor may publish that', async () => {
    const before = await section(police!);
    const edition = must(await emergency(police!, [['free', 'costly']]));
    const silent = await confirm(moderator!, edition.number, false);
    expect([silent.status, silent.body]).toMatchObject([
      422,
      { code: 'reason-missing', errors: [{ pointer: '/reason' }] },
    ]);
    const other = must(await moderator!.get<RollbackView>(`${at}/rollback`));
    const wish = { to: '1.0', sectionIds: null, changeNote: '', major: false, reason: 'Back to the start' };
    must(await moderator!.put(`${at}/rollback`, { version: other.version, body: wish }));
    const busy = await confirm(moderator!, edition.number, false, 'The Act says free.');
    expect([busy.status, busy.body]).toMatchObject([409, { code: 'not-now' }]);
    const kept = must(await moderator!.get<RollbackView>(`${at}/rollback`));
    expect(kept.prepared).toMatchObject({ reason: 'Back to the start' });
    must(await moderator!.delete(`${at}/rollback`, { version: kept.version }));
    expect(must(await confirm(moderator!, edition.number, false, 'The Act says free.'))).toMatchObject({
      emergency: 'refused',
      refusedText: 'going',
    });
    expect(await told(edition.number)).toContain('the text before it is to be put back');
    const view = must(await publisher!.get<RollbackView>(`${at}/rollback`));
    expect(view.prepared).toMatchObject({
      reason: 'The Act says free.',
      preparedBy: { name: 'Mariam Khan' },
      sections: [{ sectionId: police, becomes: 'earlier-text' }],
      may: { publish: { allowed: true } },
    });
    const body = { manifestHash: view.prepared!.manifestHash };
    const out = must(await publisher!.post<EditionView>(`${at}/rollback/publication`, { version: view.version, body }));
    expect(out).toMatchObject({ kind: 'rollback', current: true });
    expect(await section(police!)).toMatchObject({ revisionId: before.revisionId, hash: before.hash });
    expect(await told(edition.number)).toContain('its text does not stand any more');
  });
});

test('a late refusal leaves alone what a later edition has changed since', async () => {
  const written = await Promise.all([police!, labour!].map(part));
  const sections = written.map((it) => ({ ...it, body: replaceWords(it.body, [['child', 'CHILD']]) }));
  const edition = must(await emergency(police!, [], { sections }));
  await accepted(labour!, ['CHILD', 'child']);
  must(await prepare(second!));
  must(await publish(publisher!));
  must(await confirm(moderator!, edition.number, false, 'No shouting.'));
  const { prepared, version } = must(await moderator!.get<RollbackView>(`${at}/rollback`));
  expect(prepared!.sections.map(({ sectionId }) => sectionId)).toEqual([police]);
  expect(await told(edition.number)).toContain('the text before it is to be put back');
  must(await moderator!.delete(`${at}/rollback`, { version }));
  // Nobody puts it back now: readers are not told that somebody does.
  expect(await told(edition.number)).toContain('its text stands for now');
  const wish = { to: '1.0', sectionIds: null, changeNote: '', major: false, reason: 'Back to the start' };
  const now = must(await moderator!.get<RollbackView>(`${at}/rollback`)).version;
  const again = must(await moderator!.put<RollbackView>(`${at}/rollback`, { version: now, body: wish }));
  expect(await told(edition.number)).toContain('the text before it is to be put back');
  must(await moderator!.delete(`${at}/rollback`, { version: again.version }));
});

test('the rollback that a refusal prepared is not published over what an edition has changed since', async () => {
  const written = await Promise.all([police!, labour!].map(part));
  const sections = written.map((it) => ({ ...it, body: replaceWords(it.body, [['the', 'THE']]) }));
  const edition = must(await emergency(police!, [], { sections }));
  must(await confirm(moderator!, edition.number, false, 'No shouting.'));
  const seen = must(await publisher!.get<RollbackView>(`${at}/rollback`));
  expect(seen.prepared!.may.publish).toEqual({ allowed: true });
  await accepted(labour!, ['THE', 'This']);
  must(await prepare(second!));
  must(await publish(publisher!));
  const now = must(await publisher!.get<RollbackView>(`${at}/rollback`));
  expect(now.version).not.toBe(seen.version);
  expect(now.prepared).toMatchObject({ may: { publish: { allowed: false, because: 'not-now' } } });
  const since = ({ prepared }: RollbackView) =>
    Object.fromEntries(prepared!.sections.map(({ sectionId, changedSince }) => [sectionId, changedSince]));
  expect(since(now)).toEqual({ [police!]: false, [labour!]: true });
  const send = ({ version, prepared }: RollbackView) =>
    publisher!.post<EditionView>(`${at}/rollback/publication`, {
      version,
      body: { manifestHash: prepared!.manifestHash },
    });
  for (const view of [seen, now]) expect((await send(view)).status).toBe(409);
  // Prepared again without it, or with it by somebody who asks for that now, it may be published.
  const { to, changeNote, major, reason } = now.prepared!;
  const ask = async (sectionIds: (string | undefined)[], { version }: RollbackView) =>
    must(
      await moderator!.put<RollbackView>(`${at}/rollback`, {
        version,
        body: { to, changeNote, major, reason, sectionIds },
      }),
    );
  const both = await ask([police, labour], now);
  expect(since(both)).toEqual({ [police!]: false, [labour!]: false });
  must(await send(await ask([police], both)));
  const [first, other] = await Promise.all(
    [police!, labour!].map(async (id) => JSON.stringify((await section(id)).body)),
  );
  expect([first!.includes('THE'), other!.includes('This')]).toEqual([false, true]);
});

test('a refusal is taken although nothing of the edition stands any more', async () => {
  const edition = must(await emergency(police!, [['CHILD', 'child']]));
  must(await emergency(police!, [['child', 'boy or girl']]));
  expect(must(await confirm(moderator!, edition.number, false, 'Late.'))).toMatchObject({ emergency: 'refused' });
  expect(must(await moderator!.get<RollbackView>(`${at}/rollback`)).prepared).toBeNull();
});

test('two emergencies at once on one section: one is out, the other is told that the text has moved on', async () => {
  const answers = await Promise.all([
    emergency(police!, [['quick', 'prompt']]),
    emergency(police!, [['quick', 'ready']]),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const [open] = await changesOf(
    moderator!,
    (await propose(officer!, { sectionId: labour!, edit: { heading: 'Labour' } })).id,
  );
  expect(open?.outcome).toBe('open');
  const [counts] = await sql<Record<string, number>>(
    `select (select count(*)::int from edition where standing = 'current') as current,
       (select count(*)::int from edition where standing = 'draft') as draft,
       (select count(*)::int from edition where seq is not null) - (select max(seq) from edition) as gaps,
       (select count(*)::int from change where (outcome = 'accepted') <> exists (select from accepted where change_id = change.id)) as astray`,
  );
  expect(counts).toEqual({ current: 1, draft: 1, gaps: 0, astray: 0 });
});

/** What the public pages say of an edition: its own, and the list of all. */
async function told(number: string): Promise<string> {
  const pages = ['', `/${number}`].map(async (path) =>
    (await fetch(`${world.app.address}/${document}/editions${path}`)).text(),
  );
  const [list, own] = (await Promise.all(pages)) as [string, string];
  const sentence = /A second person has refused it[^.<]*/u;
  expect(list).toContain(sentence.exec(own)?.[0]);
  return sentence.exec(own)?.[0] ?? '';
}

async function part(sectionId: string) {
  const { heading, body, hash } = await section(sectionId);
  return { sectionId, baseHash: hash, heading, body };
}
