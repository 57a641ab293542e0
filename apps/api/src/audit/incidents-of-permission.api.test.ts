import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type FeedbackPage,
  type FeedbackReceipt,
  type FeedbackView,
  type ProposalView,
  type ReviewChange,
  type ReviewView,
  type Route,
  routes,
} from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { pdf } from '../evidence/testing/files.js';
import type { Answer, Client } from '../testing/client.js';
import { changesOf, decide } from '../testing/deciding.js';
import { begin, document, must, propose, startWorld, type World } from '../testing/world.js';

// Incidents of others (trust, A3) about permission, each a test named after its row. Row 1 is the matrix (permissions.test.ts), row 8
// planted-secrets.test.ts, rows 23 to 25 hostile.api.test.ts, row 26 outbound.test.ts, row 34
// sign-on.api.test.ts, row 35 webhooks.api.test.ts, row 37 matrix.api.test.ts.
let world: World;
let sindh: Client;
let punjab: Client;
let moderator: Client;
/** What belongs to Sindh: a draft, a submitted proposal, a person, a webhook, held feedback. */
const own = new Map<string, string>();
let changes: ReviewChange[];
beforeAll(async () => {
  world = await startWorld();
  [sindh, punjab, moderator] = (await Promise.all(
    ['officer@sindh', 'officer@punjab', 'moderator@commission'].map((name) => world.as(name)),
  )) as [Client, Client, Client];
  const { sectionId } = await world.section('sindh/sindh-police');
  const { id } = await propose(sindh, { sectionId, edit: { heading: 'Police of Sindh' } });
  changes = await changesOf(moderator, id);
  own
    .set('proposalId', id)
    .set('sectionId', sectionId)
    .set('changeId', changes[0]?.id ?? '');
  const hook = { address: 'https://hooks.example/', actions: ['edition.published'], document: null };
  own.set('webhookId', must(await sindh.post<{ id: string }>('/webhooks', { body: hook })).id);
  own.set('personId', must(await sindh.get<{ id: string }>('/me')).id);
  const body = { kind: 'correction', sectionId, text: 'Her CNIC is 42201-1234567-1, she is 9.' };
  const { number } = must(await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, { body }));
  const { items } = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback`));
  const held = items.find((item) => item.number === number);
  if (held?.state !== 'held') throw new Error('The feedback is not held');
  own.set('feedbackId', held.id);
}, 180_000);
afterAll(() => world.close());

const all: readonly Route[] = Object.values(routes);
const parametersOf = ({ path }: Route): string[] => [...path.matchAll(/:(\w+)/gu)].map(([, name = '']) => name);
const fill = (path: string, ids: ReadonlyMap<string, string>, otherwise: () => string): string =>
  path.replaceAll(/:(\w+)/gu, (_, name: string) =>
    name === 'slug' ? document : name === 'number' ? '1.0' : (ids.get(name) ?? otherwise()),
  );
interface How {
  body?: object;
  key?: string | null;
  version?: number;
}
const send = (client: Client, { method }: Route, path: string, how: How): Promise<Answer> =>
  client.ask(method, path, method === 'GET' || method === 'DELETE' ? { ...how, body: undefined } : how);

describe('row 2: one person approves fifty times at once', () => {
  it('one approval is there, and one event', async () => {
    const { sectionId } = await world.section('sindh/sindh-child-protection-authority');
    const { id } = await propose(sindh, { sectionId, edit: { heading: 'The Authority of Sindh' } });
    const marks = (await changesOf(moderator, id)).map((change) => [change, 'accepted'] as const);
    const answers = await Promise.all(Array.from({ length: 50 }, () => decide(moderator, id, marks)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 49 }, () => 409)]);
    const [counted] = await world.app.app.get(DataSource).query(
      `select (select count(*)::int from decision where change_id = $1) as decisions,
         (select count(*)::int from event where action = 'change.accepted' and object_id = $1::text) as events`,
      [marks[0]?.[0].id],
    );
    expect(counted).toEqual({ decisions: 1, events: 1 });
  }, 120_000);
});

describe('row 4: who changed the text approves it', () => {
  it('nobody decides words they wrote, whatever roles they hold', async () => {
    const source = world.app.app.get(DataSource);
    await source.query(
      `insert into role_grant (person_id, role) select id, 'moderator' from person where email = 'officer@sindh.example'`,
    );
    const both = await world.as('officer@sindh');
    const id = own.get('proposalId') ?? '';
    const answer = await decide(both, id, [[(await changesOf(both, id))[0]!, 'accepted']]);
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'own-words' }]);
    await source.query(`delete from role_grant where role = 'moderator' and person_id = (
      select id from person where email = 'officer@sindh.example')`);
  });
});

describe('row 5: two ids in one request, of which one is one’s own', () => {
  const pairs = all.filter((route) => parametersOf(route).filter((name) => name.endsWith('Id')).length === 2);

  /** What each takes, where it takes something: whoever is refused is refused for the two ids, not for the form. */
  const forms = (): Record<string, object> => ({
    'PUT /proposals/:proposalId/sections/:sectionId': {
      generation: 1,
      heading: 'Taken over',
      body: { type: 'doc', content: [{ type: 'paragraph' }] },
    },
    'PATCH /proposals/:proposalId/sections/:sectionId': { live: false },
    'POST /proposals/:proposalId/parked/:changeId': { resolution: 'dropped' },
    'POST /proposals/:proposalId/changes/:changeId/counter': {
      seq: 0,
      payloadHash: changes[0]?.payloadHash,
      summary: 'Why',
      heading: 'Taken over',
    },
  });

  it.each(pairs.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s is refused in both orders, and changes neither',
    async (name, route) => {
      const theirs = new Map<string, string>();
      const { sectionId } = await world.section('punjab/labor-department');
      const { id, version } = await begin(punjab, sectionId);
      theirs.set('proposalId', id).set('sectionId', sectionId);
      const both = async () => [
        must(await punjab.get<ProposalView>(`/proposals/${id}`)),
        must(await sindh.get<ProposalView>(`/proposals/${own.get('proposalId') ?? ''}`)),
      ];
      const before = await both();
      const [first = '', second = ''] = parametersOf(route);
      // Officer of Punjab: an own object with another's part, and another's object with an own part.
      const mixed = [
        new Map([...own, [first, theirs.get(first) ?? crypto.randomUUID()]]),
        new Map([...theirs, [first, own.get(first) ?? crypto.randomUUID()], [second, theirs.get(second) ?? '']]),
      ];
      for (const ids of mixed) {
        const path = fill(route.path, ids, () => crypto.randomUUID());
        const { status } = await send(punjab, route, path, { body: forms()[name] ?? {}, version });
        expect([403, 404]).toContain(status);
      }
      expect(await both()).toEqual(before);
    },
  );

  it('in a body too: a change of another proposal is neither decided nor marked', async () => {
    const { sectionId } = await world.section('punjab/labor-department');
    const { id } = await propose(punjab, { sectionId, edit: { heading: 'Labor, Punjab' } });
    const [change] = changes;
    const refused = await decide(moderator, id, [[change!, 'accepted']]);
    expect([404, 409, 422]).toContain(refused.status);
    const marks = [{ changeId: change!.id, outcome: 'accepted', reason: '' }];
    // Marks on changes of another proposal are left out.
    must(await moderator.put(`/proposals/${id}/tray`, { body: { marks } }));
    for (const each of [id, own.get('proposalId') ?? ''])
      expect(must(await moderator.get<ReviewView>(`/proposals/${each}/review`)).tray).toEqual([]);
    const [after] = await changesOf(moderator, own.get('proposalId') ?? '');
    expect(after?.outcome).toBe('open');
  });
});

/** Whatever is sent to an address of the proposal, well-formed or not, is answered as if nothing were there. */
async function isNotThere(client: Client, proposalId: string): Promise<void> {
  const routes = all.filter(({ path }) => path.startsWith('/proposals/:proposalId'));
  expect(routes.length).toBeGreaterThan(10);
  const ids = new Map([...own, ['proposalId', proposalId]]);
  for (const route of routes)
    for (const sent of [{ body: {}, version: 1 }, { body: { generation: 'x' } }, { body: [] }]) {
      const path = fill(route.path, ids, () => crypto.randomUUID());
      const { status } = await send(client, route, path, sent);
      expect([route.path, sent, [403, 404].includes(status)]).toEqual([route.path, sent, true]);
    }
}

describe('row 6: what was discarded', () => {
  it('is not there for anybody: not to read, not to bring back', async () => {
    const { sectionId } = await world.section('sindh/sindh-police');
    const { id, version } = await begin(sindh, sectionId);
    expect((await sindh.delete(`/proposals/${id}`, { version })).status).toBe(204);
    for (const client of [sindh, punjab, moderator]) await isNotThere(client, id);
    expect((await sindh.get(`/proposals/${id}`)).status).toBe(404);
  });
});

describe('a draft of another organisation', () => {
  it('is not there, also for what has no form or names no version', async () => {
    const { sectionId } = await world.section('sindh/sindh-police');
    const { id } = await begin(sindh, sectionId);
    for (const client of [punjab, moderator]) await isNotThere(client, id);
    expect((await sindh.patch(`/proposals/${id}`, { body: { titel: 1 }, version: 1 })).status).toBe(422);
    expect((await sindh.patch(`/proposals/${id}`, { body: { title: 'T', summary: 'S' } })).status).toBe(428);
  });
});

describe('row 7: a part is asked for without what it belongs to', () => {
  it('held feedback is not there by its id, for whom it is not in the list', async () => {
    const id = own.get('feedbackId') ?? '';
    for (const client of [world.anyone(), sindh, punjab]) {
      expect((await client.get(`/feedback/${id}`)).status).toBe(404);
      const reply = await client.post(`/feedback/${id}/replies`, { body: { text: 'Me too.' } });
      expect([401, 404]).toContain(reply.status);
    }
  });
});

describe('row 9: a file is written over by its id', () => {
  it('nobody puts other bytes under an address that is there, nor reaches it through another item', async () => {
    const items: FeedbackView[] = [];
    for (const name of ['one.pdf', 'other.pdf']) {
      const body = { kind: 'comment', text: 'Said.', evidence: [{ name, data: pdf.toString('base64') }] };
      const { number } = must(await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, { body }));
      const { items: all } = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback`));
      items.push(all.find((item) => item.number === number)!);
    }
    const [one, other] = items as [FeedbackView, FeedbackView];
    const at = `/feedback/${one.id}/evidence/${one.evidence[0]?.id ?? ''}`;
    const through = `/feedback/${other.id}/evidence/${one.evidence[0]?.id ?? ''}`;
    const bytes = async () => Buffer.from(await (await moderator.raw(at)).arrayBuffer());
    const body = { name: 'mine.pdf', data: Buffer.from('%PDF-1.4 mine').toString('base64') };
    for (const client of [world.anyone(), punjab, moderator]) {
      for (const method of ['PUT', 'POST', 'PATCH', 'DELETE'])
        expect([404, 405]).toContain((await client.ask(method, at, { body, version: one.version })).status);
      expect((await client.get(through)).status).toBe(404);
      for (const step of ['release', 'refusal']) {
        const { status } = await client.post(`${through}/${step}`, { version: other.version });
        expect([401, 403, 404]).toContain(status);
      }
    }
    expect((await bytes()).equals(pdf)).toBe(true);
  });
});

