import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProposalView, ReviewView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import type { Client } from './testing/client.js';
import { changesOf } from './testing/deciding.js';
import { begin, document, must, propose, startWorld, submit, type World, write } from './testing/world.js';

let world: World;
let officer: Client;
let moderator: Client;
let sectionId: string;
beforeAll(async () => {
  world = await startWorld();
  [officer, moderator] = await Promise.all([world.as('officer@sindh'), world.as('moderator@commission')]);
  ({ sectionId } = await world.section('sindh/sindh-police'));
}, 120_000);
afterAll(() => world.close());

const sql = (text: string) => world.app.app.get(DataSource).query(text);
const edit = { words: [['entrusted', 'charged']] as const };

/** Does something while the person belongs to another organisation. */
async function whileMoved<T>(email: string, act: () => Promise<T>): Promise<T> {
  const [was] = await sql(`select organisation_id from person where email = '${email}'`);
  await sql(`update person set organisation_id = (select organisation_id from person where email = 'officer@punjab.example')
    where email = '${email}'`);
  try {
    return await act();
  } finally {
    await sql(`update person set organisation_id = '${was.organisation_id}' where email = '${email}'`);
  }
}

describe('A request repeated with its key', () => {
  const steps: [string, () => Promise<{ path: string; version: number; body: object }>][] = [
    [
      'a submission',
      async () => {
        const { id } = await begin(officer, sectionId);
        await write(officer, id, { sectionId, edit });
        const { version, contentHash } = must(await officer.get<ProposalView>(`/proposals/${id}`));
        return { path: `/proposals/${id}/submission`, version, body: { title: 'T', summary: 'S', contentHash } };
      },
    ],
    [
      'a recall',
      async () => {
        const { id, version } = await propose(officer, { sectionId, edit });
        return { path: `/proposals/${id}/recall`, version, body: { reason: 'R' } };
      },
    ],
    [
      'a withdrawal',
      async () => {
        const { id, version } = await propose(officer, { sectionId, edit });
        return { path: `/proposals/${id}/withdrawal`, version, body: { reason: 'R' } };
      },
    ],
  ];

  it.each(steps)('(%s) gets the first answer, and none from whom the proposal is hidden now', async (_, prepared) => {
    const { path, version, body } = await prepared();
    const key = crypto.randomUUID();
    const first = must(await officer.post(path, { version, body, key }));
    expect(must(await officer.post(path, { version, body, key }))).toEqual(first);
    const hidden = await whileMoved('officer@sindh.example', () => officer.post(path, { version, body, key }));
    expect([hidden.status, hidden.body['code']]).toEqual([404, 'not-found']);
  });

  it('(decisions) is not answered to a moderator of somewhere else', async () => {
    const { id } = await propose(officer, { sectionId, edit });
    const [change] = await changesOf(moderator, id);
    const { id: changeId, seq, payloadHash } = change!;
    const body = { decisions: [{ changeId, seq, payloadHash, outcome: 'returned', reason: 'R' }] };
    const ask = { body, key: crypto.randomUUID() };
    must(await moderator.post(`/proposals/${id}/decisions`, ask));
    const scope = (value: string) =>
      sql(`update role_grant set jurisdiction = ${value} where role = 'moderator'
        and person_id = (select id from person where email = 'moderator@commission.example')`);
    await scope(`'punjab'`);
    const { status } = await moderator.post(`/proposals/${id}/decisions`, ask);
    await scope('null');
    expect(status).toBe(404);
  });

  it('is the same request however its address is written', async () => {
    const key = crypto.randomUUID();
    const body = { sectionId, title: 'Once' };
    const made = must(await officer.post<ProposalView>(`/documents/${document}/proposals`, { body, key }));
    for (const path of [`/documents/%69nstitutional-framework/proposals`, `/documents/${document}/proposals?a=1&b=2`]) {
      expect(must(await officer.post<ProposalView>(path, { body, key })).id).toBe(made.id);
    }
    const { version } = await propose(officer, { sectionId, edit });
    const { id, version: seen } = await propose(officer, { sectionId, edit });
    expect(seen).toBe(version);
    const ask = { version, body: { reason: '' }, key };
    const recalled = must(await officer.post(`/proposals/${id}/recall`, ask));
    expect(must(await officer.post(`/proposals/${id.toUpperCase()}/recall`, ask))).toEqual(recalled);
  });

  it('but on another object it is another request', async () => {
    const [one, other] = [await propose(officer, { sectionId, edit }), await propose(officer, { sectionId, edit })];
    const ask = { version: one.version, body: { reason: '' }, key: crypto.randomUUID() };
    must(await officer.post(`/proposals/${one.id}/recall`, ask));
    expect(must(await officer.post<ProposalView>(`/proposals/${other.id}/recall`, ask)).id).toBe(other.id);
  });
});

