import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CreatedTokenView, type MeView, type ProposalView, routes, type TokenView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { startTestApp } from '../../testing/app.js';
import { Client } from '../../testing/client.js';
import { TestClock } from '../../testing/clock.js';
import { enrol } from '../../testing/second-factor.js';
import { document, must, propose, startWorld, type World } from '../../testing/world.js';
import { verifyStanding } from '../grants/verify-standing.query.js';

const clock = new TestClock();
let world: World;
beforeAll(async () => {
  world = await startWorld({ clock });
}, 90_000);
afterAll(() => world.close());

const input = { name: 'Nightly export', roles: ['officer'], mayWrite: false, days: 30 };
const make = async (who: string, more: object = {}) =>
  must(await (await world.as(who)).post<CreatedTokenView>('/tokens', { body: { ...input, ...more } }));

/** A program: no cookie, only the token. */
function program(token: string) {
  const client = new Client(world.app.address);
  const headers = { authorization: `Bearer ${token}` };
  return (method: string, path: string, ask: object = {}) => client.ask(method, path, { ...ask, headers });
}

describe('An API token', () => {
  it('is shown once, kept as a hash, and listed with its last use', async () => {
    const officer = await world.as('officer@sindh');
    const { token, ...made } = must(await officer.post<CreatedTokenView>('/tokens', { body: input }));
    expect(token).toMatch(/^tarmeem_[\w-]{43}$/u);
    expect(must(await officer.get<TokenView[]>('/tokens'))).toEqual([made]);
    expect(made).toMatchObject({ name: 'Nightly export', usedAt: null });
    const me = await program(token)('GET', '/me');
    expect([me.status, (me.body as unknown as MeView).email]).toEqual([200, 'officer@sindh.example']);
    expect(must(await officer.get<TokenView[]>('/tokens'))[0]?.usedAt).toBe(clock.now().toISOString());
    const kept = await world.app.app.get(DataSource).query('select row_to_json(api_token) as row from api_token');
    expect(JSON.stringify(kept)).not.toContain(token.slice(8));
    const trail = await world.app.app.get(DataSource).query('select row_to_json(event) as row from event');
    expect(JSON.stringify(trail)).not.toContain(token.slice(8));
  });

  it('only reads, unless it was made to write; then what it does is its person’s', async () => {
    const { sectionId } = await world.section('sindh/sindh-police');
    const body = { title: 'By a program', sectionId };
    const reader = program((await make('officer@sindh')).token);
    expect((await reader('POST', `/documents/${document}/proposals`, { body })).status).toBe(403);
    const { id, token } = await make('officer@sindh', { mayWrite: true });
    const writer = program(token);
    const made = await writer('POST', `/documents/${document}/proposals`, { body });
    expect(made.status).toBe(201);
    const officer = await world.as('officer@sindh');
    expect(must(await officer.get<ProposalView>(`/proposals/${String(made.body['id'])}`)).title).toBe('By a program');
    // The trail tells the program from the person.
    const own = must(await officer.post<ProposalView>(`/documents/${document}/proposals`, { body }));
    const events = await world.app.app
      .get(DataSource)
      .query(
        `select facts ->> 'byToken' as token from event where action = 'proposal.created' and object_id = any ($1) order by id`,
        [[made.body['id'], own.id]],
      );
    expect(events).toEqual([{ token: id }, { token: null }]);
  });

  it('has no more roles than it was given, whatever its person holds', async () => {
    const focal = await make('focal@sindh', { roles: ['officer'] });
    const { grants } = (await program(focal.token)('GET', '/me')).body as unknown as MeView;
    expect(grants.map(({ role }) => role)).toEqual(['officer']);
    const publisher = await world.as('publisher@commission');
    const refused = await publisher.post('/tokens', { body: { ...input, roles: ['publisher', 'moderator'] } });
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ pointer: '/roles/1' }] }]);
    const { token } = await make('publisher@commission', { roles: ['publisher'] });
    expect((await program(token)('GET', `/documents/${document}/queue`)).status).toBe(403);
    expect((await program(token)('GET', `/documents/${document}/draft`)).status).toBe(200);
  });

  it('sees nothing of other organisations, and of its own only with a role that writes there', async () => {
    const { sectionId } = await world.section('sindh/sindh-police');
    const { id } = await propose(await world.as('officer@sindh'), { sectionId, edit: { heading: 'Police of Sindh' } });
    const own = await make('colleague@sindh');
    expect((await program(own.token)('GET', `/proposals/${id}`)).status).toBe(200);
    const other = await make('officer@punjab');
    expect((await program(other.token)('GET', `/proposals/${id}`)).status).toBe(404);
  });

  it('opens nothing of the account and its ways in', async () => {
    const { token } = await make('officer@sindh', { mayWrite: true });
    const account = Object.values(routes).filter(({ path }) =>
      /^\/(?:me\/|sessions|tokens|sign-on|links|invitations|password-resets|people|organisations|webhooks)/u.test(path),
    );
    expect(account.length).toBeGreaterThan(26);
    for (const { method, path } of account) {
      const ask = method === 'POST' || method === 'PUT' ? { body: {} } : {};
      const { status } = await program(token)(method, path.replace(/:\w+/gu, crypto.randomUUID()), ask);
      expect([method, path, status]).toEqual([method, path, 403]);
    }
  });

  it('holds until it is withdrawn, is over, or its person is gone', async () => {
    const officer = await world.as('colleague@sindh');
    const { id, token } = must(await officer.post<CreatedTokenView>('/tokens', { body: input }));
    expect((await (await world.as('officer@sindh')).delete(`/tokens/${id}`)).status).toBe(404);
    expect((await officer.delete(`/tokens/${id}`)).status).toBe(204);
    expect((await officer.delete(`/tokens/${id}`)).status).toBe(404);
    const status = async (of: string) => (await program(of)('GET', '/me')).status;
    expect([await status(token), await status(`${token}x`), await status('tarmeem_')]).toEqual([401, 401, 401]);
    const short = must(await officer.post<CreatedTokenView>('/tokens', { body: { ...input, days: 1 } }));
    expect(await status(short.token)).toBe(200);
    const long = must(await officer.post<CreatedTokenView>('/tokens', { body: input }));
    const source = world.app.app.get(DataSource);
    await source.query(`update person set active = false where email = 'colleague@sindh.example'`);
    expect(await status(long.token)).toBe(401);
    await source.query(`update person set active = true where email = 'colleague@sindh.example'`);
    clock.forward(24 * 3600 + 1);
    expect([await status(short.token), await status(long.token)]).toEqual([401, 200]);
  });

  it('is refused on a public address too when it does not hold: a program learns of it', async () => {
    expect((await program('tarmeem_nothing')('GET', '/documents')).status).toBe(401);
    const browser = await world.as('officer@sindh');
    for (const authorization of ['Bearer', 'Bearer !', 'bearer a b', 'Bearer tarmeem_nothing'])
      expect((await browser.ask('GET', '/me', { headers: { authorization } })).status).toBe(401);
  });

  it('is made by who has a second factor only after showing it', async () => {
    const client = await world.as('second@commission');
    await enrol(client, () => clock.now());
    clock.forward(301);
    const refused = await client.post('/tokens', { body: { ...input, roles: ['moderator'] } });
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'second-factor-needed' }]);
  });

  it('asks 600 times a minute and no more, of all processes together; another token is not held up by it', async () => {
    const [busy, other] = [await make('officer@punjab'), await make('officer@punjab')];
    const source = world.app.app.get(DataSource);
    const beside = await startTestApp({ beside: world.app, clock });
    const ask = async ({ token }: CreatedTokenView, at = world.app.address) =>
      new Client(at).ask('GET', '/me', { headers: { authorization: `Bearer ${token}` } });
    try {
      expect((await ask(busy)).status).toBe(200);
      await source.query(`update throttle set count = 598 where scope = 'api token' and subject_hash = $1`, [busy.id]);
      expect((await ask(busy, beside.address)).status).toBe(200);
      expect((await ask(busy)).status).toBe(200);
      const refused = await ask(busy, beside.address);
      expect([refused.status, refused.body]).toMatchObject([429, { code: 'too-many' }]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await ask(other)).status).toBe(200);
      clock.forward(61);
      expect((await ask(busy)).status).toBe(200);
    } finally {
      await beside.close();
    }
  });

  it('stands on an event', async () => {
    expect(await verifyStanding(world.app.app.get(DataSource))).toEqual([]);
  });
});
