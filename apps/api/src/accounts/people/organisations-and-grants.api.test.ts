import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeView, OrganisationDetail, OrganisationsView, PeoplePage, PersonDetail } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import type { Client } from '../../testing/client.js';
import { TestClock } from '../../testing/clock.js';
import { letterTo } from '../../testing/outbox.js';
import { document, must, startWorld, type World } from '../../testing/world.js';
import { verifyStanding } from '../grants/verify-standing.query.js';

const clock = new TestClock();
let world: World;
let admin: Client;
beforeAll(async () => {
  world = await startWorld({ clock, settings: { origin: 'http://review.example' } });
  admin = await world.as('admin@commission');
}, 120_000);
afterAll(() => world.close());

const idOf = async (name: string): Promise<string> => {
  const { items } = must(await admin.get<PeoplePage>(`/people?q=${encodeURIComponent(`${name}.example`)}`));
  return items[0]?.id ?? '';
};
const detail = async (id: string, by = admin) => must(await by.get<PersonDetail>(`/people/${id}`));
const sindh = 'sindh-child-protection-authority';
const give = (id: string, body: object) =>
  admin.post<PersonDetail>(`/people/${id}/grants`, { body: { document: null, jurisdiction: null, ...body } });

describe('People', () => {
  it('are filtered by role, by standing, and by a second factor that is missing; counts are of everybody', async () => {
    const moderators = must(await admin.get<PeoplePage>('/people?role=moderator'));
    expect(moderators.items.map(({ email }) => email).sort()).toEqual([
      'moderator@commission.example',
      'second@commission.example',
    ]);
    const { counts } = moderators;
    expect(counts).toMatchObject({ moderators: 2, publishers: 1, closed: 0 });
    const missing = must(await admin.get<PeoplePage>('/people?secondFactor=missing'));
    expect(missing.items).toHaveLength(counts.withoutSecondFactor);
    expect(must(await admin.get<PeoplePage>('/people?standing=closed')).items).toEqual([]);
    expect((await admin.get('/people?standing=gone')).status).toBe(422);
  });

  it('are one by one seen with what was ever granted and what it allows, by who may see them and nobody else', async () => {
    const officer = await detail(await idOf('officer@sindh'));
    expect(officer.history).toMatchObject([{ role: 'officer', withdrawnAt: null, names: { jurisdiction: 'Sindh' } }]);
    const of = (name: string) => officer.abilities.find(({ ability }) => ability === name);
    expect(of('proposal.create')).toEqual({ ability: 'proposal.create', allowed: true, jurisdictions: ['Sindh'] });
    expect(of('change.decide')).toMatchObject({ allowed: false });
    expect(officer.may.manage).toEqual({ allowed: true });
    const focal = await world.as('focal@sindh');
    expect((await detail(officer.id, focal)).may.manage).toMatchObject({ allowed: false, because: 'not-allowed' });
    expect((await focal.get(`/people/${await idOf('officer@punjab')}`)).status).toBe(404);
    expect((await (await world.as('officer@sindh')).get(`/people/${officer.id}`)).status).toBe(403);
    const own = await idOf('admin@commission');
    expect((await detail(own)).may.manage).toMatchObject({ because: 'not-oneself' });
  });
});

describe('An organisation', () => {
  it('is changed over the version seen: name, jurisdiction, and who sends its proposals', async () => {
    const find = async () =>
      must(await admin.get<OrganisationsView>('/organisations')).organisations.find(({ slug }) => slug === sindh)!;
    const before = await find();
    const body = { name: 'Sindh Child Protection Authority, Karachi', jurisdiction: 'sindh', onlyFocalSubmits: true };
    const path = `/organisations/${before.id}`;
    expect((await admin.put(path, { body })).status).toBe(428);
    const after = must(await admin.put<OrganisationDetail>(path, { body, version: before.version }));
    expect(after).toMatchObject({ ...body, version: before.version + 1, people: before.people });
    expect((await admin.put(path, { body, version: before.version })).body).toMatchObject({
      code: 'stale',
      facts: { version: after.version },
    });
    const wrong = await admin.put(path, { body: { ...body, jurisdiction: 'atlantis' }, version: after.version });
    expect([wrong.status, wrong.body]).toMatchObject([422, { errors: [{ pointer: '/jurisdiction' }] }]);
    const officer = await world.as('focal@sindh');
    expect((await officer.put(path, { body, version: after.version })).status).toBe(403);
    expect((await admin.put(`/organisations/${crypto.randomUUID()}`, { body, version: 1 })).status).toBe(404);
    const events = await world.app.app
      .get(DataSource)
      .query(`select facts from event where action = 'organisation.edited'`);
    expect(events).toEqual([{ facts: { jurisdiction: 'sindh', onlyFocalSubmits: true, renamed: true } }]);
    must(await admin.put(path, { body: { ...body, onlyFocalSubmits: false }, version: after.version }));
  });

  it('is left and joined: the person is signed out, told, and sees the new one’s work instead of the old one’s', async () => {
    const id = await idOf('colleague@sindh');
    const before = await world.as('colleague@sindh');
    const { sectionId } = await world.section('sindh/sindh-child-protection-authority');
    const officer = await world.as('officer@sindh');
    const proposal = must(
      await officer.post<{ id: string }>(`/documents/${document}/proposals`, { body: { sectionId } }),
    );
    expect((await before.get(`/proposals/${proposal.id}`)).status).toBe(200);
    const moved = must(
      await admin.put<PersonDetail>(`/people/${id}/organisation`, { body: { organisation: 'sindh-labor-department' } }),
    );
    expect(moved.organisation?.slug).toBe('sindh-labor-department');
    expect((await before.get('/me')).status).toBe(401);
    const after = await world.as('colleague@sindh');
    expect((await after.get(`/proposals/${proposal.id}`)).status).toBe(404);
    expect((await letterTo(world.app, 'colleague@sindh.example')).text).toContain('which organisation you belong to');
    const nowhere = await admin.put(`/people/${id}/organisation`, { body: { organisation: 'no-such' } });
    expect([nowhere.status, nowhere.body]).toMatchObject([422, { errors: [{ pointer: '/organisation' }] }]);
    must(await admin.put(`/people/${id}/organisation`, { body: { organisation: sindh } }));
  });
});

