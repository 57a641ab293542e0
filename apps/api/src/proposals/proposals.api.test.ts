import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OutlineView, ProposalView, SavedView, SectionView, WorkingCopyView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import type { Client } from '../testing/client.js';
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

let world: World;
let officer: Client;
let colleague: Client;
let stranger: Client;
let sindh: { sectionId: string };
let punjab: { sectionId: string };
beforeAll(async () => {
  world = await startWorld();
  officer = await world.as('officer@sindh');
  colleague = await world.as('colleague@sindh');
  stranger = await world.as('officer@punjab');
  sindh = await world.section('sindh/labor-department');
  punjab = await world.section('punjab/labor-department');
}, 120_000);
afterAll(() => world.close());

const copyPath = (proposal: { id: string }, { sectionId } = sindh) => `/proposals/${proposal.id}/sections/${sectionId}`;

describe('The imported document', () => {
  it('has six jurisdictions and twenty-one agencies, each with its address and organisation', async () => {
    const { sections, document: view } = must(await officer.get<OutlineView>(`/documents/${document}/outline`));
    expect(sections.filter((section) => section.depth === 0).map((section) => section.path)).toEqual([
      'national',
      'ict',
      'balochistan',
      'kp',
      'punjab',
      'sindh',
    ]);
    const agencies = sections.filter((section) => section.depth === 1);
    expect(agencies).toHaveLength(21);
    expect(
      agencies
        .filter((section) => section.heading === 'Labor Department')
        .map(({ path, owner }) => [path, owner?.slug]),
    ).toEqual([
      ['kp/labor-department', 'kp-labor-department'],
      ['punjab/labor-department', 'punjab-labor-department'],
      ['sindh/labor-department', 'sindh-labor-department'],
    ]);
    expect(view).toMatchObject({
      title: 'Institutional Framework for addressing Child Trafficking',
      issuer: 'National Commission on the Rights of Child (NCRC)',
      current: { number: '1.0', kind: 'import', current: true, sectionsChanged: 27 },
    });
    expect(agencies.filter((section) => section.mayPropose).every((section) => section.jurisdiction === 'sindh')).toBe(
      true,
    );
    const section = must(await world.anyone().get<SectionView>(`/documents/${document}/sections/${sindh.sectionId}`));
    expect(JSON.stringify(section.body)).toContain('tasked with promoting fair labor practices');
    expect(section.mayPropose).toBe(false);
  });

  it('is not there under another address', async () => {
    expect((await officer.get('/documents/nothing/outline')).status).toBe(404);
    expect((await officer.get(`/documents/${document}/sections/${crypto.randomUUID()}`)).status).toBe(404);
    expect((await officer.get(`/documents/${document}/sections/x`)).status).toBe(422);
  });
});

