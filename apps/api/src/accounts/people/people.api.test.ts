import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MeView, OrganisationsView, PeoplePage, PersonView, SignInStep } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import type { Client } from '../../testing/client.js';
import { TestClock } from '../../testing/clock.js';
import { lettersTo, letterTo } from '../../testing/outbox.js';
import { enrol } from '../../testing/second-factor.js';
import { must, password, startWorld, type World } from '../../testing/world.js';
import { verifyStanding } from '../grants/verify-standing.query.js';

const clock = new TestClock();
let world: World;
let admin: Client;
beforeAll(async () => {
  world = await startWorld({ clock, settings: { origin: 'http://review.example' } });
  admin = await world.as('admin@commission');
}, 120_000);
afterAll(() => world.close());
beforeEach(() => clock.forward(30));

const find = async (email: string, by = admin): Promise<PersonView> => {
  const { items } = must(await by.get<PeoplePage>(`/people?q=${encodeURIComponent(email)}`));
  if (items.length !== 1) throw new Error(`${String(items.length)} people are found by ${email}`);
  return items[0] as PersonView;
};
const give = (personId: string, body: object, by = admin) =>
  by.post<PersonView>(`/people/${personId}/grants`, { body: { document: null, jurisdiction: null, ...body } });

describe('People', () => {
  it('are all seen by an administrator, found by letters of name and address, and never with a hash', async () => {
    const all = await admin.get<PeoplePage>('/people');
    expect(all.body.items.length).toBeGreaterThan(7);
    expect(JSON.stringify(all.body)).not.toMatch(/argon2|hash|secret/u);
    const { grants, organisation, standing, secondFactor } = await find('OFFICER@sindh');
    expect(organisation?.slug).toBe('sindh-child-protection-authority');
    expect(grants).toEqual([expect.objectContaining({ role: 'officer', jurisdiction: 'sindh' })]);
    expect([standing, secondFactor]).toEqual(['active', false]);
    expect(must(await admin.get<PeoplePage>('/people?q=%25')).items).toEqual([]);
  });

  it('of their own organisation are seen by a focal person, and nobody else’s: not by a filter, not by a cursor', async () => {
    const focal = await world.as('focal@sindh');
    const own = must(await focal.get<PeoplePage>('/people')).items;
    expect(own.length).toBeGreaterThan(1);
    expect(new Set(own.map(({ organisation }) => organisation?.slug))).toEqual(
      new Set(['sindh-child-protection-authority']),
    );
    const stranger = await find('officer@punjab');
    const tries = ['q=punjab', `organisation=${stranger.organisation?.slug ?? ''}`, `after=${stranger.id}`];
    for (const query of tries) expect(must(await focal.get<PeoplePage>(`/people?${query}`)).items).toEqual([]);
    expect((await focal.get('/organisations')).status).toBe(403);
    expect((await give(own[0]?.id ?? '', { role: 'officer' }, focal)).status).toBe(403);
  });
});

describe('A grant', () => {
  it('is given and withdrawn with an event each, and signs the person out both times', async () => {
    const officer = await world.as('officer@punjab');
    const { id } = await find('officer@punjab');
    const given = must(await give(id, { role: 'focal-person', jurisdiction: 'punjab' }));
    expect((await officer.get('/me')).status).toBe(401);
    const grant = given.grants.find(({ role }) => role === 'focal-person');
    const again = await world.as('officer@punjab');
    expect(must(await again.get<MeView>('/me')).grants).toHaveLength(2);
    expect((await admin.delete(`/people/${id}/grants/${grant?.id ?? ''}`)).status).toBe(204);
    expect((await again.get('/me')).status).toBe(401);
    expect((await admin.delete(`/people/${id}/grants/${grant?.id ?? ''}`)).status).toBe(404);
    expect(await verifyStanding(world.app.app.get(DataSource))).toEqual([]);
  });

  it('is withdrawn only from whom it was given: both ids are checked', async () => {
    const [first, second] = [await find('officer@sindh'), await find('colleague@sindh')];
    const theirs = first.grants[0]?.id ?? '';
    expect((await admin.delete(`/people/${second.id}/grants/${theirs}`)).status).toBe(404);
    expect((await find('officer@sindh')).grants).toHaveLength(1);
  });

  it('names what is there; nobody looks after accounts in a part of the world', async () => {
    const { id } = await find('colleague@sindh');
    const refusals = [
      [{ role: 'officer', jurisdiction: 'nowhere' }, '/jurisdiction'],
      [{ role: 'officer', document: 'no-such' }, '/document'],
      [{ role: 'administrator', jurisdiction: 'sindh' }, '/jurisdiction'],
      [{ role: 'king' }, '/role'],
    ] as const;
    for (const [body, pointer] of refusals) {
      const answer = await give(id, body);
      expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ pointer }] }]);
    }
  });

  it('is never one’s own to give or withdraw, and an administrator is always left', async () => {
    const own = await find('admin@commission');
    expect((await give(own.id, { role: 'moderator' })).body).toMatchObject({ code: 'not-oneself' });
    const other = await find('publisher@commission');
    const made = must(await give(other.id, { role: 'administrator' }));
    const helper = await world.as('publisher@commission');
    const grantOf = (person: PersonView) => person.grants.find(({ role }) => role === 'administrator')?.id ?? '';
    // Each takes the other's at once: one of them stays.
    const both = await Promise.all([
      helper.delete(`/people/${own.id}/grants/${grantOf(own)}`),
      admin.delete(`/people/${other.id}/grants/${grantOf(made)}`),
    ]);
    expect(both.filter(({ status }) => status === 204)).toHaveLength(1);
    const left = both[0].status === 204 ? helper : await world.as('admin@commission');
    expect((await left.get('/people')).status).toBe(200);
    if (both[0].status === 204) must(await give(own.id, { role: 'administrator' }, helper));
    admin = await world.as('admin@commission');
  });
});