describe('Rows 6 and 28: what one may not know', () => {
  /** Ways to ask: well, with no form, without a key, with no key at all. */
  const ways: How[] = [
    { body: {} },
    { body: { nonsense: true } },
    { body: {}, key: 'x'.repeat(220) },
    { body: {}, key: null },
    { body: {}, version: 1 },
  ];
  const told = ({ status, body }: Answer): unknown => {
    const { requestId: _, ...rest } = body;
    return [status, rest];
  };
  const hidden = ['proposalId', 'changeId', 'webhookId', 'personId', 'feedbackId'];
  const withIds = all.filter((route) => parametersOf(route).some((name) => hidden.includes(name)));

  it.each(withIds.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s answers strangers as if it were not there, however it is asked',
    async (_, route) => {
      const nothing = new Map([['sectionId', own.get('sectionId') ?? '']]);
      for (const client of [world.anyone(), punjab])
        for (const way of ways) {
          const there = await send(
            client,
            route,
            fill(route.path, own, () => crypto.randomUUID()),
            way,
          );
          const random = fill(route.path, nothing, () => crypto.randomUUID());
          expect(told(there)).toEqual(told(await send(client, route, random, way)));
        }
    },
    60_000,
  );

  it.each(
    all
      .filter((route) => parametersOf(route).some((name) => name.endsWith('Id')))
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )('row 28: %s finds nothing by an id that is none', async (_, route) => {
    for (const id of ['null', 'undefined', '0', '%00', '{}', 'true', '..%2f']) {
      const path = route.path.replaceAll(/:(\w+)/gu, (__, name: string) =>
        name === 'slug' ? document : name === 'number' ? '1.0' : id,
      );
      const { status } = await send(moderator, route, path, { body: {}, version: 1 });
      expect([id, status >= 400 && status < 500]).toEqual([id, true]);
    }
  });

  it('a proposal that was seen stays hidden after its reader moved on', async () => {
    const id = own.get('proposalId') ?? '';
    expect(must(await sindh.get<ProposalView>(`/proposals/${id}`)).id).toBe(id);
    expect((await punjab.get(`/proposals/${id}`)).status).toBe(404);
  });
});
