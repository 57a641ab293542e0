import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type CreatedWebhookView,
  type DeliveryOutcome,
  type DeliveryPage,
  webhookActions,
  type WebhookView,
} from '@tarmeem/contract';
import { eventActions, toldActions } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { verifyStanding } from '../accounts/index.js';
import { Work } from '../platform/index.js';
import type { Client } from '../testing/client.js';
import { letterTo } from '../testing/outbox.js';
import { jobsDone, until } from '../testing/until.js';
import { begin, document, must, propose, startWorld, type World } from '../testing/world.js';

interface Came {
  headers: IncomingHttpHeaders;
  body: string;
  told: { delivery: string; action: string; seq: number; document: string; object: { type: string; id: string } };
}
let world: World;
let server: Server;
let address = '';
const came: Came[] = [];
let answers: number[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      came.push({ headers: request.headers, body, told: JSON.parse(body) as Came['told'] });
      response.writeHead(answers.shift() ?? 204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  address = `http://127.0.0.1:${String(typeof at === 'object' && at ? at.port : 0)}/hook`;
  world = await startWorld({
    settings: { outboundAllow: ['127.0.0.1/32'], webhookPauses: [0.02, 0.02], origin: 'http://review.example' },
  });
}, 120_000);
afterAll(async () => {
  await world.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});
beforeEach(async () => {
  const source = world.app.app.get(DataSource);
  await source.query('delete from webhook');
  came.length = 0;
  answers = [];
});

const submitted = ['proposal.submitted'];
const make = async (client: Client, more: object = {}) =>
  must(
    await client.post<CreatedWebhookView>('/webhooks', {
      body: { address, actions: submitted, document: null, ...more },
    }),
  );
const someSection = async (path = 'sindh/sindh-police') => (await world.section(path)).sectionId;
let times = 0;
const submit = async (name = 'officer@sindh', path?: string) => {
  times += 1;
  const edit = { heading: `Another heading, ${String(times)}` };
  return propose(await world.as(name), { sectionId: await someSection(path), edit });
};
const deliveries = async (client: Client, id: string, query = '') =>
  must(await client.get<DeliveryPage>(`/webhooks/${id}/deliveries${query}`)).items;

