import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../testing/app.js';
import { Client } from '../testing/client.js';
import { document, startWorld, type World } from '../testing/world.js';

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

test('one network address sends thirty items in ten minutes, whichever process takes them; others go on', async () => {
  const send = (ip: string, at: string) =>
    new Client(at).post(`/documents/${document}/feedback`, {
      body: { kind: 'comment', text: 'Words' },
      headers: { 'x-forwarded-for': ip },
    });
  const statuses: number[] = [];
  for (let n = 0; n < 30; n += 1)
    statuses.push((await send('10.0.0.1', n % 2 ? other.address : world.app.address)).status);
  expect(statuses).toEqual(Array.from({ length: 30 }, () => 201));
  const refused = await send('10.0.0.1', other.address);
  expect([refused.status, refused.body['code']]).toEqual([429, 'too-many']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await send('10.0.0.1', world.app.address)).status).toBe(429);
  expect((await send('10.0.0.2', world.app.address)).status).toBe(201);
}, 60_000);
