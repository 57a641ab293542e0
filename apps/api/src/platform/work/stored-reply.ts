import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.js';
import { ProblemError } from '../problems/problem-error.js';
import type { Tx } from './tx.js';
import { plannedOnce } from '../database/planned.js';

/** What makes a repeated request the same request: who sends it, where to, under which key, with which body. */
export interface IdempotencyKey {
  actor: string;
  /** Method, route and the parameters in its path. */
  route: string;
  key: string;
  bodyHash: string;
}

/** An answer as it is kept: only answers that say "done". */
export interface Reply<T> {
  status: 200 | 201 | 202 | 204;
  body: T;
  /** Location, ETag: what a repeated request should get again. */
  headers?: Record<string, string>;
}

interface Row {
  body_hash: string;
  status: Reply<unknown>['status'];
  reply: { body: unknown; headers?: Record<string, string> };
}

/** The hash of a body by which a reused key is noticed. */
export function bodyHash(body: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(body ?? null), 'utf8')
    .digest('hex');
}

/**
 * The reply of the first request with this key, or that of `act`, kept beside its work. A parallel twin waits for the first.
 * Throws `key-reused` when the key came with another body.
 */
export async function replyOnce<T>(tx: Tx, key: IdempotencyKey, act: () => Promise<Reply<T>>): Promise<Reply<T>> {
  const name = [key.actor, key.route, key.key];
  // Asked together, done one after the other: the second sees what the twin has kept for whom the first waited.
  const [, [found]] = await Promise.all([
    tx.query(plannedOnce('select pg_advisory_xact_lock(hashtextextended($1, 0))'), [JSON.stringify(name)]),
    tx.query<Row>(
      plannedOnce(`select body_hash, status, reply from stored_reply
       where actor = $1 and route = $2 and key = $3 and at > $4::timestamptz - interval '24 hours'`),
      [...name, tx.at],
    ),
  ]);
  if (found) {
    if (found.body_hash !== key.bodyHash) throw new ProblemError('key-reused');
    return {
      status: found.status,
      body: found.reply.body as T,
      ...(found.reply.headers ? { headers: found.reply.headers } : {}),
    };
  }
  const reply = await act();
  tx.atEnd(() =>
    tx.query(
      plannedOnce(`insert into stored_reply (actor, route, key, body_hash, status, reply, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (actor, route, key) do update
       set body_hash = excluded.body_hash, status = excluded.status, reply = excluded.reply, at = excluded.at`),
      [
        ...name,
        key.bodyHash,
        reply.status,
        JSON.stringify({ body: reply.body ?? null, headers: reply.headers }),
        tx.at,
      ],
    ),
  );
  return reply;
}
