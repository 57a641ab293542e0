import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountView, BegunSignOnView, MeView } from '@tarmeem/contract';
import type { Client } from '../../testing/client.js';
import { TestClock } from '../../testing/clock.js';
import { type Approval, OpenidProvider } from '../../testing/openid-provider.js';
import { letterTo, tokenIn } from '../../testing/outbox.js';
import { enrol } from '../../testing/second-factor.js';
import { must, startWorld, type World } from '../../testing/world.js';

const clock = new TestClock();
let world: World;
let provider: OpenidProvider;
beforeAll(async () => {
  provider = await new OpenidProvider().start();
  const signOn = { name: 'the Commission', issuer: provider.issuer, clientId: 'tarmeem', clientSecret: 's' };
  world = await startWorld({ clock, settings: { signOn } });
}, 120_000);
afterAll(async () => {
  await world.close();
  await provider.stop();
});

type Purpose = { purpose: 'sign-in' | 'link' | 'invitation'; token?: string };
const begin = async (client: Client, body: Purpose = { purpose: 'sign-in' }) =>
  must(await client.post<BegunSignOnView>('/sign-on', { body })).location;
const finish = (client: Client, query: string) => client.post<MeView>('/sign-on/completion', { body: { query } });
/** To the provider, where the person says yes, and back. */
const travel = async (client: Client, approval: Approval, body?: Purpose) =>
  finish(client, provider.approve(await begin(client, body), approval));

describe('An identity of the provider', () => {
  it('signs in whom it was linked with on the account’s page', async () => {
    const officer = await world.as('officer@sindh');
    expect((await travel(officer, { subject: 'amna' }, { purpose: 'link' })).body).toEqual({ linked: true });
    expect((await letterTo(world.app, 'officer@sindh.example')).text).toContain('A single sign-on was linked');
    const client = world.anyone();
    const me = await travel(client, { subject: 'amna' });
    expect([me.status, me.body.email]).toEqual([200, 'officer@sindh.example']);
    expect((await client.get('/me')).status).toBe(200);
    const account = must(await client.get<AccountView>('/me/account'));
    expect(account).toMatchObject({ provider: 'the Commission', signOns: [{ issuer: provider.issuer }] });
    expect((await client.delete(`/me/sign-ons/${account.signOns[0]?.id ?? ''}`)).status).toBe(204);
    expect((await letterTo(world.app, 'officer@sindh.example', 2)).text).toContain('was unlinked');
    expect((await travel(world.anyone(), { subject: 'amna' })).body).toMatchObject({ code: 'sign-on-unknown' });
  });

  it('opens nothing by a mail address, verified or not, nor by a claim of another role (trust A3, row 34)', async () => {
    const claims = { email: 'admin@commission.example', email_verified: true, admin: true, roles: ['administrator'] };
    const answer = await travel(world.anyone(), { subject: 'mallory', claims });
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'sign-on-unknown' }]);
  });

  it('belongs to one person', async () => {
    const first = await world.as('focal@sindh');
    must(await travel(first, { subject: 'farah' }, { purpose: 'link' }));
    const second = await world.as('officer@punjab');
    expect((await travel(second, { subject: 'farah' }, { purpose: 'link' })).status).toBe(409);
  });

  it('is linked only with the account of who set out for it, whoever signs in at that browser meanwhile', async () => {
    const browser = await world.as('officer@sindh');
    const query = provider.approve(await begin(browser, { purpose: 'link' }), { subject: 'of-the-first' });
    must(
      await browser.post('/sessions', {
        body: { email: 'moderator@commission.example', password: 'tarmeem-evaluation' },
      }),
    );
    expect((await finish(browser, query)).body).toMatchObject({ code: 'sign-on-refused' });
    expect(must(await browser.get<AccountView>('/me/account')).signOns).toEqual([]);
  });

  it('is linked and taken away by who has a second factor only after showing it', async () => {
    const client = await world.as('second@commission');
    must(await travel(client, { subject: 'second' }, { purpose: 'link' }));
    const [own] = must(await client.get<AccountView>('/me/account')).signOns;
    await enrol(client, () => clock.now());
    clock.forward(301);
    const needed = { code: 'second-factor-needed' };
    expect((await client.post('/sign-on', { body: { purpose: 'link' } })).body).toMatchObject(needed);
    expect((await client.delete(`/me/sign-ons/${own?.id ?? ''}`)).body).toMatchObject(needed);
    expect(must(await client.get<AccountView>('/me/account')).signOns).toHaveLength(1);
  });

  it('is linked only by who is signed in, or with an invitation, which it uses up', async () => {
    expect((await world.anyone().post('/sign-on', { body: { purpose: 'link' } })).status).toBe(401);
    const admin = await world.as('admin@commission');
    const person = { email: 'sso@sindh.example', name: 'Sana', language: 'en', organisation: null, role: null };
    must(await admin.post('/invitations', { body: { ...person, jurisdiction: null } }));
    const token = tokenIn(await letterTo(world.app, person.email));
    const invited = await travel(world.anyone(), { subject: 'sana' }, { purpose: 'invitation', token });
    expect([invited.status, invited.body.email]).toEqual([200, person.email]);
    const again = await travel(world.anyone(), { subject: 'other' }, { purpose: 'invitation', token });
    expect([again.status, again.body]).toMatchObject([410, { code: 'link-over' }]);
    const client = world.anyone();
    must(await travel(client, { subject: 'sana' }));
    const [only] = must(await client.get<AccountView>('/me/account')).signOns;
    expect((await client.delete(`/me/sign-ons/${only?.id ?? ''}`)).status).toBe(409);
    expect(must(await client.get<AccountView>('/me/account')).signOns).toHaveLength(1);
  });
});

