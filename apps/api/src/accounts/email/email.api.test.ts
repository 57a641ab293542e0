import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccountView, EnrolmentView, InvitedView, MeView, PeoplePage, PersonDetail } from '@tarmeem/contract';
import { type TOTP, URI } from 'otpauth';
import { DataSource } from 'typeorm';
import type { Client } from '../../testing/client.js';
import { TestClock } from '../../testing/clock.js';
import { lettersTo, letterTo, tokenIn } from '../../testing/outbox.js';
import { jobsDone } from '../../testing/until.js';
import { must, password, startWorld, type World } from '../../testing/world.js';
import { verifyStanding } from '../grants/verify-standing.query.js';

const clock = new TestClock();
let world: World;
beforeAll(async () => {
  world = await startWorld({ clock, settings: { origin: 'http://review.example' } });
}, 120_000);
afterAll(() => world.close());
beforeEach(() => clock.forward(3601)); // whatever was counted in the hour is forgotten

const ask = (client: Client, email: string, current = password) =>
  client.post<AccountView>('/me/email', { body: { email, current } });
const confirm = (client: Client, token: string) => client.post<MeView>('/me/email/confirmation', { body: { token } });
const signIn = (email: string) => world.anyone().post('/sessions', { body: { email, password } });
const source = () => world.app.app.get(DataSource);
const idOf = async (email: string) => {
  const admin = await world.as('admin@commission');
  const { items } = must(await admin.get<PeoplePage>(`/people?q=${encodeURIComponent(email)}`));
  return items[0]?.id ?? '';
};

