import type { DeliveryOutcome, DeliveryPage, DeliveryQuery, DeliveryView } from '@tarmeem/contract';
import type { EntityManager } from 'typeorm';
import { type Answers, rowsOf } from '../platform/database/rows.js';

const limit = 50;
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What was sent to a webhook, the newest first. */
export async function deliveriesOf(
  from: Answers,
  webhookId: string,
  { state, after }: DeliveryQuery,
): Promise<DeliveryPage> {
  const found = await rowsOf<DeliveryView>(
    from,
    `select id, action, object_type as "objectType", object_id as "objectId", ${instant('happened_at')} as "happenedAt",
       state, attempts, status, failure, ${instant('tried_at')} as "triedAt"
     from webhook_delivery where webhook_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
    [webhookId, state ?? null, after ?? null, limit + 1],
  );
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** An event as it is told: ids and enums, and when it happened. */
export interface Told {
  seq: string;
  action: string;
  objectType: string;
  objectId: string;
  at: Date;
}

/** How far a webhook has come in a document. */
export interface Place {
  /** The newest event that is done with. */
  seq: string;
  attempts: number;
  retryAt: Date | null;
}

export interface Delivery extends Told {
  id: string;
  webhookId: string;
  documentId: string;
  attempts: number;
  state: DeliveryView['state'];
}
const columns = `id, webhook_id as "webhookId", document_id as "documentId", seq, action, object_type as "objectType",
  object_id as "objectId", happened_at as at, attempts, state`;

export class Deliveries {
  constructor(private readonly manager: EntityManager) {}

  /** Begins after what happened before the webhook was made. */
  async place(webhookId: string, documentId: string, since: Date): Promise<Place> {
    await this.manager.query(
      `insert into webhook_place (webhook_id, document_id, seq)
       values ($1, $2, coalesce((select max(seq) from event where document_id = $2 and at < $3), 0)) on conflict do nothing`,
      [webhookId, documentId, since],
    );
    const [found] = await rowsOf<Place>(
      this.manager,
      `select seq, attempts, retry_at as "retryAt" from webhook_place where webhook_id = $1 and document_id = $2 for update`,
      [webhookId, documentId],
    );
    if (!found) throw new Error('A webhook has no place in a document');
    return found;
  }

  async move(webhookId: string, documentId: string, { seq, attempts, retryAt }: Place): Promise<void> {
    await this.manager.query(
      'update webhook_place set seq = $3, attempts = $4, retry_at = $5 where webhook_id = $1 and document_id = $2',
      [webhookId, documentId, seq, attempts, retryAt],
    );
  }

  /** What happened in the document after this event, the oldest first. */
  async after(documentId: string, seq: string, most: number): Promise<Told[]> {
    return rowsOf<Told>(
      this.manager,
      `select seq, action, object_type as "objectType", coalesce(object_id, '') as "objectId", at from event
       where document_id = $1 and seq > $2 order by seq limit $3`,
      [documentId, seq, most],
    );
  }

  /** The delivery of an event; the same one however often it is asked for. */
  async of(webhookId: string, documentId: string, event: Told): Promise<Delivery> {
    const [found] = await rowsOf<Delivery>(
      this.manager,
      `with put as (
         insert into webhook_delivery (webhook_id, document_id, seq, action, object_type, object_id, happened_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (webhook_id, document_id, seq) do update set action = excluded.action returning *
       ) select ${columns} from put`,
      [webhookId, documentId, event.seq, event.action, event.objectType, event.objectId, event.at],
    );
    if (!found) throw new Error('A delivery got no id');
    return found;
  }

  async find(webhookId: string, id: string): Promise<Delivery | null> {
    const [found] = await rowsOf<Delivery>(
      this.manager,
      `select ${columns} from webhook_delivery where id = $1 and webhook_id = $2 for update`,
      [id, webhookId],
    );
    return found ?? null;
  }

  async tried(
    id: string,
    { state, outcome, at }: { state: DeliveryView['state']; outcome: DeliveryOutcome; at: Date },
  ) {
    await this.manager.query(
      `update webhook_delivery set state = $2, attempts = attempts + 1, status = $3, failure = $4, tried_at = $5 where id = $1`,
      [id, state, outcome.status, outcome.failure, at],
    );
  }

  async forgetOld(before: Date): Promise<void> {
    await this.manager.query(`delete from webhook_delivery where state <> 'waiting' and tried_at < $1`, [before]);
  }
}
