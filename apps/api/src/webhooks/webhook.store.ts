import type { EntityManager } from 'typeorm';
import type { WebhookView } from '@tarmeem/contract';
import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const view = `w.id, w.address, w.actions, d.slug as document, w.standing, w.version, ${instant('w.created_at')} as "createdAt",
  ${instant('w.removed_at')} as "removedAt",
  (select count(*)::int from webhook_delivery x where x.webhook_id = w.id and x.state = 'dead') as dead,
  (select ${instant('max(x.tried_at)')} from webhook_delivery x where x.webhook_id = w.id) as "lastTriedAt"`;

/** The webhooks of a person, the newest first, and after them the newest of those that were removed. */
export const webhooksOf = (from: Answers, personId: string): Promise<WebhookView[]> =>
  rowsOf<WebhookView>(
    from,
    `select ${view} from webhook w left join document d on d.id = w.document_id where w.person_id = $1
     order by w.standing = 'removed', w.removed_at desc, w.id desc limit 40`,
    [personId],
  );

/** A webhook as it is sent by. */
export interface Hook {
  id: string;
  personId: string;
  documentId: string | null;
  address: string;
  actions: string[];
  sealedSecret: string;
  standing: WebhookView['standing'];
  failures: number;
  pausedUntil: Date | null;
  createdAt: Date;
  version: number;
}
const row = `id, person_id as "personId", document_id as "documentId", address, actions, sealed_secret as "sealedSecret",
  standing, failures, paused_until as "pausedUntil", created_at as "createdAt", version`;

export interface NewHook extends Pick<Hook, 'personId' | 'documentId' | 'address' | 'actions'> {
  id: string;
  sealedSecret: string;
  at: Date;
}

export class Webhooks {
  constructor(private readonly manager: EntityManager) {}

  /** One of a person's own that is not removed, locked; null when it is not theirs. */
  async own(personId: string, id: string): Promise<Hook | null> {
    const [found] = await rowsOf<Hook>(
      this.manager,
      `select ${row} from webhook where id = $1 and person_id = $2 and standing <> 'removed' for update`,
      [id, personId],
    );
    return found ?? null;
  }

  /** Whether it is or was one of the person's own. */
  async isOf(personId: string, id: string): Promise<boolean> {
    return (
      (await rowsOf(this.manager, 'select from webhook where id = $1 and person_id = $2', [id, personId])).length > 0
    );
  }

  async lock(id: string): Promise<Hook | null> {
    const [found] = await rowsOf<Hook>(this.manager, `select ${row} from webhook where id = $1 for update`, [id]);
    return found ?? null;
  }

  /** How many a person has that are not removed. */
  async count(personId: string): Promise<number> {
    const [found] = await rowsOf<{ n: number }>(
      this.manager,
      `select count(*)::int as n from webhook where person_id = $1 and standing <> 'removed'`,
      [personId],
    );
    return found?.n ?? 0;
  }

  async add({ id, personId, documentId, address, actions, sealedSecret, at }: NewHook): Promise<void> {
    await this.manager.query(
      `insert into webhook (id, person_id, document_id, address, actions, sealed_secret, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, personId, documentId, address, actions, sealedSecret, at],
    );
  }

  /** Switched on again it begins anew to count what fails. */
  async change(id: string, { address, actions, active }: Pick<Hook, 'address' | 'actions'> & { active: boolean }) {
    await this.manager.query(
      `update webhook set address = $2, actions = $3, standing = $4, failures = 0, paused_until = null,
         version = version + 1 where id = $1`,
      [id, address, actions, active ? 'on' : 'off'],
    );
    await this.manager.query('update webhook_place set attempts = 0, retry_at = null where webhook_id = $1', [id]);
  }

  /** Its secret is forgotten, and what waits is not sent any more; what was sent stays to be read. */
  async remove(id: string, at: Date): Promise<void> {
    await this.manager.query(
      `update webhook set standing = 'removed', removed_at = $2, sealed_secret = '', version = version + 1 where id = $1`,
      [id, at],
    );
    await this.manager.query(`update webhook_delivery set state = 'dead' where webhook_id = $1 and state = 'waiting'`, [
      id,
    ]);
  }

  /** Those that were removed before this, with what was sent to them. */
  async forgetRemoved(before: Date): Promise<void> {
    await this.manager.query('delete from webhook where removed_at < $1', [before]);
  }

  /** Those that are switched on for a document. */
  async onFor(documentId: string): Promise<{ id: string }[]> {
    return rowsOf<{ id: string }>(
      this.manager,
      plannedOnce(
        `select id from webhook where standing = 'on' and (document_id is null or document_id = $1) order by id`,
      ),
      [documentId],
    );
  }

  /** Counts a try: `failures` one after the other, and until when nothing is sent to the address. */
  async tried(id: string, { failures, pausedUntil }: Pick<Hook, 'failures' | 'pausedUntil'>): Promise<void> {
    await this.manager.query('update webhook set failures = $2, paused_until = $3 where id = $1', [
      id,
      failures,
      pausedUntil,
    ]);
  }

  async break(id: string): Promise<void> {
    await this.manager.query(`update webhook set standing = 'broken', version = version + 1 where id = $1`, [id]);
  }
}