describe('What comes back from the provider is refused (trust A3, row 34)', () => {
  beforeAll(async () => {
    must(await travel(await world.as('colleague@sindh'), { subject: 'bilal' }, { purpose: 'link' }));
  });
  const refused = { code: 'sign-on-refused' };

  it.each<[string, Omit<Approval, 'subject'>]>([
    ['when its token is signed with another key', { wrongKey: true }],
    ['when its token is of another issuer', { claims: { iss: 'https://other.example' } }],
    ['when its token is for another service', { claims: { aud: 'another' } }],
    ['when its token is of another sign-in', { claims: { nonce: 'another' } }],
    ['when its token is over', { claims: { iat: 1_700_000_000, exp: 1_700_000_300 } }],
  ])('%s', async (_, approval) => {
    const client = world.anyone();
    expect((await travel(client, { subject: 'bilal', ...approval })).body).toMatchObject(refused);
    expect((await client.get('/me')).status).toBe(401);
  });

  it('when it is used a second time, in this browser or in another', async () => {
    const client = world.anyone();
    const query = provider.approve(await begin(client), { subject: 'bilal' });
    must(await finish(client, query));
    expect((await finish(client, query)).body).toMatchObject(refused);
    const thief = world.anyone();
    await begin(thief);
    expect((await finish(thief, query)).body).toMatchObject(refused);
  });

  it('when another browser set out, or none: nobody is signed in by an address somebody sent them', async () => {
    const query = provider.approve(await begin(world.anyone()), { subject: 'bilal' });
    const victim = world.anyone();
    expect((await finish(victim, query)).body).toMatchObject(refused);
    await begin(victim);
    expect((await finish(victim, query)).body).toMatchObject(refused);
    expect((await victim.get('/me')).status).toBe(401);
  });

  it('when the provider says no', async () => {
    const client = world.anyone();
    const state = new URL(await begin(client)).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ error: 'access_denied', state, iss: provider.issuer }).toString();
    expect((await finish(client, query)).body).toMatchObject(refused);
  });
});
