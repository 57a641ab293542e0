import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../../platform/database/rows.js';

/** How long a link works after it was sent. */
const lifeMs = 60 * 60_000;
/** More letters than this in an hour go to nobody: asking for links is open to everyone. */
const mostAnHour = 5;

/** A person to whom a link may be sent. */
export interface Receiver {
  personId: string;
  email: string;
  name: string;
  language: 'en' | 'ur';
  hasPassword: boolean;
}

/** A link that works, and whom it is for. */
export interface OpenLink {
  id: string;
  kind: 'invitation' | 'reset';
  personId: string;
  email: string;
  name: string;
  language: 'en' | 'ur';
}

/** Links sent by mail: each works once, for an hour. Only a hash of the token is kept. */
export class MailLinks {
  constructor(private readonly manager: EntityManager) {}

  async receiver(email: string): Promise<Receiver | null> {
    const [found] = await rowsOf<Receiver>(
      this.manager,
      `select id as "personId", email, name, language, password_hash is not null as "hasPassword" from person
       where lower(email) = lower($1) and active`,
      [email],
    );
    return found ?? null;
  }

  /** A new link and its token, which is told to nobody but the receiver; null when there were too many of late. */
  async make(personId: string, kind: OpenLink['kind'], at: Date): Promise<{ id: string; token: string } | null> {
    const token = randomBytes(24).toString('base64url');
    const [made] = await rowsOf<{ id: string }>(
      this.manager,
      `with made as (
         insert into mail_link (kind, person_id, token_hash, created_at, expires_at, sent_at)
         select $1, $2, $3, $4, $5, $4
         where (select count(*) from mail_link where person_id = $2 and sent_at > $6) < $7
         returning id
       ) select id from made`,
      [
        kind,
        personId,
        hashed(token),
        at,
        new Date(at.getTime() + lifeMs),
        new Date(at.getTime() - 60 * 60_000),
        mostAnHour,
      ],
    );
    return made ? { id: made.id, token } : null;
  }

  /** The letter did not go: its link is void, and does not count among those of the hour. */
  async takeBack(id: string, at: Date): Promise<void> {
    await this.manager.query('update mail_link set sent_at = null, used_at = $2 where id = $1', [id, at]);
  }

  /** The link of this token, locked, while it works. */
  async find(token: string, at: Date): Promise<OpenLink | null> {
    const [found] = await rowsOf<OpenLink>(
      this.manager,
      `select l.id, l.kind, p.id as "personId", p.email, p.name, p.language
       from mail_link l join person p on p.id = l.person_id and p.active
       where l.token_hash = $1 and l.used_at is null and l.expires_at > $2 for update of l`,
      [hashed(token), at],
    );
    return found ?? null;
  }

  /** The person's links are over: this one is used, and whatever else was sent is void. */
  async useUp(personId: string, at: Date): Promise<void> {
    await this.manager.query('update mail_link set used_at = $2 where person_id = $1 and used_at is null', [
      personId,
      at,
    ]);
  }
}

const hashed = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');
