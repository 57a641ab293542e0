import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  CreatedWebhookView,
  CreateWebhookInput,
  DeliveryOutcome,
  EditWebhookInput,
  WebhookView,
} from '@tarmeem/contract';
import { type Actor, mustShowSecondFactorIfAny } from '../accounts/index.js';
import { Configuration } from '../configuration.js';
import {
  Conflict,
  Malformed,
  NotFound,
  Outbound,
  seal,
  Stale,
  Throttles,
  type Tx,
  unseal,
  Work,
} from '../platform/index.js';
import { Deliveries } from './deliveries.store.js';
import { sealedFor, sendSoon } from './send-webhooks.js';
import { bodyOf, headersOf, newSecret } from './signed.js';
import { type Hook, Webhooks, webhooksOf } from './webhook.store.js';

/** Each document's events are gone through for each of them. */
const mostOfOnePerson = 10;
const tests = { scope: 'webhook test', most: 10, seconds: 60 };

/** What a person does with their webhooks. */
@Injectable()
export class KeepWebhooks {
  constructor(
    private readonly work: Work,
    private readonly outbound: Outbound,
    private readonly configuration: Configuration,
  ) {}

  /** Throws `malformed` for an address that may not be called, `not-now` when the person has enough of them. */
  async create(actor: Actor, { address, actions, document }: CreateWebhookInput): Promise<CreatedWebhookView> {
    this.mustBeAddress(address);
    const [id, secret] = [randomUUID(), newSecret()];
    const sealedSecret = seal(this.configuration.secret, id, secret, sealedFor);
    const view = await this.work.run(async (tx) => {
      await mustShowSecondFactorIfAny(tx.manager, actor, tx.at);
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`tarmeem: webhooks of ${actor.id}`]);
      const webhooks = tx.get(Webhooks);
      if ((await webhooks.count(actor.id)) >= mostOfOnePerson)
        throw new Conflict('not-now', { detail: `A person has ${String(mostOfOnePerson)} webhooks at most` });
      const documentId = document === null ? null : await documentOf(tx, document);
      const kept = { personId: actor.id, documentId, address, actions: [...new Set(actions)] };
      await webhooks.add({ id, ...kept, sealedSecret, at: tx.at });
      record(tx, actor, 'webhook.made', { id, facts: { personId: actor.id, documentId } });
      return viewOf(tx, actor, id);
    });
    return { ...view, secret };
  }

  async edit(
    actor: Actor,
    { id, seen, input }: { id: string; seen: number; input: EditWebhookInput },
  ): Promise<WebhookView> {
    return this.work.run(async (tx) => {
      const webhooks = tx.get(Webhooks);
      const hook = await mine(tx, actor, id);
      this.mustBeAddress(input.address);
      if (input.address !== hook.address) await mustShowSecondFactorIfAny(tx.manager, actor, tx.at);
      if (hook.version !== seen) throw new Stale({ version: hook.version });
      await webhooks.change(id, { ...input, actions: [...new Set(input.actions)] });
      record(tx, actor, 'webhook.changed', {
        id,
        facts: { active: input.active, moved: input.address !== hook.address },
      });
      if (input.active)
        for (const { documentId } of await tx.query<{ documentId: string }>(
          'select id as "documentId" from document where $1::uuid is null or id = $1',
          [hook.documentId],
        ))
          await sendSoon(tx, id, documentId);
      return viewOf(tx, actor, id);
    });
  }

  /** It is sent nothing more; what was sent can be read until it is forgotten as for any other. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.work.run(async (tx) => {
      await mine(tx, actor, id);
      await tx.get(Webhooks).remove(id, tx.at);
      record(tx, actor, 'webhook.removed', { id });
    });
  }

  /** Calls the address outside of any transaction. Throws `too-many` when it is done too often. */
  async test(actor: Actor, id: string): Promise<DeliveryOutcome> {
    const [hook, at] = await this.work.run(async (tx) => {
      const own = await mine(tx, actor, id);
      await tx.get(Throttles).mustTake(tests, actor.id, tx.at);
      return [own, tx.at] as const;
    });
    const secret = unseal(this.configuration.secret, hook.id, hook.sealedSecret, sealedFor);
    if (secret === null) throw new Error('The secret of a webhook can not be opened');
    const told = { id: randomUUID(), action: 'webhook.test', objectType: 'webhook', objectId: hook.id, at, seq: '0' };
    const body = bodyOf(told, null);
    return this.outbound.post(hook.address, body, headersOf(secret, body, told));
  }

  async resend(actor: Actor, id: string, deliveryId: string): Promise<void> {
    await this.work.run(async (tx) => {
      await mine(tx, actor, id);
      const delivery = await tx.get(Deliveries).find(id, deliveryId);
      if (!delivery) throw new NotFound();
      if (delivery.state !== 'dead') throw new Conflict('not-now', { detail: 'Only a dead letter is sent again' });
      await tx.job(
        'resend-webhook',
        { webhookId: id, deliveryId },
        { key: `webhook-resend:${deliveryId}`, maxAttempts: 3 },
      );
    });
  }

  private mustBeAddress(address: string): void {
    if (this.outbound.isAddress(address)) return;
    const detail = 'An https address of the public network, without a name or password in it';
    throw new Malformed([{ code: 'address', detail, pointer: '/address' }]);
  }
}

async function mine(tx: Tx, actor: Actor, id: string): Promise<Hook> {
  const hook = await tx.get(Webhooks).own(actor.id, id);
  if (!hook) throw new NotFound();
  return hook;
}

async function viewOf(tx: Tx, actor: Actor, id: string): Promise<WebhookView> {
  const view = (await webhooksOf(tx.manager, actor.id)).find((each) => each.id === id);
  if (!view) throw new NotFound();
  return view;
}

async function documentOf(tx: Tx, slug: string): Promise<string> {
  const [found] = await tx.query<{ id: string }>('select id from document where slug = $1', [slug]);
  if (found) return found.id;
  throw new Malformed([{ code: 'not-found', detail: 'There is none of this name', pointer: '/document' }]);
}

const record = (
  tx: Tx,
  actor: Actor,
  action: string,
  { id, facts = {} }: { id: string; facts?: Record<string, unknown> },
) => tx.record({ actor: { id: actor.id, role: null }, action, objectType: 'webhook', objectId: id, facts });
