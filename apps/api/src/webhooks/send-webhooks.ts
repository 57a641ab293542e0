import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DeliveryOutcome } from '@tarmeem/contract';
import { z } from 'zod';
import { findActor, tellLater } from '../accounts/index.js';
import { Configuration } from '../configuration.js';
import { Jobs, Outbound, type Tx, unseal, Work } from '../platform/index.js';
import { Deliveries, type Delivery, type Place } from './deliveries.store.js';
import { mayBeTold } from './may-be-told.query.js';
import { bodyOf, headersOf } from './signed.js';
import { type Hook, Webhooks } from './webhook.store.js';

const Due = z.object({ documentId: z.uuid() });
const Turn = z.object({ webhookId: z.uuid(), documentId: z.uuid() });
const Again = z.object({ webhookId: z.uuid(), deliveryId: z.uuid() });

/** So many failures one after the other, of all documents together, and the address is left alone for a while. */
const breaksAfter = 5;
const breakMs = 60_000;
/** So many dead letters' worth of failures one after the other, and it is switched off until its owner looks at it. */
const givesUpAfterLetters = 3;
/** Sent in one turn; the next turn goes on. */
const atOnce = 50;
const keptFor = 30 * 24 * 3_600_000;

/** The purpose under which the secrets of webhooks are sealed. */
export const sealedFor = 'tarmeem webhook';

interface Ready {
  hook: Hook;
  delivery: Delivery;
  secret: string;
  document: string | null;
}

/**
 * Sends what happened to those who asked to be told. Each document's events go out one after the other: the next one only when the
 * one before was taken, or its tries were used up and it lies with the dead letters.
 */
