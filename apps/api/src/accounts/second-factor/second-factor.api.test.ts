import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccountView, EnrolmentView, MeView, RecoveryCodesView, SignInStep } from '@tarmeem/contract';
import { TOTP, URI } from 'otpauth';
import { DataSource } from 'typeorm';
import type { Client } from '../../testing/client.js';
import { TestClock } from '../../testing/clock.js';
import { must, password, startWorld, type World } from '../../testing/world.js';
import { findActor } from '../actors.query.js';
import { mustHaveFreshSecondFactor } from './fresh.js';

const clock = new TestClock();
let world: World;
beforeAll(async () => {
  world = await startWorld({ clock, settings: { secondFactorRequired: true } });
}, 120_000);
afterAll(() => world.close());
beforeEach(() => clock.forward(30));

const signIn = (client: Client, name: string) =>
  client.post<MeView & SignInStep>('/sessions', { body: { email: `${name}.example`, password } });

/** An app as people have it: it scans the address and shows six digits. */
class App {
  private readonly totp: TOTP;
  constructor(uri: string) {
    this.totp = URI.parse(uri) as TOTP;
  }
  code = (): string => this.totp.generate({ timestamp: clock.now().getTime() });
}

/** A person with an app, signed in. */
async function enrolled(name: string): Promise<{ client: Client; app: App; recoveryCodes: string[] }> {
  const client = world.anyone();
  must(await signIn(client, name));
  const app = new App(must(await client.post<EnrolmentView>('/me/second-factor')).uri);
  const done = must(await client.put<RecoveryCodesView>('/me/second-factor', { body: { code: app.code() } }));
  expect(done.me?.email).toBe(`${name}.example`);
  clock.forward(30);
  return { client, app, recoveryCodes: done.recoveryCodes };
}

const show = (client: Client, code: string) => client.post<MeView>('/sessions/second-factor', { body: { code } });
const rows = <Row>(sql: string) => world.app.app.get(DataSource).query<Row[]>(sql);

