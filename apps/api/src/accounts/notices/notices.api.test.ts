import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EnrolmentView, RecoveryCodesView } from '@tarmeem/contract';
import { type TOTP, URI } from 'otpauth';
import type { Client } from '../../testing/client.js';
import { TestClock } from '../../testing/clock.js';
import { lettersTo, letterTo, tokenIn } from '../../testing/outbox.js';
import { must, password, startWorld, type World } from '../../testing/world.js';

const clock = new TestClock();
let world: World;
beforeAll(async () => {
  world = await startWorld({ clock, settings: { origin: 'http://review.example' } });
}, 120_000);
afterAll(() => world.close());
beforeEach(() => clock.forward(30));

const better = 'seven unrelated herons';

/** A second factor for who is signed in; returns what the app shows, and the recovery codes. */
async function enrol(client: Client): Promise<{ code: () => string; recoveryCodes: string[] }> {
  const totp = URI.parse(must(await client.post<EnrolmentView>('/me/second-factor')).uri) as TOTP;
  const code = () => totp.generate({ timestamp: clock.now().getTime() });
  const { recoveryCodes } = must(await client.put<RecoveryCodesView>('/me/second-factor', { body: { code: code() } }));
  clock.forward(30);
  return { code, recoveryCodes };
}

describe('A person is told by mail', () => {
  it('that their password was changed, with what to do if it was somebody else, and no link that does anything', async () => {
    const officer = await world.as('officer@sindh');
    must(await officer.put('/me/password', { body: { current: password, password: better } }));
    const letter = await letterTo(world.app, 'officer@sindh.example');
    expect(letter.subject).toBe('Tarmeem: your account at review.example was changed');
    expect(letter.text).toMatch(
      /The password of your account at review\.example was changed on \d+ \w+ \d{4} at \d\d:\d\d \(Pakistan Standard Time\)\./u,
    );
    expect(letter.text).toContain('http://review.example/app/forgotten');
    expect(letter.text).not.toContain('#');
    expect(letter.html).not.toContain('href');
  });

  it('in their language', async () => {
    const client = await world.as('officer@punjab');
    must(await client.put('/me/profile', { body: { name: 'بلال <b>احمد</b>', language: 'ur' } }));
    must(await client.put('/me/password', { body: { current: password, password: better } }));
    const letter = await letterTo(world.app, 'officer@punjab.example');
    expect(letter.subject).toContain('اکاؤنٹ میں تبدیلی');
    expect(letter.text).toContain('(پاکستان کا معیاری وقت)');
    expect(letter.html).toContain('dir="rtl"');
    expect(letter.html).toContain('&lt;b&gt;');
  });

  it('that a link sent by mail set a new password, and not of a change that was refused', async () => {
    const email = 'second@commission.example';
    const client = await world.as('second@commission');
    expect((await client.put('/me/password', { body: { current: 'wrong', password: better } })).status).toBe(422);
    must(await world.anyone().post('/password-resets', { body: { email } }));
    const token = tokenIn(await letterTo(world.app, email));
    must(await world.anyone().post('/links/acceptance', { body: { token, password: better } }));
    const letter = await letterTo(world.app, email, 2);
    expect(letter.text).toContain('The password of your account');
    expect(await lettersTo(world.app, email)).toHaveLength(2);
  });

  it('of every change of their second factor and of each recovery code that was used', async () => {
    const email = 'moderator@commission.example';
    const client = await world.as('moderator@commission');
    const { code, recoveryCodes } = await enrol(client);
    expect((await letterTo(world.app, email, 1)).text).toContain('A telephone was set up');
    const other = world.anyone();
    must(await other.post('/sessions', { body: { email, password } }));
    must(await other.post('/sessions/second-factor', { body: { code: recoveryCodes[0] } }));
    expect((await letterTo(world.app, email, 2)).text).toContain('A recovery code was used');
    must(await client.post('/me/second-factor/confirmation', { body: { code: code() } }));
    must(await client.post('/me/second-factor/recovery-codes'));
    expect((await letterTo(world.app, email, 3)).text).toContain('New recovery codes were made');
    must(await client.delete('/me/second-factor'));
    expect((await letterTo(world.app, email, 4)).text).toContain('was switched off');
  });
});
