import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeView, SessionView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { Work } from '../../platform/index.js';
import { must, password, startWorld, type World } from '../../testing/world.js';
import { giveGrant, withdrawGrant } from '../grants/give-grant.js';
import { verifyStanding } from '../grants/verify-standing.query.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0';
const rows = <Row>(sql: string) => world.app.app.get(DataSource).query<Row[]>(sql);
const personId = async (email: string) =>
  (await rows<{ id: string }>(`select id from person where email = '${email}'`))[0]?.id ?? '';

describe('The sessions of a person', () => {
  it('are listed in words, the one that asks marked, and can be ended one by one or all others at once', async () => {
    const here = world.anyone();
    const body = { email: 'officer@sindh.example', password };
    must(await here.post('/sessions', { body, headers: { 'user-agent': firefox } }));
    const [there, far] = [await world.as('officer@sindh'), await world.as('officer@sindh')];
    const list = must(await here.get<SessionView[]>('/sessions'));
    expect(list).toHaveLength(3);
    expect(list[0]).toMatchObject({ current: true, browser: 'Firefox', system: 'Windows', address: '127.0.0.1' });
    const theirs = must(await there.get<SessionView[]>('/sessions')).find(({ current }) => current);
    expect((await here.delete(`/sessions/${theirs?.id ?? ''}`)).status).toBe(204);
    expect((await there.get('/me')).status).toBe(401);
    expect((await far.get('/me')).status).toBe(200);
    expect((await here.delete('/sessions/others')).status).toBe(204);
    expect((await far.get('/me')).status).toBe(401);
    expect(must(await here.get<SessionView[]>('/sessions'))).toHaveLength(1);
  });

  it('are nobody else’s to see or to end', async () => {
    const mine = must(await (await world.as('focal@sindh')).get<SessionView[]>('/sessions'));
    const stranger = await world.as('officer@punjab');
    const theirs = must(await stranger.get<SessionView[]>('/sessions'));
    expect(theirs.some(({ id }) => id === mine[0]?.id)).toBe(false);
    expect((await stranger.delete(`/sessions/${mine[0]?.id ?? ''}`)).status).toBe(404);
  });

  it('get a new id at sign-in, and an ended one does not come back by a request that was under way', async () => {
    const client = world.anyone();
    const body = { email: 'colleague@sindh.example', password };
    const first = cookieOf(await client.post('/sessions', { body }));
    const second = cookieOf(await client.post('/sessions', { body }));
    expect(first).not.toBe(second);
    const held = must(await client.get<SessionView[]>('/sessions'));
    expect(held).toHaveLength(1);
    await Promise.all([client.delete('/sessions/current'), client.get('/me'), client.get('/me')]);
    const left = await rows(
      `select 1 from session s join person p on p.id = s.person_id where p.email = 'colleague@sindh.example'`,
    );
    expect(left).toEqual([]);
  });

  it('end when their person gets or loses a role, and what they may do is gone with the next request', async () => {
    const id = await personId('second@commission.example');
    const before = await world.as('second@commission');
    const work = world.app.app.get(Work);
    const everywhere = { documentId: null, jurisdiction: null, organisationId: null };
    const grantId = await work.run((tx) => giveGrant(tx, id, { role: 'publisher', ...everywhere }, null));
    expect((await before.get('/me')).status).toBe(401);
    const between = await world.as('second@commission');
    expect(must(await between.get<MeView>('/me')).grants.map(({ role }) => role)).toContain('publisher');
    expect(await work.run((tx) => withdrawGrant(tx, grantId ?? '', null))).toBe(true);
    expect((await between.get('/me')).status).toBe(401);
    expect(await work.run((tx) => withdrawGrant(tx, grantId ?? '', null))).toBe(false);
  });

  it('end elsewhere when the password is changed here', async () => {
    const [here, there] = [await world.as('officer@punjab'), await world.as('officer@punjab')];
    const change = (current: string, next: string) => here.put('/me/password', { body: { current, password: next } });
    expect((await change('not it', 'seven unrelated herons')).body['code']).toBe('wrong-password');
    expect((await change(password, 'Officer@Punjab.example')).body['facts']).toEqual({ because: 'own' });
    expect((await change(password, 'seven unrelated herons')).status).toBe(204);
    expect([(await here.get('/me')).status, (await there.get('/me')).status]).toEqual([200, 401]);
  });

  it('carry the name and language the person gave themselves', async () => {
    const client = await world.as('focal@sindh');
    must(await client.put('/me/profile', { body: { name: 'Farah M. Memon', language: 'ur' } }));
    expect(must(await client.get<MeView>('/me'))).toMatchObject({ name: 'Farah M. Memon', language: 'ur' });
    expect((await client.put('/me/profile', { body: { name: ' ', language: 'ur' } })).status).toBe(422);
  });
});

it('every session and every grant stands on an event, and what was put past the application is named', async () => {
  const source = world.app.app.get(DataSource);
  await world.as('officer@sindh');
  expect(await verifyStanding(source)).toEqual([]);
  const id = await personId('officer@sindh.example');
  await rows(`with put as (insert into session (id_hash, person_id, expires_at) values ('f', '${id}', now()) returning 1)
    select 1 from put`);
  await rows(`with put as (insert into role_grant (person_id, role) values ('${id}', 'publisher') returning 1)
    select 1 from put`);
  // A grant that was given, made larger afterwards.
  await rows(`with put as (update role_grant set jurisdiction = null where person_id = '${id}' and role = 'officer' returning 1)
    select 1 from put`);
  await rows(`with put as (update role_grant set withdrawn_at = now() where role = 'administrator' returning 1)
    select 1 from put`);
  expect((await verifyStanding(source)).map(({ what }) => what)).toEqual(['grant', 'grant', 'session', 'withdrawal']);
});

function cookieOf(answer: { status: number; headers: Headers }): string {
  expect(answer.status).toBe(201);
  const cookies = answer.headers.getSetCookie().map((set) => set.split(';', 1)[0] ?? '');
  return cookies.find((cookie) => cookie.startsWith('tarmeem=')) ?? '';
}