describe('A grant', () => {
  it('bound to an organisation holds for what is done on its behalf, and is told by its names', async () => {
    const id = await idOf('officer@punjab');
    const [first] = (await detail(id)).grants;
    must(await admin.delete(`/people/${id}/grants/${first?.id ?? ''}`));
    must(await give(id, { role: 'officer', jurisdiction: 'punjab', organisation: sindh }));
    const { grants, abilities } = await detail(id);
    expect(grants).toMatchObject([
      { role: 'officer', organisation: expect.stringContaining('Sindh Child Protection') },
    ]);
    // Bound to another organisation than one's own it allows nothing: nobody writes for an organisation they don't belong to.
    expect(abilities.find(({ ability }) => ability === 'proposal.create')?.allowed).toBe(false);
    const { sectionId } = await world.section('punjab/labor-department');
    const begin = async () =>
      (await (await world.as('officer@punjab')).post(`/documents/${document}/proposals`, { body: { sectionId } }))
        .status;
    expect(await begin()).toBe(403);
    const { organisation } = await detail(id);
    must(await give(id, { role: 'officer', jurisdiction: 'punjab', organisation: organisation?.slug }));
    expect(await begin()).toBe(201);
    const letter = await letterTo(world.app, 'officer@punjab.example', 3);
    expect(letter.text).toMatch(/gave you a role .*: officer \(Punjab, /u);
  });

  it('ends by itself when it says so, and can be given again', async () => {
    const id = await idOf('publisher@commission');
    const until = new Date(clock.now().getTime() + 3_600_000).toISOString();
    must(await give(id, { role: 'moderator', until }));
    expect((await detail(id)).grants.find(({ role }) => role === 'moderator')?.until).toBe(until);
    const rolesNow = async () =>
      must(await (await world.as('publisher@commission')).get<MeView>('/me'))
        .grants.map(({ role }) => role)
        .sort();
    expect(await rolesNow()).toEqual(['moderator', 'publisher']);
    clock.forward(3_601);
    expect(await rolesNow()).toEqual(['publisher']);
    admin = await world.as('admin@commission');
    must(await give(id, { role: 'moderator' }));
    expect(await rolesNow()).toEqual(['moderator', 'publisher']);
    expect((await detail(id)).history.filter(({ role }) => role === 'moderator')).toHaveLength(2);
  });

  it.each([
    [{ role: 'officer', organisation: 'no-such' }, '/organisation'],
    [{ role: 'officer', until: '2020-01-01T00:00:00Z' }, '/until'],
    [{ role: 'administrator', until: '2099-01-01T00:00:00Z' }, '/until'],
    [{ role: 'administrator', organisation: sindh }, '/organisation'],
  ])('%j is refused at %s', async (body, pointer) => {
    const answer = await give(await idOf('colleague@sindh'), body);
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ pointer }] }]);
  });

  it('stands on an event, its end too: one that was lengthened past the application is named', async () => {
    const source = world.app.app.get(DataSource);
    expect(await verifyStanding(source)).toEqual([]);
    const [{ id }] = (await source
      .query(`update role_grant set until = until + interval '1 year' where until is not null returning id`)
      .then(([rows]: [{ id: string }[]]) => rows)) as [{ id: string }];
    expect(await verifyStanding(source)).toEqual([{ what: 'grant', id }]);
  });
});
