import { createHash } from 'node:crypto';
import type { FastifySessionObject } from '@fastify/session';
import type * as fastify from 'fastify';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** A session nobody used for this long is over. */
const idleMs = 12 * 3_600_000;
/** However busy, after this long a person signs in again. */
export const longestMs = 14 * 24 * 3_600_000;
/** How often the use of a session is written down: a page view costs no write. */
const noticeMs = 5 * 60_000;

type Stored = Omit<FastifySessionObject, 'cookie'> & { personId?: string; cookie?: unknown };
type Told = (error: unknown) => void;

/**
 * Sessions as rows: removing one signs its person out on every process at once. The id in the cookie is never stored, only its
 * hash; it has 192 random bits, so it needs no signature.
 */
export class SessionStore {
  constructor(
    private readonly database: Answers,
    private readonly now: () => Date,
  ) {}

  set(id: string, session: fastify.Session, done: Told): void {
    this.save(id, session as unknown as Stored).then(() => done(null), done);
  }

  get(id: string, done: (error: unknown, session?: fastify.Session | null) => void): void {
    this.load(id).then((found) => done(null, found as fastify.Session | null), done);
  }

  destroy(id: string, done: Told): void {
    this.database.query('delete from session where id_hash = $1', [hashed(id)]).then(() => done(null), done);
  }

  private async save(id: string, session: Stored): Promise<void> {
    const { cookie, personId, ...data } = session;
    const now = this.now();
    await this.database.query(
      `insert into session (id_hash, person_id, created_at, seen_at, expires_at, data) values ($1, $2, $3, $3, $4, $5)
       on conflict (id_hash) do update set person_id = excluded.person_id, data = excluded.data, seen_at = excluded.seen_at`,
      [hashed(id), personId ?? null, now, new Date(now.getTime() + longestMs), JSON.stringify({ ...data, cookie })],
    );
  }

  private async load(id: string): Promise<Stored | null> {
    const now = this.now();
    const [found] = await rowsOf<{ person_id: string | null; data: Stored; seen_at: Date }>(
      this.database,
      `select person_id, data, seen_at from session where id_hash = $1 and expires_at > $2 and seen_at > $3`,
      [hashed(id), now, new Date(now.getTime() - idleMs)],
    );
    if (!found) return null;
    if (now.getTime() - found.seen_at.getTime() > noticeMs) {
      await this.database.query('update session set seen_at = $2 where id_hash = $1', [hashed(id), now]);
    }
    return { ...found.data, ...(found.person_id ? { personId: found.person_id } : {}) };
  }
}

const hashed = (id: string): string => createHash('sha256').update(id, 'utf8').digest('hex');

/** Removes what is over; returns how many. */
export async function removeOldSessions(database: Answers, now: Date): Promise<number> {
  const [gone] = await rowsOf<{ n: number }>(
    database,
    `with gone as (delete from session where expires_at < $1 or seen_at < $2 returning 1) select count(*)::int as n from gone`,
    [now, new Date(now.getTime() - idleMs)],
  );
  return gone?.n ?? 0;
}

/** Signs a person out everywhere. */
export async function endSessionsOf(database: Answers, personId: string): Promise<void> {
  await database.query('delete from session where person_id = $1', [personId]);
}