describe('An officer’s proposal', () => {
  it('goes from the first word to its frozen round, and gets its number only then', async () => {
    const begun = await begin(officer, sindh.sectionId);
    expect(begun).toMatchObject({ number: null, state: 'drafting', round: 0, version: 1, changes: [] });
    expect(begun.may.submit).toEqual({ allowed: false, because: 'nothing-changed' });
    const edit = { heading: 'Labour Department', words: [['fair labor practices', 'fair labour practices']] as const };
    const saved = await write(officer, begun.id, { sectionId: sindh.sectionId, edit });
    expect(saved).toMatchObject({ generation: 1, version: 1 });
    await write(colleague, begun.id, {
      sectionId: sindh.sectionId,
      edit: { words: [['It also addresses', 'It addresses']] },
    });
    const drafted = must(await officer.get<ProposalView>(`/proposals/${begun.id}`));
    expect(drafted.contributors.map((person) => person.name)).toEqual(['Amna Siddiqui', 'Bilal Soomro']);
    expect(drafted.sections).toEqual([
      { sectionId: sindh.sectionId, heading: 'Labor Department', jurisdiction: 'sindh' },
    ]);

    const sent = await submit(officer, begun.id, 'Labour');
    expect(sent).toMatchObject({ state: 'in_review', number: 1, round: 1, title: 'Labour', editionNumber: '1.0' });
    expect(sent.changes.map(({ aspect, outcome, position }) => [aspect, outcome, position])).toEqual([
      ['heading', 'open', 1],
      ['body', 'open', 2],
      ['body', 'open', 3],
    ]);
    expect(sent.changes[0]?.payload).toEqual({ before: 'Labor Department', after: 'Labour Department' });
    expect(sent.strip).toHaveLength(3);
    expect(sent.may.edit).toEqual({ allowed: false, because: 'not-now' });
  });

  it('is sent once, however often the request is repeated', async () => {
    const { id } = await begin(officer, sindh.sectionId);
    await write(officer, id, { sectionId: sindh.sectionId, edit: { heading: 'Department of Labour' } });
    const { version, contentHash } = must(await officer.get<ProposalView>(`/proposals/${id}`));
    const ask = { version, key: crypto.randomUUID(), body: { title: 'Rename', summary: 'A name.', contentHash } };
    const answers = await Promise.all([1, 2].map(() => officer.post<ProposalView>(`/proposals/${id}/submission`, ask)));
    expect(answers.map(({ status, body }) => [status, body.round])).toEqual([
      [200, 1],
      [200, 1],
    ]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    const again = await officer.post(`/proposals/${id}/submission`, { ...ask, key: crypto.randomUUID() });
    expect([again.status, again.body['code']]).toEqual([409, 'not-now']);
    const other = await officer.post(`/proposals/${id}/submission`, { ...ask, body: { ...ask.body, title: 'Other' } });
    expect([other.status, other.body['code']]).toEqual([422, 'key-reused']);
  });

  it('comes back with its words when it is recalled, and ends when it is withdrawn', async () => {
    const sent = await propose(officer, {
      sectionId: sindh.sectionId,
      edit: { heading: 'Labour', words: [['fair labor practices', 'decent work']] },
    });
    const recalled = must(await colleague.get<ProposalView>(`/proposals/${sent.id}`));
    expect(recalled.may.recall).toEqual({ allowed: false, because: 'not-allowed' });
    const ask = () => ({ version: sent.version, body: { reason: '' } });
    const back = must(await officer.post<ProposalView>(`/proposals/${sent.id}/recall`, ask()));
    expect(back).toMatchObject({ state: 'drafting', number: sent.number });
    expect(back.changes.map((change) => change.outcome)).toEqual(['recalled', 'recalled']);
    const copy = must(await officer.get<WorkingCopyView>(copyPath(sent)));
    expect(copy.heading).toBe('Labour');
    expect(JSON.stringify(copy.body)).toContain('decent work');
    expect(copy.generation).toBeGreaterThan(1);
    const resent = await submit(officer, sent.id);
    expect(resent).toMatchObject({ round: 2, number: sent.number });
    const gone = must(
      await officer.post<ProposalView>(`/proposals/${sent.id}/withdrawal`, { version: resent.version, body: {} }),
    );
    expect(gone.state).toBe('withdrawn');
    expect(gone.changes.filter(({ round }) => round === 2).map(({ outcome }) => outcome)).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
    expect((await officer.post(`/proposals/${sent.id}/recall`, { version: gone.version, body: {} })).status).toBe(409);
  });

  it('can be edited and thrown away before it was sent, and not after', async () => {
    const { id, version } = await begin(officer, sindh.sectionId);
    const edited = await officer.patch<ProposalView>(`/proposals/${id}`, {
      version,
      body: { title: 'Ideas', summary: '' },
    });
    expect(edited.body).toMatchObject({ title: 'Ideas', version: 2 });
    expect(edited.headers.get('etag')).toBe('"2"');
    const found = async (who: Client, find: string) => {
      const path = `/documents/${document}/proposals?find=${encodeURIComponent(find)}`;
      return must(await who.get<{ items: ProposalView[] }>(path)).items.map(({ title }) => title);
    };
    expect([await found(officer, 'IDEA'), await found(officer, '%')]).toEqual([['Ideas'], []]);
    expect(await found(stranger, 'IDEA')).toEqual([]);
    // A draft that has no title yet is found by the section it was begun on, and by those it is written on.
    const rights = await world.section('sindh/sindh-human-rights-commission');
    const police = await world.section('sindh/sindh-police');
    const untitled = await begin(officer, rights.sectionId);
    expect(must(await colleague.get<ProposalView>(`/proposals/${untitled.id}`)).begunOn).toBe(rights.sectionId);
    expect([await found(officer, 'human rights'), await found(officer, 'sindh police')]).toEqual([[''], []]);
    await write(officer, untitled.id, { sectionId: police.sectionId, edit: { words: [['Sindh', 'the Sindh']] } });
    expect([await found(officer, 'sindh police'), await found(stranger, 'sindh police')]).toEqual([[''], []]);
    expect((await officer.delete(`/proposals/${id}`, { version })).status).toBe(412);
    expect((await officer.delete(`/proposals/${id}`, { version: 2 })).status).toBe(204);
    expect((await officer.get(`/proposals/${id}`)).status).toBe(404);
    const sent = await propose(officer, { sectionId: sindh.sectionId, edit: { heading: 'Labour Dept.' } });
    expect((await officer.delete(`/proposals/${sent.id}`, { version: sent.version })).status).toBe(409);
  });
});

describe('Another organisation', () => {
  it('sees neither proposal nor working copy, and can do nothing with them', async () => {
    const draft = await begin(officer, sindh.sectionId);
    const saved = await write(officer, draft.id, { sectionId: sindh.sectionId, edit: { heading: 'Labour' } });
    const save = {
      version: saved.version,
      body: { generation: 1, heading: 'Mine', body: { type: 'doc', content: [] } },
    };
    const moderator = await world.as('moderator@commission');
    for (const other of [stranger, moderator]) {
      expect((await other.get(`/proposals/${draft.id}`)).status).toBe(404);
      expect((await other.get(copyPath(draft))).status).toBe(404);
      expect((await other.put(copyPath(draft), save)).status).toBe(404);
      expect((await other.delete(`/proposals/${draft.id}`, { version: 1 })).status).toBe(404);
      expect((await other.post(`/proposals/${draft.id}/withdrawal`, { version: 1, body: {} })).status).toBe(404);
      const { items } = must(await other.get<{ items: ProposalView[] }>(`/documents/${document}/proposals`));
      expect(items.filter((item) => item.organisation.slug === 'sindh-child-protection-authority')).toEqual([]);
    }
    const { items } = must(await colleague.get<{ items: ProposalView[] }>(`/documents/${document}/proposals`));
    expect(items[0]).toMatchObject({ id: draft.id, state: 'drafting' });
    expect((await world.anyone().get(`/proposals/${draft.id}`)).status).toBe(401);
  });

  it('is not written about: a section of another jurisdiction is refused', async () => {
    const refused = await officer.post(`/documents/${document}/proposals`, { body: { sectionId: punjab.sectionId } });
    expect([refused.status, refused.body['code']]).toEqual([403, 'not-allowed']);
    const draft = await begin(officer, sindh.sectionId);
    const path = copyPath(draft, punjab);
    expect((await officer.get(path)).status).toBe(403);
    const { body } = must(await officer.get<SectionView>(`/documents/${document}/sections/${punjab.sectionId}`));
    const saved = await officer.put(path, { version: 0, body: { generation: 1, heading: 'Mine', body } });
    expect([saved.status, saved.body['code']]).toEqual([403, 'not-allowed']);
  });
});

/** A table of one cell, in which the blocks stand. */
const tableOf = (...content: object[]) => ({
  type: 'table',
  content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content }] }],
});
const nested = (words: string) => ({
  type: 'doc',
  content: [tableOf(tableOf({ type: 'paragraph', content: [{ type: 'text', text: words }] }))],
});