describe('A lost second factor', () => {
  it('is taken off by an administrator: told by mail, recorded, signed out; the next sign-in needs no code', async () => {
    const lost = await world.as('moderator@commission');
    await enrol(lost, () => clock.now());
    const { id, secondFactor } = await find('moderator@commission');
    expect(secondFactor).toBe(true);
    expect((await admin.delete(`/people/${id}/second-factor`)).status).toBe(204);
    expect((await lost.get('/me')).status).toBe(401);
    expect((await find('moderator@commission')).secondFactor).toBe(false);
    const letter = await letterTo(world.app, 'moderator@commission.example', 2);
    expect(letter.text).toContain('An administrator took the second factor off your account');
    const events = await world.app.app
      .get(DataSource)
      .query(`select actor_role from event where action = 'second-factor.reset' and object_id = $1`, [id]);
    expect(events).toEqual([{ actor_role: 'administrator' }]);
    expect((await admin.delete(`/people/${id}/second-factor`)).status).toBe(404);
    const back = await world
      .anyone()
      .post<MeView & SignInStep>('/sessions', { body: { email: 'moderator@commission.example', password } });
    expect(back.status).toBe(201);
  });

  it('is not one’s own to take off, and asks an administrator who has one for a fresh code', async () => {
    const sure = await world.as('admin@commission');
    await enrol(sure, () => clock.now());
    const own = await find('admin@commission', sure);
    expect((await sure.delete(`/people/${own.id}/second-factor`)).body).toMatchObject({ code: 'not-oneself' });
    const { id } = await find('second@commission', sure);
    clock.forward(6 * 60);
    const stale = await Promise.all([
      sure.delete(`/people/${id}/second-factor`),
      sure.put(`/people/${id}/standing`, { body: { active: false } }),
      give(id, { role: 'administrator' }, sure),
      sure.post(`/people/${id}/link`),
    ]);
    expect(stale.map(({ status, body }) => [status, body])).toMatchObject(
      stale.map(() => [403, { code: 'second-factor-needed' }]),
    );
    await world.app.app.get(DataSource).query('delete from second_factor where person_id = $1', [own.id]);
    admin = await world.as('admin@commission');
  });
});

describe('An account', () => {
  it('is closed and opened again: signed out at once, no sign-in and no letter meanwhile', async () => {
    const email = 'colleague@sindh.example';
    const colleague = await world.as('colleague@sindh');
    const { id } = await find('colleague@sindh');
    const closed = must(await admin.put<PersonView>(`/people/${id}/standing`, { body: { active: false } }));
    expect(closed.standing).toBe('closed');
    expect((await colleague.get('/me')).status).toBe(401);
    expect((await world.anyone().post('/sessions', { body: { email, password } })).status).toBe(401);
    expect((await admin.post(`/people/${id}/link`)).status).toBe(404);
    // Told that it was closed, and nothing else is written to a closed account.
    expect((await letterTo(world.app, email)).text).toContain('closed your account');
    expect(await lettersTo(world.app, email)).toHaveLength(1);
    must(await admin.put<PersonView>(`/people/${id}/standing`, { body: { active: true } }));
    expect((await letterTo(world.app, email, 2)).text).toContain('opened your account');
    expect((await world.anyone().post('/sessions', { body: { email, password } })).status).toBe(201);
    must(await admin.post(`/people/${id}/link`));
    expect((await letterTo(world.app, email, 3)).subject).toContain('choose a new password');
  });

  it('is not one’s own to close', async () => {
    const { id } = await find('admin@commission');
    const answer = await admin.put(`/people/${id}/standing`, { body: { active: false } });
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'not-oneself' }]);
  });
});

describe('An organisation', () => {
  it('is added once, with a jurisdiction that is there', async () => {
    const body = { slug: 'sindh-health', name: 'Health Department', jurisdiction: 'sindh' };
    const { organisations } = must(await admin.post<OrganisationsView>('/organisations', { body }));
    expect(organisations).toContainEqual(expect.objectContaining({ ...body, people: 0 }));
    const twice = await admin.post('/organisations', { body });
    expect([twice.status, twice.body]).toMatchObject([409, { errors: [{ pointer: '/slug' }] }]);
    const nowhere = await admin.post('/organisations', { body: { ...body, slug: 'x', jurisdiction: 'nowhere' } });
    expect([nowhere.status, nowhere.body]).toMatchObject([422, { errors: [{ pointer: '/jurisdiction' }] }]);
  });
});