describe('A webhook', () => {
  it('is told what happened by ids and enums, signed with the secret that was shown once', async () => {
    const officer = await world.as('officer@sindh');
    const { secret, ...hook } = await make(officer);
    expect(secret).toMatch(/^tarmeem_hook_[\w-]{43}$/u);
    expect(must(await officer.get<WebhookView[]>('/webhooks'))).toEqual([hook]);
    const { id } = await submit();
    await until(async () => came.length > 0);
    const [{ headers, body, told }] = came as [Came];
    expect(told).toEqual({
      delivery: expect.any(String),
      action: 'proposal.submitted',
      at: expect.any(String),
      document,
      seq: expect.any(Number),
      object: { type: 'proposal', id },
    });
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(String(headers['tarmeem-signature'])) ?? [];
    expect(
      createHmac('sha256', secret)
        .update(`${seconds ?? ''}.${body}`)
        .digest('hex'),
    ).toBe(signature);
    expect(Math.abs(Date.now() / 1000 - Number(seconds))).toBeLessThan(60);
    expect(headers['tarmeem-event']).toBe('proposal.submitted');
    await until(async () => (await deliveries(officer, hook.id))[0]?.state === 'delivered');
    const kept = await world.app.app.get(DataSource).query('select row_to_json(webhook) as row from webhook');
    expect(JSON.stringify(kept)).not.toContain(secret.slice(13));
  });

  it('is told of nothing its owner may not see, as they stand when it is sent', async () => {
    const punjab = await world.as('officer@punjab');
    const sindh = await world.as('officer@sindh');
    const actions = ['proposal.created', 'proposal.submitted', 'edition.prepared', 'feedback.sent'];
    await make(punjab, { actions });
    const own = await make(sindh, { actions });
    await submit();
    await until(async () => came.length >= 2);
    await until(async () => (await deliveries(sindh, own.id)).length === 2);
    expect(came.map(({ told }) => told.action)).toEqual(['proposal.created', 'proposal.submitted']);
    // A moderator is told of what was submitted, and not of what is only begun.
    const moderator = await world.as('moderator@commission');
    const theirs = await make(moderator, { actions });
    const second = await submit();
    await until(async () => (await deliveries(moderator, theirs.id)).some(({ state }) => state === 'delivered'));
    expect(await deliveries(moderator, theirs.id)).toMatchObject([
      { action: 'proposal.submitted', objectId: second.id, state: 'delivered' },
    ]);
  });

  // Trust, A3 row 35: nobody is told anything after their access ended.
  it('row 35: is told nothing more once its owner’s role was taken or their account closed', async () => {
    const admin = await world.as('admin@commission');
    const moderator = await world.as('second@commission');
    await make(moderator);
    const find = async () =>
      must(await admin.get<{ items: { id: string }[] }>('/people?q=second@commission')).items[0]?.id ?? '';
    const id = await find();
    must(await admin.put(`/people/${id}/standing`, { body: { active: false } }));
    const watcher = await world.as('moderator@commission');
    const other = await make(watcher);
    await submit();
    await until(async () => (await deliveries(watcher, other.id)).some(({ state }) => state === 'delivered'));
    await jobsDone(world.app);
    expect(came).toHaveLength(1);
    must(await admin.put(`/people/${id}/standing`, { body: { active: true } }));
  });

  it('is tried again, in the order in which things happened, and what is never taken lies with the dead letters', async () => {
    const officer = await world.as('officer@sindh');
    const hook = await make(officer);
    answers = [500, 302, 503]; // three tries of the first; the fourth request is the second event
    const first = await submit();
    const second = await submit();
    await until(
      async () => (await deliveries(officer, hook.id)).filter(({ state }) => state !== 'waiting').length === 2,
    );
    expect(came.map(({ told }) => told.object.id)).toEqual([first.id, first.id, first.id, second.id]);
    expect(new Set(came.slice(0, 3).map(({ headers }) => headers['tarmeem-delivery'])).size).toBe(1);
    const [dead] = await deliveries(officer, hook.id, '?state=dead');
    expect(dead).toMatchObject({ objectId: first.id, attempts: 3, status: 503, failure: 'status' });
    expect(must(await officer.get<WebhookView[]>('/webhooks'))[0]).toMatchObject({ dead: 1, standing: 'on' });
    const resend = (id: string) => officer.post(`/webhooks/${hook.id}/deliveries/${id}/resend`);
    expect((await resend(dead!.id)).status).toBe(202);
    await until(async () => (await deliveries(officer, hook.id, '?state=dead')).length === 0);
    expect(came.at(-1)?.told.object.id).toBe(first.id);
    expect((await resend(dead!.id)).status).toBe(409);
    expect((await resend(crypto.randomUUID())).status).toBe(404);
  });

  it('is switched off when its address takes nothing for long, its owner is told, and it goes on where it stopped', async () => {
    const officer = await world.as('officer@sindh');
    const hook = await make(officer);
    answers = Array.from({ length: 100 }, () => 500);
    for (let n = 0; n < 4; n += 1) await submit();
    const mine = async () => must(await officer.get<WebhookView[]>('/webhooks'))[0]!;
    await until(async () => (await mine()).standing === 'broken');
    expect((await mine()).dead).toBe(3);
    expect((await letterTo(world.app, 'officer@sindh.example')).text).toContain('webhook');
    const reached = came.length;
    answers = [];
    const body = { address, actions: submitted, active: true };
    expect((await officer.put(`/webhooks/${hook.id}`, { body })).status).toBe(428);
    expect((await officer.put(`/webhooks/${hook.id}`, { body, version: 99 })).status).toBe(412);
    must(await officer.put(`/webhooks/${hook.id}`, { body, version: (await mine()).version }));
    await until(async () => came.length > reached);
    expect((await deliveries(officer, hook.id)).filter(({ state }) => state === 'dead')).toHaveLength(3);
  });

  it('is tried by its owner, who learns what became of it', async () => {
    const officer = await world.as('officer@sindh');
    const hook = await make(officer);
    const test = async () => must(await officer.post<DeliveryOutcome>(`/webhooks/${hook.id}/test`));
    expect(await test()).toEqual({ taken: true, status: 204, failure: null });
    expect(came[0]?.told).toMatchObject({ action: 'webhook.test', object: { type: 'webhook', id: hook.id } });
    answers = [418];
    expect(await test()).toEqual({ taken: false, status: 418, failure: 'status' });
    for (let n = 0; n < 8; n += 1) await test();
    expect((await officer.post(`/webhooks/${hook.id}/test`)).status).toBe(429);
  });

  it('that is deleted is told nothing more and forgets its secret, but what was sent to it stays readable for 30 days', async () => {
    const officer = await world.as('officer@sindh');
    const hook = await make(officer);
    await submit();
    await until(async () => (await deliveries(officer, hook.id)).some(({ state }) => state === 'delivered'));
    const sent = await deliveries(officer, hook.id);
    must(await officer.delete(`/webhooks/${hook.id}`));
    const told = came.length;
    await submit();
    await jobsDone(world.app);
    expect(came.length).toBe(told);
    expect(await deliveries(officer, hook.id)).toEqual(sent);
    const mine = must(await officer.get<WebhookView[]>('/webhooks'));
    expect(mine.find(({ id }) => id === hook.id)).toMatchObject({ standing: 'removed', removedAt: expect.any(String) });
    const source = world.app.app.get(DataSource);
    const kept = await source.query('select sealed_secret as secret from webhook where id = $1', [hook.id]);
    expect(kept).toEqual([{ secret: '' }]);
    const body = { address, actions: submitted, active: true };
    const again = await Promise.all([
      officer.put(`/webhooks/${hook.id}`, { body, version: mine[0]?.version ?? 1 }),
      officer.post(`/webhooks/${hook.id}/test`),
      officer.post(`/webhooks/${hook.id}/deliveries/${sent[0]?.id ?? ''}/resend`),
      officer.delete(`/webhooks/${hook.id}`),
      (await world.as('admin@commission')).get(`/webhooks/${hook.id}/deliveries`),
    ]);
    expect(again.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(await verifyStanding(source)).toEqual([]);
    await source.query(`update webhook set removed_at = removed_at - interval '31 days' where id = $1`, [hook.id]);
    await world.app.app.get(Work).run((tx) => tx.job('forget-old-deliveries', {}));
    await until(async () => (await officer.get(`/webhooks/${hook.id}/deliveries`)).status === 404);
  });

  it('is nobody else’s: not to see, change, try, or delete', async () => {
    const { id } = await make(await world.as('officer@sindh'));
    const stranger = await world.as('admin@commission');
    const body = { address, actions: submitted, active: false };
    const answersOfAll = await Promise.all([
      stranger.put(`/webhooks/${id}`, { body, version: 1 }),
      stranger.post(`/webhooks/${id}/test`),
      stranger.get(`/webhooks/${id}/deliveries`),
      stranger.post(`/webhooks/${id}/deliveries/${crypto.randomUUID()}/resend`),
      stranger.delete(`/webhooks/${id}`),
    ]);
    expect(answersOfAll.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(must(await stranger.get<WebhookView[]>('/webhooks'))).toEqual([]);
  });

  it.each([
    ['http://10.0.0.1/', '/address'],
    ['https://169.254.169.254/latest', '/address'],
    ['https://me:word@example.org/', '/address'],
    ['nonsense', '/address'],
  ])('is refused at %s', async (wrong, pointer) => {
    const officer = await world.as('officer@sindh');
    const answer = await officer.post('/webhooks', { body: { address: wrong, actions: submitted, document: null } });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ pointer }] }]);
  });

  it('stands on an event, and is one of ten at most', async () => {
    const officer = await world.as('officer@sindh');
    for (let n = 0; n < 10; n += 1) await make(officer);
    expect((await officer.post('/webhooks', { body: { address, actions: submitted, document } })).status).toBe(409);
    const source = world.app.app.get(DataSource);
    expect(await verifyStanding(source)).toEqual([]);
    const [{ id }] = (await source
      .query(
        `update webhook set person_id = (select id from person where email like 'admin@%') where id = (select min(id::text)::uuid from webhook) returning id`,
      )
      .then(([rows]: [{ id: string }[]]) => rows)) as [{ id: string }];
    expect(await verifyStanding(source)).toEqual([{ what: 'webhook', id }]);
    const list = must(await officer.get<WebhookView[]>('/webhooks'));
    expect((await officer.delete(`/webhooks/${list[0]?.id ?? ''}`)).status).toBe(204);
  });

  it('may be told of what happens and has a rule who may know it; what is offered is among that', () => {
    expect(webhookActions.filter((action) => !(toldActions as readonly string[]).includes(action))).toEqual([]);
    expect(toldActions.filter((action) => !(eventActions as readonly string[]).includes(action))).toEqual([]);
  });

  it('tells nobody of a draft that is only begun but its own organisation', async () => {
    const watcher = await world.as('moderator@commission');
    const own = await world.as('colleague@sindh');
    const actions = ['proposal.created'];
    const [, mine] = [await make(watcher, { actions }), await make(own, { actions })];
    const { id } = await begin(await world.as('officer@sindh'), await someSection());
    await until(async () => (await deliveries(own, mine.id)).some(({ state }) => state === 'delivered'));
    expect(came.map(({ told }) => told.object.id)).toEqual([id]);
  });
});
