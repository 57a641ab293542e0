import { createHash } from 'node:crypto';
import type { FastifySessionObject } from '@fastify/session';
import type * as fastify from 'fastify';
import type { FastifyRequest } from 'fastify';
import { plannedOnce } from '../../platform/database/planned.js';
import { type Answers, rowsOf } from '../../platform/database/rows.js';
import type { Actor } from '../actor.js';
import { actorSql } from '../actors.query.js';
import { cameWith } from './came-with.js';

/** A session nobody used for this long is over. */
const idleMs = 12 * 3_600_000;
/** However busy, after this long a person signs in again. */
export const longestMs = 14 * 24 * 3_600_000;
/** How often the use of a session is written down: a page view costs no write. */
const noticeMs = 5 * 60_000;

type Stored = Omit<FastifySessionObject, 'cookie'> & { cookie?: unknown };
type Told = (error: unknown) => void;

/**
 * Sessions as rows: removing one signs its person out on every process at once. The id in the cookie is never stored, only its
 * hash; it has 192 random bits, so it needs no signature. A row of a person is put only by `insertSession`, together with its event:
 * what is saved here never brings one back that was ended meanwhile.
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

  /** Like `get`, without counting as use of the session. */
  look(id: string): Promise<Stored | null> {
    return this.load(id, false);
  }

  destroy(id: string, done: Told): void {
    this.database.query('delete from session where id_hash = $1', [hashed(id)]).then(() => done(null), done);
  }

  private async save(id: string, session: Stored): Promise<void> {
    const { personId, rowId: _row, reading: _reading, secondFactorAt: _shown, ...data } = session;
    const kept = JSON.stringify(data);
    if (personId) {
      const update = 'update session set data = $2 where id_hash = $1 and person_id = $3';
      await this.database.query(update, [hashed(id), kept, personId]);
      return;
    }
    const now = this.now();
    await this.database.query(
      `insert into session (id_hash, created_at, seen_at, expires_at, data) values ($1, $2, $2, $3, $4)
       on conflict (id_hash) do update set data = excluded.data, seen_at = excluded.seen_at where session.person_id is null`,
      [hashed(id), now, new Date(now.getTime() + longestMs), kept],
    );
  }

  private async load(id: string, isUse = true): Promise<Stored | null> {
    const now = this.now();
    const [found] = await rowsOf<{
      id: string;
      person_id: string | null;
      data: Stored;
      seen_at: Date;
      second_factor_at: Date | null;
      actor: Actor | null;
    }>(
      this.database,
      plannedOnce(`select id, person_id, data, seen_at, second_factor_at,
         (select to_json(it) from (${actorSql('session.person_id', '$2')}) as it) as actor
       from session where id_hash = $1 and expires_at > $2 and seen_at > $3`),
      [hashed(id), now, new Date(now.getTime() - idleMs)],
    );
    if (!found) return null;
    if (isUse && now.getTime() - found.seen_at.getTime() > noticeMs) {
      await this.database.query('update session set seen_at = $2 where id_hash = $1', [hashed(id), now]);
    }
    if (!found.person_id) return found.data;
    const reading = cameWith(this.database).put(found.actor);
    const secondFactorAt = found.second_factor_at?.toISOString();
    const shown = secondFactorAt ? { secondFactorAt } : {};
    return { ...found.data, personId: found.person_id, rowId: found.id, reading, ...shown };
  }
}

const hashed = (id: string): string => createHash('sha256').update(id, 'utf8').digest('hex');

/** Who begins a session, and how sure we are. */
export interface NewSession {
  personId: string;
  /** When a second factor was shown; null: none was asked for. */
  secondFactorAt: Date | null;
}

/** Makes the request's session, which is nobody's yet, that of a person; returns the id of its row. The caller records the event. */
export async function insertSession(
  database: Answers,
  request: FastifyRequest,
  { personId, secondFactorAt, at }: NewSession & { at: Date },
): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    database,
    `insert into session (id_hash, person_id, created_at, seen_at, expires_at, user_agent, address, second_factor_at)
     values ($1, $2, $3, $3, $4, $5, $6, $7)
     on conflict (id_hash) do update set person_id = excluded.person_id, user_agent = excluded.user_agent,
       address = excluded.address, second_factor_at = excluded.second_factor_at
     where session.person_id is null returning id`,
    [
      hashed(request.session.sessionId),
      personId,
      at,
      new Date(at.getTime() + longestMs),
      request.headers['user-agent']?.slice(0, 500) ?? null,
      request.ip,
      secondFactorAt,
    ],
  );
  if (!row) throw new Error('A session got no id');
  return row.id;
}

/** Removes what is over; returns how many. */
export async function removeOldSessions(database: Answers, now: Date): Promise<number> {
  const [gone] = await rowsOf<{ n: number }>(
    database,
    `with gone as (delete from session where expires_at < $1 or seen_at < $2 returning 1) select count(*)::int as n from gone`,
    [now, new Date(now.getTime() - idleMs)],
  );
  return gone?.n ?? 0;
}
