import { createHash, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../../platform/database/rows.js';
import { must, type World } from '../../../testing/world.js';
import type { Name, Player } from './cast.js';
import { never, type Route } from './route.js';

/** Things that belong to one person: each is tried as theirs, as somebody else's, and where there is none. */
export const owners = {
  'of the author': 'the author',
  'of a moderator': 'a moderator',
  'that is not there': null,
} as const satisfies Record<string, Name | null>;

/** What a person keeps for themselves. */
type Kind = 'webhook' | 'token' | 'session' | 'sign-on' | 'dead letter';

/** Whose the things are that are tried, and how another one of them is made. */
export interface OwnObject {
  ownerId: string | null;
  /** A new one, so that what was done to one tells nothing of the next; an id of nothing where nobody owns it. */
  make: (kind: Kind) => Promise<{ id: string; webhookId: string }>;
  /** One webhook with a secret that opens, made by its owner. */
  tested: () => Promise<string>;
}
type About = Route<OwnObject>;

const made: Record<Exclude<Kind, 'dead letter'>, string> = {
  webhook: `insert into webhook (person_id, address, actions, sealed_secret, created_at)
    values ($1, 'http://127.0.0.1:1/' || $2, '{edition.published}', 'none', now()) returning id`,
  token: `insert into api_token (person_id, name, token_hash, roles, may_write, created_at, expires_at)
    values ($1, 'A program', $2, '{officer}', false, now(), now() + interval '1 day') returning id`,
  session: `insert into session (person_id, id_hash, expires_at) values ($1, $2, now() + interval '1 day') returning id`,
  'sign-on': `insert into sign_on (person_id, issuer, subject) values ($1, 'https://id.example', $2) returning id`,
};
const deadLetter = `insert into webhook_delivery (webhook_id, document_id, seq, action, object_type, object_id, happened_at, state)
  select $1, id, 1, 'edition.published', 'edition', $2, now(), 'dead' from document limit 1 returning id`;

/** The things of this person; of nobody: none of them is there. */
export function ownObject(world: World, player: Player | null): OwnObject {
  const source = world.app.app.get(DataSource);
  const put = async (sql: string, of: string): Promise<string> => {
    const unique = createHash('sha256').update(randomUUID()).digest('hex');
    const [row] = await rowsOf<{ id: string }>(source, `with made as (${sql}) select id from made`, [of, unique]);
    if (!row) throw new Error('What is tried was not made');
    return row.id;
  };
  const ownerId = player?.actor?.id ?? null;
  let tested: Promise<string> | undefined;
  const body = { address: 'http://127.0.0.1:1/', actions: ['edition.published'], document: null };
  return {
    tested: () =>
      (tested ??= player
        ? player.client.post<{ id: string }>('/webhooks', { body }).then((answer) => must(answer).id)
        : Promise.resolve(randomUUID())),
    ownerId,
    async make(kind) {
      if (ownerId === null) return { id: randomUUID(), webhookId: randomUUID() };
      if (kind !== 'dead letter') return { id: await put(made[kind], ownerId), webhookId: '' };
      const webhookId = await put(made.webhook, ownerId);
      return { id: await put(deadLetter, webhookId), webhookId };
    },
  };
}

/** Something done to a thing of one's own: to its owner `then`, to everybody else it is not there. */
const own = (
  endpoint: string,
  kind: Kind,
  send: (client: Player['client'], ids: Awaited<ReturnType<OwnObject['make']>>) => ReturnType<About['send']>,
  then: number,
): About => ({
  endpoint,
  send: async (client, of) => send(client, await of.make(kind)),
  expected({ actor }, of) {
    if (!actor) return 401;
    return actor.id === of.ownerId ? then : 404;
  },
});

const anotherAddress = { address: 'http://127.0.0.1:1/other', actions: ['edition.published'], active: true };

/** The first makes a webhook of its own: a person has ten at most. */
export const ownRoutes: readonly About[] = [
  {
    ...own('testWebhook', 'webhook', (client, { id }) => client.post(`/webhooks/${id}/test`), 200),
    // Its secret has to be one that opens: it is made as its owner makes it, once.
    send: async (client, of) => client.post(`/webhooks/${await of.tested()}/test`),
  },
  own(
    'editWebhook',
    'webhook',
    (client, { id }) => client.put(`/webhooks/${id}`, { body: anotherAddress, version: never }),
    412,
  ),
  own('webhookDeliveries', 'webhook', (client, { id }) => client.get(`/webhooks/${id}/deliveries`), 200),
  own(
    'resendDelivery',
    'dead letter',
    (client, { id, webhookId }) => client.post(`/webhooks/${webhookId}/deliveries/${id}/resend`),
    202,
  ),
  own('removeWebhook', 'webhook', (client, { id }) => client.delete(`/webhooks/${id}`), 204),
  own('withdrawToken', 'token', (client, { id }) => client.delete(`/tokens/${id}`), 204),
  own('endSession', 'session', (client, { id }) => client.delete(`/sessions/${id}`), 204),
  own('unlinkSignOn', 'sign-on', (client, { id }) => client.delete(`/me/sign-ons/${id}`), 204),
];