describe('Another mail address, asked for by its person', () => {
  it('is theirs once the link sent to it is used; the old one is told, and neither record nor verify lose the thread', async () => {
    const officer = await world.as('officer@sindh');
    const asked = must(await ask(officer, 'amna@sindh.example'));
    expect(asked).toMatchObject({ email: 'officer@sindh.example', emailAsked: { email: 'amna@sindh.example' } });
    const letter = await letterTo(world.app, 'amna@sindh.example');
    expect(letter.text).toContain('http://review.example/app/address#');
    expect((await signIn('amna@sindh.example')).status).toBe(401);
    const before = must(await officer.get<MeView>('/me'));
    expect(must(await confirm(officer, tokenIn(letter)))).toEqual({ ...before, email: 'amna@sindh.example' });
    expect((await letterTo(world.app, 'officer@sindh.example')).text).toContain('e-mail address of your account');
    expect((await officer.get('/me')).status).toBe(200);
    expect([(await signIn('officer@sindh.example')).status, (await signIn('amna@sindh.example')).status]).toEqual([
      401, 201,
    ]);
    const [event] = await source().query<{ facts: object }[]>(
      `select facts from event where action = 'person.email-changed' and object_id = $1`,
      [before.id],
    );
    expect(event?.facts).toEqual({ email: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    const told = await source().query('select row_to_json(event)::text as row from event');
    expect(JSON.stringify(told)).not.toContain('amna@');
    expect(await verifyStanding(source())).toEqual([]);
  });

  it('needs the present password, or a fresh code of who has a second factor: a session alone does not do it', async () => {
    const client = await world.as('colleague@sindh');
    const wrong = await ask(client, 'bilal@sindh.example', 'wrong');
    expect([wrong.status, wrong.body]).toMatchObject([
      422,
      { code: 'wrong-password', errors: [{ pointer: '/current' }] },
    ]);
    const totp = URI.parse(must(await client.post<EnrolmentView>('/me/second-factor')).uri) as TOTP;
    const code = () => totp.generate({ timestamp: clock.now().getTime() });
    must(await client.put('/me/second-factor', { body: { code: code() } }));
    clock.forward(400);
    expect((await ask(client, 'bilal@sindh.example')).body).toMatchObject({ code: 'second-factor-needed' });
    must(await client.post('/me/second-factor/confirmation', { body: { code: code() } }));
    must(await ask(client, 'bilal@sindh.example', ''));
  });

  it('is nothing that somebody else’s browser can confirm, nor a link that is over, taken back, or sent before another', async () => {
    const focal = await world.as('focal@sindh');
    must(await ask(focal, 'first@sindh.example'));
    const first = tokenIn(await letterTo(world.app, 'first@sindh.example'));
    must(await ask(focal, 'second@sindh.example'));
    const second = tokenIn(await letterTo(world.app, 'second@sindh.example'));
    const stranger = await world.as('officer@punjab');
    expect((await confirm(stranger, second)).body).toMatchObject({ code: 'link-over' });
    expect((await confirm(world.anyone(), second)).status).toBe(401);
    expect((await confirm(focal, first)).status).toBe(410);
    must(await focal.delete('/me/email'));
    expect((await confirm(focal, second)).status).toBe(410);
    expect((await focal.delete('/me/email')).status).toBe(404);
    must(await ask(focal, 'third@sindh.example'));
    const third = tokenIn(await letterTo(world.app, 'third@sindh.example'));
    clock.forward(3601);
    expect((await confirm(focal, third)).status).toBe(410);
    expect(must(await focal.get<AccountView>('/me/account')).emailAsked).toBeNull();
    expect((await signIn('focal@sindh.example')).status).toBe(201);
  });

  it('is answered alike whether it has an account or not; who has it is told so, and no link is made', async () => {
    const officer = await world.as('officer@punjab');
    const free = must(await ask(officer, 'nobody@punjab.example'));
    const taken = must(await ask(officer, 'PUBLISHER@commission.example'));
    const { emailAsked: one, ...rest } = free;
    const { emailAsked: other, ...same } = taken;
    expect(same).toEqual(rest);
    expect([one?.email, other?.email]).toEqual(['nobody@punjab.example', 'PUBLISHER@commission.example']);
    const letter = await letterTo(world.app, 'publisher@commission.example');
    expect(letter.text).toContain('It is that of your account already');
    expect(letter.text).not.toContain('#');
    expect(letter.text).not.toContain('punjab');
  });

  it('that somebody else has meanwhile is refused, and its asker’s stays', async () => {
    const [one, other] = [await world.as('moderator@commission'), await world.as('second@commission')];
    must(await ask(one, 'shared@commission.example'));
    const mine = tokenIn(await letterTo(world.app, 'shared@commission.example'));
    must(await ask(other, 'shared@commission.example'));
    const theirs = tokenIn(await letterTo(world.app, 'shared@commission.example', 2));
    const answers = await Promise.all([confirm(one, mine), confirm(other, theirs)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await verifyStanding(source())).toEqual([]);
  });

  it('is not the present one, and not more than five in an hour', async () => {
    const client = await world.as('publisher@commission');
    expect((await ask(client, 'publisher@commission.example')).body).toMatchObject({ errors: [{ pointer: '/email' }] });
    for (let n = 0; n < 5; n += 1) must(await ask(client, `p${String(n)}@commission.example`));
    expect((await ask(client, 'p5@commission.example')).status).toBe(429);
    await jobsDone(world.app);
  });

  it('leaves single sign-on, a link for the password sent before, and known browsers as they have to be', async () => {
    const client = await world.as('officer@punjab');
    const { id } = must(await client.get<MeView>('/me'));
    await source().query(`insert into sign_on (person_id, issuer, subject) values ($1, 'https://id.example', 'hina')`, [
      id,
    ]);
    must(await world.anyone().post('/password-resets', { body: { email: 'officer@punjab.example' } }));
    const reset = tokenIn(await letterTo(world.app, 'officer@punjab.example'));
    must(await ask(client, 'hina@punjab.example'));
    must(await confirm(client, tokenIn(await letterTo(world.app, 'hina@punjab.example'))));
    // Who reads the old mailbox now sets no password with what lies there.
    const late = await world
      .anyone()
      .post('/links/acceptance', { body: { token: reset, password: 'seven unrelated herons' } });
    expect(late.status).toBe(410);
    const linked = await source().query('select person_id as id, subject from sign_on');
    expect(linked).toEqual([{ id, subject: 'hina' }]);
  });
});

describe('Another mail address, set by an administrator', () => {
  it('is theirs at once: both are told, they are signed out, and what they are stays', async () => {
    const admin = await world.as('admin@commission');
    const id = await idOf('colleague@sindh.example');
    const client = await world.as('focal@sindh');
    const focal = await idOf('focal@sindh.example');
    const set = must(
      await admin.put<PersonDetail>(`/people/${focal}/email`, { body: { email: 'farah@sindh.example' } }),
    );
    expect(set).toMatchObject({ id: focal, email: 'farah@sindh.example', name: 'Farah Memon' });
    expect((await client.get('/me')).status).toBe(401);
    for (const to of ['focal@sindh.example', 'farah@sindh.example'])
      expect((await letterTo(world.app, to)).text).toContain('An administrator changed the e-mail address');
    expect((await signIn('farah@sindh.example')).status).toBe(201);
    const taken = await admin.put(`/people/${id}/email`, { body: { email: 'FARAH@sindh.example' } });
    expect([taken.status, taken.body]).toMatchObject([409, { errors: [{ code: 'email-taken', pointer: '/email' }] }]);
    expect((await admin.put(`/people/${id}/email`, { body: { email: ['a@b.example', 'c@d.example'] } })).status).toBe(
      422,
    );
    expect(await verifyStanding(source())).toEqual([]);
  });

  it('sends an invitation that went to a wrong address to the right one, and the wrong one opens nothing', async () => {
    const admin = await world.as('admin@commission');
    const body = {
      email: 'nadai@sindh.example',
      name: 'Nadia Baloch',
      language: 'en',
      organisation: null,
      role: null,
      jurisdiction: null,
    };
    const { personId } = must(await admin.post<InvitedView>('/invitations', { body }));
    const wrong = tokenIn(await letterTo(world.app, 'nadai@sindh.example'));
    must(await admin.put(`/people/${personId}/email`, { body: { email: 'nadia@sindh.example' } }));
    const right = tokenIn(await letterTo(world.app, 'nadia@sindh.example'));
    const accept = (token: string) =>
      world.anyone().post('/links/acceptance', { body: { token, password: 'seven unrelated herons' } });
    expect([(await accept(wrong)).status, (await accept(right)).status]).toEqual([410, 204]);
    expect(await lettersTo(world.app, 'nadai@sindh.example')).toHaveLength(1);
  });

  it('is told by verify when it was put past the application', async () => {
    const id = await idOf('admin@commission.example');
    await source().query(`update person set email = 'thief@elsewhere.example' where id = $1`, [id]);
    expect(await verifyStanding(source())).toEqual([{ what: 'mail address of person', id }]);
    await source().query(`update person set email = 'admin@commission.example' where id = $1`, [id]);
    expect(await verifyStanding(source())).toEqual([]);
  });
});
