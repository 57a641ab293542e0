import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from '../testing/app.js';
import { Client } from '../testing/client.js';
import { password, startWorld, type World } from '../testing/world.js';

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

/** A try from a network address; a wrong password unless one is given. */
async function from(ip: string, email: string, given = 'wrong', at = world.app.address): Promise<number> {
  const headers = { 'x-forwarded-for': ip };
  return (await new Client(at).post('/sessions', { body: { email, password: given }, headers })).status;
}
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
    'of %s from many addresses makes strangers wait for each other, and nobody where they signed in before',
    async (email) => {
      const exists = email.startsWith('officer');
      if (exists) expect(await from('10.2.0.1', email, password)).toBe(201);
      const net = exists ? '10.3' : '10.4';
      const tries = await times(52, (n) => from(`${net}.0.${String(n)}`, email));
      expect(tries.slice(0, 51)).toEqual(Array.from({ length: 51 }, () => 401));
      expect(tries.at(-1)).toBe(429);
      expect(await from(`${net}.1.1`, email, password)).toBe(429);
      if (exists) expect(await from('10.2.0.1', email, password)).toBe(201);
    },
    60_000,
  );

  it('of many people from one address is held to a wide budget, which does not touch those who signed in there', async () => {
    const [officer, moderator] = ['officer@punjab.example', 'second@commission.example'];
    expect(await from('10.5.0.1', officer!, password)).toBe(201);
    // As if 300 tries had been made: each of them costs a real check of a password.
    await world.app.app.get(DataSource).query(
      `update throttle set count = 300 where scope = 'sign-in address' and subject_hash = (
         select place_hash from sign_in_place order by seen_at desc limit 1)`,
    );
    expect(await from('10.5.0.1', moderator!, password)).toBe(429);
    expect(await from('10.5.0.1', 'nobody@sindh.example')).toBe(429);
    expect(await from('10.5.0.1', officer!, password)).toBe(201);
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