describe('Who decides, publishes or looks after accounts', () => {
  it('enrols at the first sign-in, and is nobody until then', async () => {
    const client = world.anyone();
    const first = await signIn(client, 'moderator@commission');
    expect([first.status, first.body.step]).toEqual([202, 'enrolment']);
    expect((await client.get('/me')).status).toBe(401);
    const { uri, secret } = must(await client.post<EnrolmentView>('/me/second-factor'));
    expect(uri).toContain(`secret=${secret}`);
    const wrong = await client.put('/me/second-factor', { body: { code: '000000' } });
    expect([wrong.status, wrong.body['code']]).toEqual([422, 'wrong-code']);
    expect((await client.get('/me')).status).toBe(401);
    const code = new App(uri).code();
    const { recoveryCodes } = must(await client.put<RecoveryCodesView>('/me/second-factor', { body: { code } }));
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await client.get('/me')).status).toBe(200);
  });

  it('shows a code at every later sign-in; each code is taken once, also when it is sent twice at once', async () => {
    const { app } = await enrolled('second@commission');
    const [one, other] = [world.anyone(), world.anyone()];
    for (const client of [one, other]) {
      const step = await signIn(client, 'second@commission');
      expect([step.status, step.body.step]).toEqual([202, 'second-factor']);
    }
    const code = app.code();
    const answers = await Promise.all([show(one, code), show(other, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    const [late] = [world.anyone()];
    await signIn(late, 'second@commission');
    expect((await show(late, code)).status).toBe(422);
    clock.forward(30);
    expect((await show(late, app.code())).status).toBe(201);
  });

  it('can not get past the second factor by enrolling a new one with the password alone', async () => {
    await enrolled('publisher@commission');
    const thief = world.anyone();
    await signIn(thief, 'publisher@commission');
    for (const answer of [
      await thief.post('/me/second-factor'),
      await thief.put('/me/second-factor', { body: { code: '123456' } }),
    ])
      expect([answer.status, answer.body['code']]).toEqual([403, 'second-factor-needed']);
  });

  it('is asked to wait after ten wrong codes, from wherever they come', async () => {
    const { app } = await enrolled('admin@commission');
    const client = world.anyone();
    await signIn(client, 'admin@commission');
    const tries = await Promise.all(Array.from({ length: 14 }, (_, n) => show(client, String(100_000 + n))));
    const statuses = tries.map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect((await show(client, app.code())).status).toBe(429);
    clock.forward(15 * 60);
    await signIn(client, 'admin@commission');
    expect((await show(client, app.code())).status).toBe(201);
  });

  it('a right password is forgotten after ten minutes without a code', async () => {
    const { app } = await enrolled('admin@commission').catch(() => ({ app: null }));
    expect(app).toBeNull(); // enrolled above
    const client = world.anyone();
    await signIn(client, 'admin@commission');
    clock.forward(601);
    expect((await show(client, '123456')).status).toBe(401);
  });
});

describe('Whose roles ask for none', () => {
  it('signs in with the password, and may have a second factor all the same', async () => {
    const client = world.anyone();
    expect((await signIn(client, 'officer@sindh')).status).toBe(201);
    const app = new App(must(await client.post<EnrolmentView>('/me/second-factor')).uri);
    must(await client.put('/me/second-factor', { body: { code: app.code() } }));
    const account = must(await client.get<AccountView>('/me/account'));
    expect(account.secondFactor).toMatchObject({ on: true, required: false, recoveryCodesLeft: 10 });
    const next = world.anyone();
    expect((await signIn(next, 'officer@sindh')).body.step).toBe('second-factor');
    // It was shown a moment ago: it may be switched off here, but not in ten minutes.
    clock.forward(301);
    expect((await client.delete('/me/second-factor')).status).toBe(403);
    must(await client.post('/me/second-factor/confirmation', { body: { code: app.code() } }));
    expect((await client.delete('/me/second-factor')).status).toBe(204);
    expect((await signIn(world.anyone(), 'officer@sindh')).status).toBe(201);
  });

  it('signs in with a recovery code, once, however it is typed', async () => {
    const client = world.anyone();
    must(await signIn(client, 'focal@sindh'));
    const app = new App(must(await client.post<EnrolmentView>('/me/second-factor')).uri);
    const { recoveryCodes } = must(
      await client.put<RecoveryCodesView>('/me/second-factor', { body: { code: app.code() } }),
    );
    const [code = ''] = recoveryCodes;
    const next = world.anyone();
    await signIn(next, 'focal@sindh');
    expect((await show(next, code.toUpperCase().replaceAll('-', ' '))).status).toBe(201);
    const again = world.anyone();
    await signIn(again, 'focal@sindh');
    expect((await show(again, code)).status).toBe(422);
    expect(must(await next.get<AccountView>('/me/account')).secondFactor.recoveryCodesLeft).toBe(9);
    const fresh = must(await next.post<RecoveryCodesView>('/me/second-factor/recovery-codes'));
    expect((await show(again, recoveryCodes[1] ?? '')).status).toBe(422);
    expect((await show(again, fresh.recoveryCodes[1] ?? '')).status).toBe(201);
  });
});

it('nothing in the database signs anybody in: secrets are sealed to their person, recovery codes hashed', async () => {
  const client = world.anyone();
  must(await signIn(client, 'officer@punjab'));
  const { secret, uri } = must(await client.post<EnrolmentView>('/me/second-factor'));
  const app = new App(uri);
  const { recoveryCodes } = must(
    await client.put<RecoveryCodesView>('/me/second-factor', { body: { code: app.code() } }),
  );
  const all = JSON.stringify(await rows('select * from second_factor, recovery_code'));
  expect(all).not.toContain(secret);
  for (const code of recoveryCodes) expect(all).not.toContain(code.replaceAll('-', ''));
  // Somebody copies their own sealed secret over another person's.
  await rows(`with forged as (update second_factor set sealed_secret =
    (select sealed_secret from second_factor s join person p on p.id = s.person_id where p.email = 'officer@punjab.example')
    where person_id = (select id from person where email = 'focal@sindh.example') returning 1) select 1 from forged`);
  const thief = world.anyone();
  await signIn(thief, 'focal@sindh');
  clock.forward(30);
  expect((await show(thief, app.code())).status).toBe(422);
});

it('an emergency asks for a second factor that was shown within five minutes', async () => {
  const source = world.app.app.get(DataSource);
  const [{ id } = { id: '' }] = await rows<{ id: string }>(
    `select id from person where email = 'publisher@commission.example'`,
  );
  const actor = await findActor(source, id, clock.now());
  const shown = (secondFactorAt: Date | null) => () =>
    mustHaveFreshSecondFactor({ ...actor!, session: { id, secondFactorAt } }, clock.now());
  const ago = (seconds: number) => new Date(clock.now().getTime() - seconds * 1000);
  expect(shown(ago(300))).not.toThrow();
  expect(shown(ago(301))).toThrow('second-factor-needed');
  expect(shown(null)).toThrow('second-factor-needed');
});
