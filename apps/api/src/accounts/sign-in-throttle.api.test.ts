import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from '../testing/app.js';
import { Client } from '../testing/client.js';
import { letterTo, tokenIn } from '../testing/outbox.js';
import { must, password, startWorld, type World } from '../testing/world.js';

let world: World;
let other: TestApp;
const settings = { trustedProxies: ['127.0.0.1'] };
beforeAll(async () => {
  world = await startWorld({ settings });
  other = await startTestApp({ beside: world.app, settings });
}, 120_000);
afterAll(async () => {
  await other.close();
  await world.close();
});

/** A try from a network address in a browser; a wrong password unless one is given. */
async function tryIn(client: Client, ip: string, email: string, given = 'wrong'): Promise<number> {
  const headers = { 'x-forwarded-for': ip };
  return (await client.post('/sessions', { body: { email, password: given }, headers })).status;
}
/** A try in a browser that was never here. */
const from = (ip: string, email: string, given = 'wrong', at = world.app.address): Promise<number> =>
  tryIn(new Client(at), ip, email, given);
const times = async (n: number, act: (n: number) => Promise<number>): Promise<number[]> => {
  const all: number[] = [];
  for (let k = 0; k < n; k += 1) all.push(await act(k));
  return all;
};

describe('Guessing a password', () => {
  it('is counted for all processes together, and forgotten after a success', async () => {
    const email = 'colleague@sindh.example';
    await times(5, () => from('10.1.0.1', email));
    await times(4, () => from('10.1.0.1', email, 'wrong', other.address));
    expect(await from('10.1.0.1', email, password)).toBe(201);
    await times(9, (n) => from('10.1.0.1', email, 'wrong', n % 2 ? other.address : world.app.address));
    expect(await from('10.1.0.1', email)).toBe(401);
    expect(await from('10.1.0.1', email, password, other.address)).toBe(429);
    expect(await from('10.1.0.2', email, password)).toBe(201);
  }, 60_000);

  it.each(['officer@sindh.example', 'nobody@sindh.example'])(
    'of %s from many addresses makes strangers wait for each other, and nobody in a browser they signed in with before',
    async (email) => {
      const exists = email.startsWith('officer');
      const own = world.anyone();
      if (exists) expect(await tryIn(own, '10.2.0.1', email, password)).toBe(201);
      const net = exists ? '10.3' : '10.4';
      const tries = await times(52, (n) => from(`${net}.0.${String(n)}`, email));
      expect(tries.slice(0, 51)).toEqual(Array.from({ length: 51 }, () => 401));
      expect(tries.at(-1)).toBe(429);
      expect(await from(`${net}.1.1`, email, password)).toBe(429);
      // The owner's own browser, also where they never were before.
      if (exists) expect(await tryIn(own, '10.9.9.9', email, password)).toBe(201);
    },
    60_000,
  );

  it('by strangers behind the owner’s own network address uses up none of the owner’s tries', async () => {
    const email = 'focal@sindh.example';
    const own = world.anyone();
    expect(await tryIn(own, '10.6.0.1', email, password)).toBe(201);
    await times(10, () => from('10.6.0.1', email));
    expect(await from('10.6.0.1', email, password)).toBe(429);
    expect(await tryIn(own, '10.6.0.1', email, password)).toBe(201);
  }, 60_000);

  it('in a known browser is counted there: ten tries, and for the person alone who signed in with it', async () => {
    const [mine, other] = ['publisher@commission.example', 'admin@commission.example'];
    const own = world.anyone();
    expect(await tryIn(own, '10.7.0.1', mine!, password)).toBe(201);
    expect(await times(11, () => tryIn(own, '10.7.0.1', mine!))).toEqual([
      ...Array.from({ length: 10 }, () => 401),
      429,
    ]);
    expect(await tryIn(own, '10.7.0.2', mine!, password)).toBe(429);
    // For anybody else it is a browser like any other.
    await times(10, () => from('10.7.0.3', other!));
    expect(await tryIn(own, '10.7.0.3', other!, password)).toBe(429);
    const forged = world.anyone();
    const headers = { 'x-forwarded-for': '10.7.0.3', cookie: `tarmeem-device=${'A'.repeat(32)}` };
    const answer = await forged.post('/sessions', { body: { email: other, password }, headers });
    expect(answer.status).toBe(429);
  }, 60_000);

  it('keeps no owner on a new device out: the link sent to their mail makes it a browser of theirs', async () => {
    const email = 'moderator@commission.example';
    const better = 'seven unrelated herons';
    const own = world.anyone();
    await times(52, (n) => from(`10.8.0.${String(n)}`, email));
    expect(await tryIn(own, '10.8.1.1', email, password)).toBe(429);
    const headers = { 'x-forwarded-for': '10.8.1.1' };
    must(await own.post('/password-resets', { body: { email }, headers }));
    // Either process may have sent it.
    const token = tokenIn(await Promise.any([world.app, other].map((app) => letterTo(app, email))));
    // Looking at the link, or failing to use it, makes no browser known.
    const curious = world.anyone();
    must(await curious.post('/links', { body: { token }, headers }));
    const weak = await own.post('/links/acceptance', { body: { token, password: 'password123' }, headers });
    expect(weak.status).toBe(422);
    expect(await tryIn(own, '10.8.1.1', email, password)).toBe(429);
    must(await own.post('/links/acceptance', { body: { token, password: better }, headers }));
    await times(3, (n) => from(`10.8.2.${String(n)}`, email));
    expect(await tryIn(own, '10.8.1.1', email, better)).toBe(201);
    expect(await tryIn(curious, '10.8.1.1', email, better)).toBe(429);
    expect(await from('10.8.3.1', email, better)).toBe(429);
  }, 60_000);

  it('of many people from one address is held to a wide budget, which does not touch browsers that are known', async () => {
    const [officer, moderator] = ['officer@punjab.example', 'second@commission.example'];
    const own = world.anyone();
    expect(await tryIn(own, '10.5.0.1', officer!, password)).toBe(201);
    await from('10.5.0.1', 'nobody@sindh.example');
    // As if 300 tries had been made: each of them costs a real check of a password.
    await world.app.app.get(DataSource).query(
      `update throttle set count = 300 where scope = 'sign-in address' and subject_hash = (
         select subject_hash from throttle where scope = 'sign-in address' order by until desc limit 1)`,
    );
    expect(await from('10.5.0.1', moderator!, password)).toBe(429);
    expect(await from('10.5.0.1', 'nobody@sindh.example')).toBe(429);
    expect(await tryIn(own, '10.5.0.1', officer!, password)).toBe(201);
    expect(await from('10.5.0.2', moderator!, password)).toBe(201);
  });

  it('leaves no address of mail or network in the tables', async () => {
    const rows = await world.app.app
      .get(DataSource)
      .query('select scope, subject_hash from throttle union all select mail_hash, place_hash from sign_in_place');
    expect(rows.length).toBeGreaterThan(50);
    expect(JSON.stringify(rows)).not.toMatch(/@|10\.\d\./u);
  });
});