describe('The reason of taking a proposal back', () => {
  const why = 'The figures of 2025 came in.';

  it('is shown to its organisation and to moderators, and stands in no event', async () => {
    const { id, version } = await propose(officer, { sectionId, edit });
    const recalled = must(
      await officer.post<ProposalView>(`/proposals/${id}/recall`, { version, body: { reason: why } }),
    );
    expect(recalled.endings).toMatchObject([{ how: 'recalled', round: 1, reason: why }]);
    const again = await submit(officer, id);
    const seen = must(await moderator.get<ReviewView>(`/proposals/${id}/review`));
    expect(seen.endings).toEqual(recalled.endings);
    const body = { reason: 'It is settled otherwise.' };
    const gone = must(
      await officer.post<ProposalView>(`/proposals/${id}/withdrawal`, { version: again.version, body }),
    );
    expect(gone.endings.map(({ how, round, reason }) => [how, round, reason])).toEqual([
      ['recalled', 1, why],
      ['withdrawn', 2, body.reason],
    ]);
    expect(must(await moderator.get<ReviewView>(`/proposals/${id}/review`)).endings).toEqual(gone.endings);
    expect((await (await world.as('officer@punjab')).get(`/proposals/${id}`)).status).toBe(404);
    const told = await sql(`select facts::text from event where object_id = '${id}'`);
    expect(told.length).toBeGreaterThan(4);
    expect(JSON.stringify(told)).not.toMatch(/figures|settled/u);
  });
});

describe('A moderator', () => {
  it('proposes a quick fix like anybody, and never decides it', async () => {
    const { id } = await propose(moderator, { sectionId, edit });
    const [change] = await changesOf(moderator, id);
    expect(change!.may.accept).toEqual({ allowed: false, because: 'own-words' });
    const { id: changeId, seq, payloadHash } = change!;
    const decisions = [{ changeId, seq, payloadHash, outcome: 'accepted' }];
    const answer = await moderator.post(`/proposals/${id}/decisions`, { body: { decisions } });
    expect([answer.status, answer.body['code']]).toEqual([409, 'own-words']);
  });

  it('who joins the organisation of a draft writes in it, and never decides it from then on', async () => {
    const { id } = await begin(officer, sectionId);
    await write(officer, id, { sectionId, edit });
    await sql(`update person set organisation_id = (select organisation_id from person where email = 'officer@sindh.example')
      where email = 'second@commission.example'`);
    const second = await world.as('second@commission');
    const { version } = must(await second.get<ProposalView>(`/proposals/${id}`));
    expect((await second.patch(`/proposals/${id}`, { version, body: { title: 'T', summary: 'S' } })).status).toBe(200);
    await submit(officer, id);
    const [change] = await changesOf(second, id);
    expect(change!.may.accept).toEqual({ allowed: false, because: 'own-words' });
  });

  it('who is an officer too proposes as one, and never decides their own words', async () => {
    await sql(
      `insert into role_grant (person_id, role) select id, 'moderator' from person where email = 'officer@sindh.example'`,
    );
    const { id } = await begin(officer, sectionId);
    await write(officer, id, { sectionId, edit });
    await submit(officer, id);
    const [change] = await changesOf(officer, id);
    const { id: changeId, seq, payloadHash, may } = change!;
    expect(may.accept).toEqual({ allowed: false, because: 'own-words' });
    const decisions = [{ changeId, seq, payloadHash, outcome: 'accepted' }];
    const answer = await officer.post(`/proposals/${id}/decisions`, { body: { decisions } });
    expect([answer.status, answer.body['code']]).toEqual([409, 'own-words']);
  });
});