describe('What can not be saved or sent', () => {
  const paragraph = (...content: unknown[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
  it.each<[string, unknown, string, string]>([
    ['no body', undefined, 'malformed', '/body'],
    ['an unknown block', { type: 'doc', content: [{ type: 'iframe' }] }, 'ill-formed-text', '/body/content/0'],
    ['text that is a number', paragraph({ type: 'text', text: 1 }), 'ill-formed-text', '/body/content/0'],
    ['a table in a cell', nested('x'), 'ill-formed-text', '/body/content/0/content/0/content/0/content/0'],
    [
      'a link that runs a script',
      paragraph({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }),
      'ill-formed-text',
      '/body/content/0',
    ],
    [
      'a character that no database holds',
      paragraph({ type: 'text', text: 'a\u0000b' }),
      'ill-formed-text',
      '/body/content/0',
    ],
  ])('%s is refused at its place, and nothing is lost', async (_, body, code, pointer) => {
    const draft = await begin(officer, sindh.sectionId);
    await write(officer, draft.id, { sectionId: sindh.sectionId, edit: { heading: 'Kept' } });
    const answer = await officer.put(copyPath(draft), { version: 1, body: { generation: 1, heading: 'Lost', body } });
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
    const [finding] = answer.body['errors'] as { pointer: string }[];
    expect(finding?.pointer.startsWith(pointer)).toBe(true);
    expect(must(await officer.get<WorkingCopyView>(copyPath(draft))).heading).toBe('Kept');
  });

  it('a table in a cell that was stored before it was refused can be read, and written on', async () => {
    const draft = await begin(officer, sindh.sectionId);
    await write(officer, draft.id, { sectionId: sindh.sectionId, edit: { heading: 'Kept' } });
    await world.app.app
      .get(DataSource)
      .query('update working_copy set body = $1 where proposal_id = $2', [JSON.stringify(nested('old')), draft.id]);
    const copy = must(await officer.get<WorkingCopyView>(copyPath(draft)));
    expect(JSON.stringify(copy.body)).toContain('old');
    const { version, generation, heading } = copy;
    const answer = await officer.put(copyPath(draft), {
      version,
      body: { generation, heading, body: nested('old and new') },
    });
    expect(answer.status).toBe(200);
    expect(JSON.stringify(must(await officer.get<WorkingCopyView>(copyPath(draft))).body)).toContain('old and new');
  });

  it('a save over another’s newer one says so, with the version that stands', async () => {
    const draft = await begin(officer, sindh.sectionId);
    const copy = must(await officer.get<WorkingCopyView>(copyPath(draft)));
    const save = (heading: string) => ({ version: copy.version, body: { generation: 1, heading, body: copy.body } });
    const both = await Promise.all([
      officer.put(copyPath(draft), save('A')),
      colleague.put(copyPath(draft), save('B')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const stale = await officer.put(copyPath(draft), save('C'));
    expect(stale.body).toMatchObject({ code: 'stale', facts: { version: 1, generation: 1 } });
    const untouched = await begin(officer, sindh.sectionId);
    const otherGeneration = { version: 0, body: { ...save('A').body, generation: 77 } };
    expect((await officer.put(copyPath(untouched), otherGeneration)).body).toMatchObject({ code: 'stale' });
    const missing = await officer.put(copyPath(draft), { body: save('D').body });
    expect([missing.status, missing.body['code']]).toEqual([428, 'precondition-missing']);
  });

  it('a text of more than a request of any other kind may hold is saved, up to the two megabytes of a section', async () => {
    const { sectionId } = await world.section('sindh/sindh-police');
    const { id } = await begin(officer, sectionId);
    const path = `/proposals/${id}/sections/${sectionId}`;
    const { generation, version, heading } = must(await officer.get<WorkingCopyView>(path));
    const put = (letters: number) => {
      const text = `${'x'.repeat(99)} `.repeat(letters / 100).trimEnd();
      const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
      return officer.put(path, { version, body: { generation, heading, body } });
    };
    const [far, over] = [await put(4_000_000), await put(2_200_000)];
    expect([far.status, far.body['code'], over.status, over.body['code']]).toEqual([
      413,
      'too-large',
      422,
      'ill-formed-text',
    ]);
    expect((await put(1_500_000)).status).toBe(200);
  });

  it('a text its sender did not see, a text without a change, a text that is in review', async () => {
    const draft = await begin(officer, sindh.sectionId);
    const first = await write(officer, draft.id, { sectionId: sindh.sectionId, edit: { heading: 'Labour' } });
    const unseen = { version: draft.version, body: { title: 'T', summary: 'S', contentHash: draft.contentHash } };
    const refused = await officer.post(`/proposals/${draft.id}/submission`, unseen);
    expect([refused.status, refused.body['code']]).toEqual([412, 'stale']);
    const copy = must(await officer.get<WorkingCopyView>(copyPath(draft)));
    const back = { generation: first.generation, heading: copy.base.heading, body: copy.base.body };
    must(await officer.put<SavedView>(copyPath(draft), { version: first.version, body: back }));
    const { contentHash, version } = must(await officer.get<ProposalView>(`/proposals/${draft.id}`));
    const ask = { version, body: { title: 'T', summary: 'S', contentHash } };
    const empty = await officer.post(`/proposals/${draft.id}/submission`, ask);
    expect([empty.status, empty.body['code']]).toEqual([422, 'nothing-changed']);
    const untold = await officer.post(`/proposals/${draft.id}/submission`, {
      ...ask,
      body: { ...ask.body, summary: ' ' },
    });
    expect(untold.body).toMatchObject({ code: 'malformed', errors: [{ pointer: '/summary' }] });

    const sent = await propose(officer, {
      sectionId: sindh.sectionId,
      edit: { words: [['fair labor practices', 'decent work']] },
    });
    const frozen = must(await officer.get<WorkingCopyView>(copyPath(sent)));
    const { generation, heading, body } = frozen;
    const late = await officer.put(copyPath(sent), {
      version: frozen.version,
      body: { generation, heading, body: replaceWords(body, [['decent work', 'x']]) },
    });
    expect([late.status, late.body['code']]).toEqual([409, 'not-now']);
  });
});

describe('At the same time', () => {
  it('two organisations’ first rounds get numbers of their own', async () => {
    const drafts = await Promise.all(
      (
        [
          [officer, sindh],
          [stranger, punjab],
          [colleague, sindh],
        ] as const
      ).map(async ([client, { sectionId }]) => {
        const { id } = await begin(client, sectionId);
        await write(client, id, { sectionId, edit: { heading: 'Department of Labour' } });
        return { client, id };
      }),
    );
    const sent = await Promise.all(drafts.map(({ client, id }) => submit(client, id)));
    expect(new Set(sent.map(({ number }) => number)).size).toBe(3);
  });

  it('a save and a submission: what is in the round is what its sender saw', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await begin(officer, sindh.sectionId);
      await write(officer, id, { sectionId: sindh.sectionId, edit: { heading: 'Seen' } });
      const seen = must(await officer.get<ProposalView>(`/proposals/${id}`));
      const { generation, version, body } = must(await colleague.get<WorkingCopyView>(copyPath({ id })));
      const [sent, saved] = await Promise.all([
        officer.post<ProposalView>(`/proposals/${id}/submission`, {
          version: seen.version,
          body: { title: 'T', summary: 'S', contentHash: seen.contentHash },
        }),
        colleague.put(copyPath({ id }), { version, body: { generation, heading: 'Unseen', body } }),
      ]);
      // One of them was first: either the text in the round is the seen one and the save came late, or the sender is told.
      expect([
        [200, 409],
        [412, 200],
      ]).toContainEqual([sent.status, saved.status]);
      if (sent.status === 200) expect(sent.body.changes[0]?.payload).toMatchObject({ after: 'Seen' });
    }
  });
});

describe('A draft that adds blank paragraphs', () => {
  const blank = { type: 'paragraph' };
  const writeBlocks = async (id: string, more: unknown[]) => {
    const { body, generation, version, heading } = must(await officer.get<WorkingCopyView>(copyPath({ id })));
    const text = { ...body, content: [...(body.content ?? []), ...more] };
    must(await officer.put(copyPath({ id }), { version, body: { generation, heading, body: text } }));
  };

  it('is submitted without those at the end of its text', async () => {
    const { id } = await begin(officer, sindh.sectionId);
    await writeBlocks(id, [{ ...blank, content: [{ type: 'text', text: 'It reports each year.' }] }, blank, blank]);
    const { changes } = await submit(officer, id);
    expect(changes.map(({ payload }) => Reflect.get(Object(payload), 'words'))).toMatchObject([
      { kind: 'inserted', after: 'It reports each year.' },
    ]);
  });

  it('and nothing else has nothing to submit', async () => {
    const { id } = await begin(officer, sindh.sectionId);
    await writeBlocks(id, [blank, blank]);
    const { contentHash, version } = must(await officer.get<ProposalView>(`/proposals/${id}`));
    const body = { title: 'Blank', summary: 'Nothing to read.', contentHash };
    const answer = await officer.post(`/proposals/${id}/submission`, { version, body });
    expect([answer.status, Reflect.get(Object(answer.body), 'code')]).toEqual([422, 'nothing-changed']);
  });
});