@Injectable()
export class SendWebhooks implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly outbound: Outbound,
    private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      'webhooks-due': (payload) => this.spread(Due.parse(payload).documentId),
      'send-webhook': (payload) => this.turn(Turn.parse(payload)),
      'resend-webhook': (payload) => this.resend(Again.parse(payload)),
      'forget-old-deliveries': () =>
        this.work.run(async (tx) => {
          const before = new Date(tx.at.getTime() - keptFor);
          await tx.get(Deliveries).forgetOld(before);
          await tx.get(Webhooks).forgetRemoved(before);
        }),
    });
    this.jobs.repeat('forget-old-deliveries', '47 3 * * *');
    this.work.onRecorded(async (tx, events) => {
      const documents = new Set(events.flatMap(({ documentId }) => documentId ?? []));
      for (const documentId of [...documents].sort())
        if ((await tx.get(Webhooks).onFor(documentId)).length > 0)
          await tx.job('webhooks-due', { documentId }, { key: `webhooks-due:${documentId}` });
    });
  }

  private async spread(documentId: string): Promise<void> {
    await this.work.run(async (tx) => {
      for (const { id } of await tx.get(Webhooks).onFor(documentId)) await sendSoon(tx, id, documentId);
    });
  }

  private async turn({ webhookId, documentId }: z.infer<typeof Turn>): Promise<void> {
    for (let sent = 0; sent < atOnce; sent += 1) {
      const ready = await this.work.run((tx) => this.next(tx, webhookId, documentId));
      if (!ready) return;
      const outcome = await this.send(ready);
      const goOn = await this.work.run((tx) => this.settle(tx, ready.delivery, outcome));
      if (!goOn) return;
    }
    await this.work.run((tx) => sendSoon(tx, webhookId, documentId));
  }

  /** The next event to be sent, after those that are not asked for and those its owner may not know; null when there is none now. */
  private async next(tx: Tx, webhookId: string, documentId: string): Promise<Ready | null> {
    const hook = await tx.get(Webhooks).lock(webhookId);
    if (!hook || hook.standing !== 'on') return null;
    const deliveries = tx.get(Deliveries);
    const place = await deliveries.place(hook.id, documentId, hook.createdAt);
    const until = latest(place.retryAt, hook.pausedUntil);
    if (until && until > tx.at) {
      await sendSoon(tx, hook.id, documentId, until);
      return null;
    }
    const actor = await findActor(tx.manager, hook.personId, tx.at);
    const events = await deliveries.after(documentId, place.seq, 200);
    let { seq } = place;
    for (const event of events) {
      if (actor && hook.actions.includes(event.action) && (await mayBeTold(tx, actor, { documentId, event }))) {
        if (seq !== place.seq) await deliveries.move(hook.id, documentId, { seq, attempts: 0, retryAt: null });
        return this.made(tx, hook, await deliveries.of(hook.id, documentId, event));
      }
      ({ seq } = event);
    }
    if (seq !== place.seq) await deliveries.move(hook.id, documentId, { seq, attempts: 0, retryAt: null });
    if (events.length > 0) await sendSoon(tx, hook.id, documentId);
    return null;
  }

  private async made(tx: Tx, hook: Hook, delivery: Delivery): Promise<Ready> {
    const secret = unseal(this.configuration.secret, hook.id, hook.sealedSecret, sealedFor);
    if (secret === null) throw new Error('The secret of a webhook can not be opened');
    const [document] = await tx.query<{ slug: string }>('select slug from document where id = $1', [
      delivery.documentId,
    ]);
    return { hook, delivery, secret, document: document?.slug ?? null };
  }

  private send({ hook, delivery, secret, document }: Ready): Promise<DeliveryOutcome> {
    const body = bodyOf(delivery, document);
    const { id, action } = delivery;
    return this.outbound.post(hook.address, body, headersOf(secret, body, { id, action, at: new Date() }));
  }

  /** Writes down what became of it; true when the next one may go. */
  private async settle(
    tx: Tx,
    { id, webhookId, documentId, seq }: Delivery,
    outcome: DeliveryOutcome,
  ): Promise<boolean> {
    const [webhooks, deliveries] = [tx.get(Webhooks), tx.get(Deliveries)];
    const hook = await webhooks.lock(webhookId);
    if (!hook) return false;
    if (hook.standing === 'removed') {
      // Deleted while it was on its way: what became of it is told, and nothing follows.
      await deliveries.tried(id, { state: outcome.taken ? 'delivered' : 'dead', outcome, at: tx.at });
      return false;
    }
    const place = await deliveries.place(webhookId, documentId, hook.createdAt);
    if (outcome.taken) {
      await deliveries.tried(id, { state: 'delivered', outcome, at: tx.at });
      await deliveries.move(webhookId, documentId, { seq, attempts: 0, retryAt: null });
      await webhooks.tried(webhookId, { failures: 0, pausedUntil: null });
      return hook.standing === 'on';
    }
    const { webhookPauses: pauses } = this.configuration;
    const attempts = place.attempts + 1;
    const isDead = attempts > pauses.length;
    await deliveries.tried(id, { state: isDead ? 'dead' : 'waiting', outcome, at: tx.at });
    const failures = hook.failures + 1;
    const pause = Math.min(breakMs, (pauses[0] ?? 1) * 6_000);
    const pausedUntil = failures >= breaksAfter ? new Date(tx.at.getTime() + pause) : null;
    await webhooks.tried(webhookId, { failures, pausedUntil });
    const next: Place = isDead
      ? { seq, attempts: 0, retryAt: null }
      : { seq: place.seq, attempts, retryAt: new Date(tx.at.getTime() + (pauses[attempts - 1] ?? 0) * 1000) };
    await deliveries.move(webhookId, documentId, next);
    if (isDead && failures >= givesUpAfterLetters * attempts) {
      await giveUp(tx, hook);
      return false;
    }
    await sendSoon(tx, webhookId, documentId, latest(next.retryAt, pausedUntil) ?? undefined);
    return false;
  }

  /** One dead letter once more, by the rights its owner has now; what happened after it is not held up. */
  private async resend({ webhookId, deliveryId }: z.infer<typeof Again>): Promise<void> {
    const ready = await this.work.run(async (tx) => {
      const hook = await tx.get(Webhooks).lock(webhookId);
      const delivery = hook && (await tx.get(Deliveries).find(webhookId, deliveryId));
      if (!hook || hook.standing === 'removed' || !delivery || delivery.state !== 'dead') return null;
      const { documentId } = delivery;
      const actor = await findActor(tx.manager, hook.personId, tx.at);
      if (!actor || !(await mayBeTold(tx, actor, { documentId, event: delivery }))) return null;
      return this.made(tx, hook, delivery);
    });
    if (!ready) return;
    const outcome = await this.send(ready);
    await this.work.run((tx) =>
      tx.get(Deliveries).tried(deliveryId, { state: outcome.taken ? 'delivered' : 'dead', outcome, at: tx.at }),
    );
  }
}

/** Puts a webhook's turn in a document into its queue; one of the two at most waits there. */
export async function sendSoon(tx: Tx, webhookId: string, documentId: string, runAt?: Date): Promise<void> {
  const place = `${webhookId}:${documentId}`;
  const key = runAt ? `webhook-retry:${place}` : `webhook:${place}`;
  const options = { key, queue: `webhook:${webhookId}`, maxAttempts: 5 };
  await tx.job('send-webhook', { webhookId, documentId }, runAt ? { ...options, runAt } : options);
}

async function giveUp(tx: Tx, { id, personId }: Hook): Promise<void> {
  await tx.get(Webhooks).break(id);
  tx.record({ actor: null, action: 'webhook.broken', objectType: 'webhook', objectId: id, facts: { personId } });
  await tellLater(tx, personId, 'webhook-broken');
}

const latest = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one > other ? one : other) : (one ?? other);
