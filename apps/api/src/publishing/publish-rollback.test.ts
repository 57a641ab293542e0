import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { EditionView, OutlineView, ProposalView, RollbackView, SectionView } from '@tarmeem/contract';
import { apply, type Change, parse } from '@tarmeem/document';
import { Work } from '../platform/index.js';
import type { Answer, Client } from '../testing/client.js';
import { acceptAll, draftOf, newestEdition, prepare, publish } from '../testing/deciding.js';
import { changeStructure } from '../testing/structure.js';
import { jobsDone } from '../testing/until.js';
import { begin, document, holdsIn, must, propose, startWorld, submit, type World, write } from '../testing/world.js';

jest.setTimeout(60_000);
let world: World;
let [officer, colleague, moderator, second, publisher, punjab]: Client[] = [];
let [police, labour]: string[] = [];
beforeAll(async () => {
  world = await startWorld();
  [officer, colleague, moderator, second, publisher, punjab] = await Promise.all(
    [
      'officer@sindh',
      'colleague@sindh',
      'moderator@commission',
      'second@commission',
      'publisher@commission',
      'officer@punjab',
    ].map((name) => world.as(name)),
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
const view = async (who: Client): Promise<RollbackView> => must(await who.get<RollbackView>(`${at}/rollback`));
async function ask(who: Client, to: string, more: Record<string, unknown> = {}): Promise<Answer<RollbackView>> {
  const { version } = (await who.get<RollbackView>(`${at}/rollback`)).body;
  const body = { to, sectionIds: null, changeNote: '', major: false, reason: 'It was wrong.', ...more };
  return who.put<RollbackView>(`${at}/rollback`, { version: version ?? -1, body });
}
async function putBack(who: Client): Promise<Answer<EditionView>> {
  const { version, prepared } = await view(who);
  const body = { manifestHash: prepared?.manifestHash ?? '' };
  const answer = await who.post<EditionView>(`${at}/rollback/publication`, { version, body });
  if (answer.status === 200) expect(answer.body).toEqual(await newestEdition(who)); // what is answered is what is read
  return answer;
}
const accepted = async (sectionId: string, ...words: [string, string][]): Promise<ProposalView> => {
  const proposal = await propose(colleague!, { sectionId, edit: { words } });
  await acceptAll(moderator!, proposal.id);
  return proposal;
};
const out = async (sectionId: string, ...words: [string, string][]): Promise<EditionView> => {
  await accepted(sectionId, ...words);
  must(await prepare(second!));
  const edition = must(await publish(publisher!));
  await jobsDone(world.app);
  return edition;
};
const page = async (path: string): Promise<Response> => fetch(`${world.app.address}/${document}${path}`);

test('a rollback of everything is a new edition with the old revisions; what waits is carried or returned (example 9)', async () => {
  const first = await section(police!);
  const begun = await begin(officer!, police!);
  await write(officer!, begun.id, { sectionId: police!, edit: { words: [['criminal', 'unlawful']] } });
  expect((await out(police!, ['entrusted', 'charged'])).number).toBe('1.1');
  expect((await officer!.get<ProposalView>(`/proposals/${begun.id}`)).body.outdated).toBe(true);
  const elsewhere = await accepted(labour!, ['awareness', 'knowledge']);
  const untouched = await accepted(police!, ['swift', 'quick']);
  const touched = await accepted(police!, ['charged', 'burdened']);

  const refused = [
    await ask(publisher!, '1.0'),
    await ask(moderator!, '1.1'),
    await ask(moderator!, '7.7'),
    await ask(moderator!, '1.0', { reason: '' }),
    await ask(moderator!, '1.0', { major: true }),
    await ask(moderator!, '1.0', { sectionIds: [crypto.randomUUID()] }),
  ];
  expect(refused.map((answer) => [answer.status, answer.body['code' as never]])).toEqual([
    [403, 'not-allowed'],
    [422, 'malformed'],
    [422, 'malformed'],
    [422, 'reason-missing'],
    [422, 'change-note-missing'],
    [422, 'malformed'],
  ]);
  const nothing = await putBack(publisher!);
  expect([nothing.status, nothing.body]).toMatchObject([409, { code: 'not-now' }]);
  const prepared = must(await ask(moderator!, '1.0', { changeNote: 'Entrusted was right.' })).prepared;
  expect(prepared).toMatchObject({
    to: '1.0',
    number: '1.2',
    all: true,
    sections: [{ sectionId: police, becomes: 'earlier-text' }],
    may: { publish: { allowed: false, because: 'not-allowed' } },
  });
  // Who decides reads the words that change, over the text that readers have now.
  const [text] = prepared!.sections;
  expect(JSON.stringify(text!.base)).toContain('charged');
  expect(text!.differences.map(({ aspect }) => aspect)).toEqual(['body']);
  const words = text!.differences.map(({ payload }) => payload as Change);
  expect(apply(parse(text!.base), words)).toEqual(parse(first.body));
  const { version } = await view(publisher!);
  const send = async (seen: number, manifestHash: string) =>
    (await publisher!.post(`${at}/rollback/publication`, { version: seen, body: { manifestHash } })).status;
  expect([await send(version - 1, prepared!.manifestHash), await send(version, 'f'.repeat(64))]).toEqual([412, 412]);

  const edition = must(await putBack(publisher!));
  expect(edition).toMatchObject({ number: '1.2', kind: 'rollback', rollbackOf: '1.0', current: true });
  await jobsDone(world.app);
  expect(await section(police!)).toMatchObject({ revisionId: first.revisionId, hash: first.hash });
  const waiting = (await draftOf(second!)).sections.flatMap((each) => each.changes.map((change) => change.proposal.id));
  expect(waiting.sort()).toEqual([elsewhere.id, untouched.id].sort());
  const back = must(await colleague!.get<ProposalView>(`/proposals/${touched.id}`));
  expect(back).toMatchObject({ state: 'drafting', changes: [{ outcome: 'returned' }] });
  expect((await officer!.get<ProposalView>(`/proposals/${begun.id}`)).body.outdated).toBe(false);
  expect(await (await page('')).text()).toContain('The text of edition 1.0 was put back.');
  expect((await view(publisher!)).prepared).toBeNull();
});

test('whoever prepared it does not publish it, and who prepared may take it away', async () => {
  await out(labour!, ['fair labor', 'decent labor']);
  await sql(
    `insert into role_grant (person_id, role) select id, 'publisher' from person where email = 'moderator@commission.example'`,
  );
  must(await ask(moderator!, '1.0', { sectionIds: [labour] }));
  const own = await putBack(moderator!);
  expect([own.status, own.body]).toMatchObject([409, { code: 'same-person' }]);
  // The same asked for again by another, in other words or not, leaves it who prepared; another reason does not.
  const { prepared, version: seen } = await view(moderator!);
  for (const sectionIds of [[labour], [labour, labour]])
    expect(must(await ask(second!, '1.0', { sectionIds }))).toMatchObject({
      version: seen,
      prepared: { preparedBy: prepared!.preparedBy },
    });
  expect((await putBack(moderator!)).body).toMatchObject({ code: 'same-person' });
  const other = must(await ask(second!, '1.0', { sectionIds: [labour], reason: 'It was never right.' })).prepared;
  expect(other!.preparedBy).not.toEqual(prepared!.preparedBy);
  const { version } = await view(second!);
  expect((await second!.delete(`${at}/rollback`, { version: version - 1 })).status).toBe(412);
  expect((await punjab!.delete(`${at}/rollback`, { version })).status).toBe(403);
  expect((await second!.delete(`${at}/rollback`, { version })).status).toBe(204);
  expect((await second!.delete(`${at}/rollback`, { version })).status).toBe(409);
});

describe('an order that was changed', () => {
  let [sindh, authority, commission]: string[] = [];
  beforeAll(async () => {
    [sindh, authority, commission] = await Promise.all(
      ['sindh', 'sindh/sindh-child-protection-authority', 'sindh/sindh-human-rights-commission'].map(
        async (path) => (await world.section(path)).sectionId,
      ),
    );
  });
  const order = async () => {
    const { sections } = must(await world.anyone().get<OutlineView>(`${at}/outline`));
    return sections.flatMap((each) => (each.parentId === sindh ? [each.sectionId] : []));
  };
  const behindAuthority = async (sectionId: string): Promise<EditionView> => {
    const draft = await begin(officer!, sectionId);
    must(await changeStructure(officer!, draft.id, sectionId, { place: { parentId: sindh!, afterId: authority! } }));
    await submit(officer!, draft.id);
    await acceptAll(moderator!, draft.id);
    must(await prepare(second!));
    const edition = must(await publish(publisher!));
    await jobsDone(world.app);
    return edition;
  };
  const listed = async (to: string, sectionIds: string[] | null): Promise<unknown[]> => {
    const { prepared } = must(await ask(second!, to, { sectionIds }));
    return prepared!.sections.map(({ sectionId, becomes }) => [sectionId, becomes]);
  };

  test('is put back: the section that moved is listed, and not its neighbours', async () => {
    const { number } = await behindAuthority(commission!);
    const before = await order();
    expect(before).toEqual([authority, commission, police, labour]);
    await behindAuthority(police!);
    expect(await order()).toEqual([authority, police, commission, labour]);
    // Who reads the edition before is told that a section stands elsewhere now.
    expect(await (await page(`/editions/${number}`)).text()).toMatch(
      />[^<]*\b1 of its \d+ sections has changed since\./u,
    );
    expect(await listed(number, null)).toEqual([[police, 'moved']]);
    expect(await listed(number, [police!])).toEqual([[police, 'moved']]);
    // Outside their province a moderator is not told which sections are to be put back.
    await holdsIn(world, 'second@commission', 'punjab');
    expect((await view(second!)).prepared).toMatchObject({ to: number, sections: [] });
    await holdsIn(world, 'second@commission', 'sindh');
    expect((await view(second!)).prepared?.sections).toMatchObject([{ sectionId: police, becomes: 'moved' }]);
    await holdsIn(world, 'second@commission', null);
    const back = must(await putBack(publisher!));
    await jobsDone(world.app);
    expect(await order()).toEqual(before);
    // Its move is told as that of a change is, and nothing of its neighbours.
    expect(back.sectionsChanged).toBe(1);
    const historyOf = async (path: string) =>
      (await (await page(`/sindh/${path}/history`)).text()).replaceAll(/<[^>]*>/gu, '');
    const edition = `in edition ${back.number}`;
    expect(await historyOf('sindh-police')).toContain(`put after “Sindh Human Rights Commission”, ${edition}`);
    expect(await historyOf('labor-department')).not.toContain(edition);
  });

  test('stays when a section gets other words behind one that came to stand after the same sibling', async () => {
    const { number } = await behindAuthority(labour!);
    const before = [authority, labour, commission, police];
    expect(await order()).toEqual(before);
    await out(commission!, ['promote', 'further']);
    expect(await order()).toEqual(before);
    expect(await listed(number, null)).toEqual([[commission, 'earlier-text']]);
    must(await putBack(publisher!));
    await jobsDone(world.app);
    expect(await order()).toEqual(before);
  });
});

test('sections born since are retired; a choice that leaves them standing where nothing is any more is refused with the list', async () => {
  const { seq, number } = must(await world.anyone().get<EditionView[]>(`${at}/editions`))[0]!;
  // Nobody adds sections through the API yet: two stand in the current edition as an add would leave them.
  const [made] = await sql<{ parent: string; child: string }>(
    `with doc as (select id from document where slug = $1),
       born as (insert into section (document_id) select id from doc, generate_series(1, 2) returning id),
       text as (insert into revision (section_id, heading, body, plain, heading_hash, body_hash, hash)
         select born.id, 'New', old.body, old.plain, old.heading_hash, old.body_hash, old.hash
         from born, revision old where old.id = $2 returning id, section_id)
     select min(section_id::text) as parent, max(section_id::text) as child from text`,
    [document, (await section(police!)).revisionId],
  );
  await sql(
    `insert into entry (document_id, section_id, parent_id, slug, revision_id, from_seq)
     select d.id, r.section_id, case when r.section_id = $3 then $2::uuid end, 'born-' || row_number() over (), r.id, $4
     from document d, revision r where d.slug = $1 and r.section_id in ($2::uuid, $3::uuid)`,
    [document, made!.parent, made!.child, seq],
  );
  const alone = await ask(second!, '1.0', { sectionIds: [made!.parent] });
  expect([alone.status, alone.body]).toMatchObject([
    409,
    { code: 'tree-broken', facts: { sections: [{ sectionId: made!.child, because: 'parent-retired' }] } },
  ]);
  const both = must(await ask(second!, '1.0', { sectionIds: [made!.parent, made!.child] })).prepared;
  expect(both?.sections.map(({ becomes }) => becomes)).toEqual(['retired', 'retired']);
  const open = await propose(officer!, { sectionId: made!.child, edit: { words: [['swift', 'rapid']] } }).catch(
    () => null,
  );
  must(await putBack(publisher!));
  await jobsDone(world.app);
  expect((await world.anyone().get(`${at}/sections/${made!.child}`)).status).toBe(404);
  if (open) {
    const returned = must(await officer!.get<ProposalView>(`/proposals/${open.id}`));
    expect(returned.changes).toMatchObject([{ decisions: [{ cause: 'section-retired' }] }]);
  }
  must(await ask(second!, number));
  expect((await view(second!)).prepared?.sections.filter(({ becomes }) => becomes === 'restored')).toHaveLength(2);
  must(await putBack(publisher!));
  expect((await world.anyone().get(`${at}/sections/${made!.child}`)).status).toBe(200);
});

describe('marks on published editions', () => {
  const withdraw = (who: Client, number: string, notice = 'The helpline in it was wrong.') =>
    who.post<EditionView>(`${at}/editions/${number}/withdrawal`, { body: { notice } });

  test('a superseded edition gets a notice and stays readable; the current one is not withdrawn', async () => {
    const { number } = must(await world.anyone().get<EditionView[]>(`${at}/editions`))[0]!;
    const standing = await withdraw(publisher!, number);
    expect([standing.status, standing.body]).toMatchObject([409, { code: 'not-now' }]);
    expect((await withdraw(second!, '1.1')).status).toBe(403);
    const empty = await withdraw(publisher!, '1.1', ' ');
    expect([empty.status, empty.body]).toMatchObject([422, { errors: [{ pointer: '/notice' }] }]);
    const before = await (await page('/editions/1.1')).text();
    expect(before).not.toContain('The helpline in it was wrong.');
    expect(must(await withdraw(publisher!, '1.1')).withdrawal).toMatchObject({
      notice: 'The helpline in it was wrong.',
    });
    const answer = await page('/editions/1.1');
    const html = await answer.text();
    expect([answer.status, html.includes('The helpline in it was wrong.'), html.includes('charged')]).toEqual([
      200,
      true,
      true,
    ]);
    expect(await (await page('/editions')).text()).toContain('Edition 1.1 was withdrawn on');
    expect((await withdraw(publisher!, '1.1')).status).toBe(409);
    expect(await (await page('')).text()).not.toContain('was withdrawn on');
  });

  test('an erratum stands beside the change note, which stays as it was', async () => {
    const path = `${at}/editions/1.2/errata`;
    expect((await second!.post(path, { body: { words: 'It was the Act of 2011.' } })).status).toBe(403);
    expect((await publisher!.post(path, { body: { words: '' } })).status).toBe(422);
    const edition = must(await publisher!.post<EditionView>(path, { body: { words: 'It was the Act of 2011.' } }));
    expect(edition).toMatchObject({
      changeNote: 'Entrusted was right.',
      errata: [{ words: 'It was the Act of 2011.' }],
    });
    for (const each of ['/editions', '/editions/1.2'])
      expect(await (await page(each)).text()).toContain('It was the Act of 2011.');
  });
});

test('a rollback over an edition that is not the current one any more is refused, until it is asked for over what there is', async () => {
  const changed = await out(labour!, ['grievances', 'complaints']);
  const to = must(await world.anyone().get<EditionView[]>(`${at}/editions`))[1]!.number;
  const seen = must(await moderator!.get<RollbackView>(`${at}/rollback?to=${to}`));
  expect(seen).toMatchObject({ prepared: null, currentNumber: changed.number });
  expect(seen.differing!.map(({ sectionId }) => sectionId)).toEqual([labour]);
  const later = await out(police!, ['the', 'each']);
  const body = { to, sectionIds: null, changeNote: '', major: false, reason: 'It was wrong.' };
  const send = ({ version }: RollbackView) => moderator!.put<RollbackView>(`${at}/rollback`, { version, body });
  const refused = await send(seen);
  expect([refused.status, refused.body]).toMatchObject([412, { code: 'stale' }]);
  const now = must(await moderator!.get<RollbackView>(`${at}/rollback?to=${to}`));
  expect(now).toMatchObject({ prepared: null, currentNumber: later.number });
  expect(now.differing!.map(({ sectionId }) => sectionId).sort()).toEqual([labour, police].sort());
  const { prepared, version } = must(await send(now));
  expect(prepared!.sections).toHaveLength(2);
  must(await moderator!.delete(`${at}/rollback`, { version }));
});
