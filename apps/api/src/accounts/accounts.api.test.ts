import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ModulesContainer, Reflector } from '@nestjs/core';
import type { MeView } from '@tarmeem/contract';
import { Client } from '../testing/client.js';
import { password, startWorld, type World } from '../testing/world.js';
import { policyKey } from './policy.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());

describe('Signing in', () => {
  it('says who one is, and nothing after signing out', async () => {
    const officer = await world.as('officer@sindh');
    const me = await officer.get<MeView>('/me');
    expect(me.status).toBe(200);
    expect(me.body).toMatchObject({
      email: 'officer@sindh.example',
      evaluation: true,
      organisation: { slug: 'sindh-child-protection-authority', jurisdiction: 'sindh' },
      grants: [{ role: 'officer', jurisdiction: 'sindh' }],
    });
    const out = await officer.delete('/sessions/current');
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/^tarmeem=;/u);
    expect((await officer.get('/me')).status).toBe(401);
  });

  it('gives a cookie that scripts and other sites can not use, and a session that can be revoked', async () => {
    const client = world.anyone();
    const answer = await client.post('/sessions', { body: { email: 'OFFICER@sindh.example', password } });
    expect(answer.status).toBe(201);
    const [mark = '', cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^tarmeem=.{32};.*HttpOnly; SameSite=Lax$/u);
    expect(mark).toMatch(/^tarmeem-device=.{32};.*HttpOnly; SameSite=Lax$/u);
    expect((await client.get('/me')).status).toBe(200);
    const id = cookie.slice('tarmeem='.length, 'tarmeem='.length + 32);
    const stored = await rows(`select id_hash || data::text as all from session`);
    expect(JSON.stringify(stored)).not.toContain(id);
    await rows(`with gone as (delete from session returning 1) select 1 from gone`);
    expect((await client.get('/me')).status).toBe(401);
  });

  it('counts tries sent all at once like tries sent one by one', async () => {
    const body = { email: 'guessed@sindh.example', password: 'wrong' };
    const tries = Array.from({ length: 40 }, () => world.anyone().post('/sessions', { body }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  });

  it('answers an unknown address, a wrong password and a closed account alike', async () => {
    await rows(
      `with closed as (update person set active = false where email = 'admin@commission.example' returning 1) select 1 from closed`,
    );
    const tries = [
      { email: 'nobody@sindh.example', password },
      { email: 'colleague@sindh.example', password: 'wrong' },
      { email: 'admin@commission.example', password },
    ];
    for (const body of tries) {
      const { status, body: problem } = await world.anyone().post('/sessions', { body });
      expect([status, problem['code'], problem['detail']]).toEqual([401, 'wrong-credentials', undefined]);
    }
  });

  it('refuses a body that is no sign-in, and a request from another site', async () => {
    const empty = await world.anyone().post('/sessions', { body: { email: '' } });
    expect(empty.status).toBe(422);
    expect(empty.body).toMatchObject({ code: 'malformed', errors: [{ pointer: '/email' }, { pointer: '/password' }] });
    const foreign = await world.anyone().post('/sessions', {
      body: { email: 'officer@sindh.example', password },
      headers: { origin: 'https://elsewhere.example' },
    });
    expect([foreign.status, foreign.body['code']]).toEqual([403, 'foreign-origin']);
  });

  it('makes who keeps guessing wait, for that mail address alone', async () => {
    const client = new Client(world.app.address);
    for (let n = 0; n < 10; n += 1)
      await client.post('/sessions', { body: { email: 'x@sindh.example', password: 'x' } });
    const refused = await client.post('/sessions', { body: { email: 'x@sindh.example', password: 'x' } });
    expect([refused.status, refused.body['code']]).toEqual([429, 'too-many']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await (await world.as('focal@sindh')).get('/me')).status).toBe(200);
  });
});

describe('Where readers use https', () => {
  it('the cookie is bound to the host, and a proxy that is not trusted is named in the answer', async () => {
    const settings = { origin: 'https://review.example', trustedProxies: ['127.0.0.1'] };
    const behindProxy = await startWorld({ settings });
    try {
      const body = { email: 'officer@sindh.example', password };
      const headers = { 'x-forwarded-proto': 'https', origin: 'https://review.example' };
      const answer = await behindProxy.anyone().post('/sessions', { body, headers });
      const cookies = answer.headers.getSetCookie();
      expect(cookies).toHaveLength(2);
      for (const cookie of cookies)
        expect(cookie).toMatch(/^__Host-tarmeem(?:-device)?=.{32}; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/u);
      const plain = await behindProxy.anyone().post('/sessions', { body });
      expect([plain.status, plain.body['detail']]).toEqual([503, expect.stringContaining('TARMEEM_TRUSTED_PROXIES')]);
    } finally {
      await behindProxy.close();
    }
  }, 60_000);
});

it('lets nobody to a route that has no policy: every route has one', () => {
  const reflector = world.app.app.get(Reflector);
  const open: string[] = [];
  let routes = 0;
  for (const module of world.app.app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (!metatype) continue;
      for (const name of Object.getOwnPropertyNames(metatype.prototype)) {
        const handler = Object.getOwnPropertyDescriptor(metatype.prototype, name)?.value as (() => unknown) | undefined;
        if (name === 'constructor' || typeof handler !== 'function' || !Reflect.hasMetadata('path', handler)) continue;
        routes += 1;
        if (!reflector.getAllAndOverride(policyKey, [handler, metatype])) open.push(`${metatype.name}.${name}`);
      }
    }
  }
  expect(open).toEqual([]);
  expect(routes).toBeGreaterThan(15);
});

async function rows(sql: string): Promise<unknown[]> {
  const { DataSource } = await import('typeorm');
  return world.app.app.get(DataSource).query<unknown[]>(sql);
}
