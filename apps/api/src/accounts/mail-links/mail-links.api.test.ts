import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InvitedView, LinkView, MeView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { TestClock } from '../../testing/clock.js';
import { lettersTo, letterTo, tokenIn } from '../../testing/outbox.js';
import { until } from '../../testing/until.js';
import { must, password, startWorld, type World } from '../../testing/world.js';

const clock = new TestClock();
let world: World;
beforeAll(async () => {
  world = await startWorld({ clock, settings: { origin: 'http://review.example' } });
}, 120_000);
afterAll(() => world.close());

const better = 'seven unrelated herons';
const invitation = {
  email: 'new@sindh.example',
  name: 'Nadia Baloch',
  language: 'ur',
  organisation: 'sindh-child-protection-authority',
  role: 'officer',
  jurisdiction: 'sindh',
};
const accept = (token: string, chosen = better) =>
  world.anyone().post('/links/acceptance', { body: { token, password: chosen } });
const signIn = (email: string, typed: string) =>
  world.anyone().post<MeView>('/sessions', { body: { email, password: typed } });
const ask = (email: string) => world.anyone().post('/password-resets', { body: { email } });

describe('An invitation', () => {
  it('comes in the language of the person, and its link lets them choose a password once', async () => {
    const admin = await world.as('admin@commission');
    must(await admin.post<InvitedView>('/invitations', { body: invitation }));
    expect((await signIn(invitation.email, password)).status).toBe(401);
    const letter = await letterTo(world.app, invitation.email);
    expect(letter.subject).toContain('ترمیم');
    expect(letter.html).toContain('dir="rtl"');
    expect(letter.headers.get('auto-submitted')).toBe('auto-generated');
    const token = tokenIn(letter);
    const seen = must(await world.anyone().post<LinkView>('/links', { body: { token } }));
    expect(seen).toEqual({ kind: 'invitation', email: invitation.email, name: invitation.name, language: 'ur' });
    expect((await accept(token)).status).toBe(204);
    expect((await accept(token)).body['code']).toBe('link-over');
    const me = must(await signIn(invitation.email, better));
    expect(me).toMatchObject({ language: 'ur', grants: [{ role: 'officer', jurisdiction: 'sindh' }] });
  });

  it('is for administrators to send, to new addresses, with names that are there', async () => {
    const officer = await world.as('officer@sindh');
    expect((await officer.post('/invitations', { body: invitation })).status).toBe(403);
    const admin = await world.as('admin@commission');
    const again = await admin.post('/invitations', { body: { ...invitation, email: 'OFFICER@sindh.example' } });
    expect([again.status, again.body['errors']]).toEqual([409, [expect.objectContaining({ pointer: '/email' })]]);
    for (const field of ['organisation', 'jurisdiction']) {
      const body = { ...invitation, email: 'x@sindh.example', [field]: 'nowhere' };
      const refused = await admin.post('/invitations', { body });
      expect([refused.status, refused.body['errors']]).toEqual([
        422,
        [expect.objectContaining({ pointer: `/${field}` })],
      ]);
    }
  });
});

describe('A forgotten password', () => {
  it('is answered alike for a known and an unknown address', async () => {
    const [known, unknown] = [await ask('colleague@sindh.example'), await ask('nobody@sindh.example')];
    expect([known.status, known.body]).toEqual([202, '']);
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    await letterTo(world.app, 'colleague@sindh.example');
    await everyJobDone();
    expect(await lettersTo(world.app, 'nobody@sindh.example')).toEqual([]);
  });

  it('is set anew by the link, which signs out every browser and makes every other link void', async () => {
    const before = await world.as('officer@punjab');
    must(await ask('OFFICER@punjab.example'));
    const first = tokenIn(await letterTo(world.app, 'officer@punjab.example'));
    must(await ask('officer@punjab.example'));
    const second = tokenIn(await letterTo(world.app, 'officer@punjab.example', 2));
    const tokens = [...new Set([first, second])];
    expect(tokens).toHaveLength(2);
    expect((await accept(first, 'passwordpassword')).body['facts']).toEqual({ because: 'common' });
    expect((await accept(first)).status).toBe(204);
    expect((await accept(second)).status).toBe(410);
    expect((await before.get('/me')).status).toBe(401);
    expect((await signIn('officer@punjab.example', password)).status).toBe(401);
    expect((await signIn('officer@punjab.example', better)).status).toBe(201);
  });

  it('used twice at once sets one password', async () => {
    must(await ask('focal@sindh.example'));
    const token = tokenIn(await letterTo(world.app, 'focal@sindh.example'));
    const answers = await Promise.all(
      ['four grey herons fly', 'three red lanterns sink'].map((it) => accept(token, it)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
  });

  it('has an hour, and no more than five letters in it', async () => {
    for (let n = 1; n <= 5; n += 1) {
      must(await ask('second@commission.example'));
      await letterTo(world.app, 'second@commission.example', n);
    }
    must(await ask('second@commission.example'));
    await everyJobDone();
    const token = tokenIn(await letterTo(world.app, 'second@commission.example', 5));
    clock.forward(3601);
    expect((await world.anyone().post('/links', { body: { token } })).body['code']).toBe('link-over');
    expect((await accept(token)).status).toBe(410);
    const sent = await world.app.app
      .get(DataSource)
      .query<{ n: number }[]>(
        `select count(*)::int as n from mail_link l join person p on p.id = l.person_id where p.email like 'second@%'`,
      );
    expect(sent).toEqual([{ n: 5 }]);
  });

  it('is asked for by a whole office behind one network address, and by nobody again and again for one mail address', async () => {
    for (let n = 1; n <= 40; n += 1) expect((await ask(`clerk-${String(n)}@office.example`)).status).toBe(202);
    const [known, unknown] = ['publisher@commission.example', 'nobody@office.example'];
    for (const email of [known, unknown]) {
      const answers: number[] = [];
      for (let n = 1; n <= 11; n += 1) answers.push((await ask(email!)).status);
      expect([email, answers]).toEqual([email, [...Array<number>(10).fill(202), 429]]);
    }
  });

  it('keeps no token: the database has hashes', async () => {
    must(await ask('moderator@commission.example'));
    const token = tokenIn(await letterTo(world.app, 'moderator@commission.example'));
    const all = await world.app.app.get(DataSource).query('select * from mail_link');
    expect(JSON.stringify(all)).not.toContain(token);
  });
});

async function everyJobDone(): Promise<void> {
  const source = world.app.app.get(DataSource);
  await until(async () => (await source.query<unknown[]>('select 1 from graphile_worker.jobs')).length === 0);
}
