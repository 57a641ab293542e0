import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type Answers, rowsOf } from '../../platform/database/rows.js';

/** How long the link sent to the new address works. */
const lifeMs = 60 * 60_000;

/** An address somebody wants. */
export interface EmailChange {
  id: string;
  personId: string;
  email: string;
  until: Date;
}
const columns = 'id, person_id as "personId", email, expires_at as until';

/** The address the person asked for, while the link sent to it works; null: none. */
export async function openChange(from: Answers, personId: string, at: Date): Promise<EmailChange | null> {
  const [found] = await rowsOf<EmailChange>(
    from,
    `select ${columns} from email_change where person_id = $1 and ended_at is null and expires_at > $2`,
    [personId, at],
  );
  return found ?? null;
}

/** Mail addresses that people asked for; one of each person is open at most. Of the token only a hash is kept. */
export class EmailChanges {
  constructor(private readonly manager: EntityManager) {}

  /** Takes the place of whatever the person asked for before; returns its id. */
  async ask(personId: string, email: string, at: Date): Promise<string> {
    await this.end(personId, at);
    const [made] = await rowsOf<{ id: string }>(
      this.manager,
      'insert into email_change (person_id, email, asked_at, expires_at) values ($1, $2, $3, $4) returning id',
      [personId, email, at, new Date(at.getTime() + lifeMs)],
    );
    if (!made) throw new Error('The wish for an address got no id');
    return made.id;
  }

  /** The wish is over, if there is one; false when there was none. */
  async end(personId: string, at: Date): Promise<boolean> {
    const ended = await rowsOf(
      this.manager,
      `with ended as (
         update email_change set ended_at = $2 where person_id = $1 and ended_at is null returning expires_at
       ) select from ended where expires_at > $2`,
      [personId, at],
    );
    return ended.length > 0;
  }

  /** A token for the letter, told to nobody but the address; null when the wish is over. One that was sent before works no more. */
  async token(id: string, at: Date): Promise<{ token: string; change: EmailChange } | null> {
    const token = randomBytes(24).toString('base64url');
    const [change] = await rowsOf<EmailChange>(
      this.manager,
      `with sent as (
         update email_change set token_hash = $2 where id = $1 and ended_at is null and expires_at > $3 returning *
       ) select ${columns} from sent`,
      [id, hashed(token), at],
    );
    return change ? { token, change } : null;
  }

  /** The person's own open wish that this token confirms, locked. */
  async find(personId: string, token: string, at: Date): Promise<EmailChange | null> {
    const [found] = await rowsOf<EmailChange>(
      this.manager,
      `select ${columns} from email_change
       where person_id = $1 and token_hash = $2 and ended_at is null and expires_at > $3 for update`,
      [personId, hashed(token), at],
    );
    return found ?? null;
  }

  /** Addresses that came to nothing, or are a person's by now, are not kept. */
  async forgetOver(at: Date): Promise<void> {
    await this.manager.query('delete from email_change where ended_at is not null or expires_at < $1', [at]);
  }
}

const hashed = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');
