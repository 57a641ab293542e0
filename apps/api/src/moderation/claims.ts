import { isAllowed } from '@tarmeem/review';
import { type Actor, findActor } from '../accounts/index.js';
import { Conflict, Malformed, type Tx } from '../platform/index.js';
import { rowsOf } from '../platform/database/rows.js';
import type { OnDesk } from './on-desk.js';

/**
 * Says that one is at something on the desk: for four hours, or until it is given back. It stops nobody; another's claim is taken over
 * only by whoever says so. Throws `not-now` with who holds it and until when.
 */
export async function claim(
  tx: Tx,
  it: OnDesk,
  { takeOver, actor }: { takeOver: boolean; actor: Actor },
): Promise<void> {
  const { claims, key } = it.tables;
  const [mine] = await tx.query<{ before: string | null }>(
    `insert into ${claims} (${key}, moderator_id, claimed_at, ends_at)
     values ($1, $2, $3::timestamptz, $3::timestamptz + interval '4 hours')
     on conflict (${key}) do update
       set moderator_id = excluded.moderator_id, claimed_at = excluded.claimed_at, ends_at = excluded.ends_at
       where case when ${claims}.moderator_id = excluded.moderator_id
         then ${claims}.ends_at < excluded.ends_at - interval '1 minute' else $4 or ${claims}.ends_at <= excluded.claimed_at end
     returning case when old.ends_at > $3 then old.moderator_id end as before`,
    [it.id, actor.id, tx.at, takeOver],
  );
  if (mine) {
    const from = mine.before && mine.before !== actor.id ? { from: mine.before } : {};
    return record(tx, it, { did: 'claimed', actor, facts: from });
  }
  const [held] = await tx.query<{ id: string; name: string; until: Date }>(
    `select person.id, person.name, ends_at as until from ${claims} join person on person.id = moderator_id where ${key} = $1`,
    [it.id],
  );
  // Who took it within this minute has it already, until then: nothing new to record.
  if (held?.id === actor.id) return;
  throw new Conflict('not-now', {
    detail: 'Somebody else has claimed it',
    facts: held ? { claimedBy: { id: held.id, name: held.name }, until: held.until.toISOString() } : {},
  });
}

/** Gives one's own claim back; there may be none. */
export async function dropClaim(tx: Tx, it: OnDesk, actor: Actor): Promise<void> {
  const { claims, key } = it.tables;
  const gone = await rowsOf(
    tx,
    `with gone as (delete from ${claims} where ${key} = $1 and moderator_id = $2 returning ends_at) select from gone where ends_at > $3`,
    [it.id, actor.id, tx.at],
  );
  if (gone.length > 0) record(tx, it, { did: 'claim-dropped', actor });
}

/** Asks a moderator of its sections to decide it, or nobody. Throws `malformed` for somebody who may not. */
export async function assign(
  tx: Tx,
  it: OnDesk,
  { personId, actor }: { personId: string | null; actor: Actor },
): Promise<void> {
  const { assignments, key } = it.tables;
  if (personId === null) {
    const gone = await rowsOf(
      tx,
      `with gone as (delete from ${assignments} where ${key} = $1 returning 1 as one) select from gone`,
      [it.id],
    );
    if (gone.length > 0) record(tx, it, { did: 'unassigned', actor });
    return;
  }
  const person = await findActor(tx, personId, tx.at);
  if (!person || !it.places.some((place) => isAllowed(person, it.action, place)))
    throw new Malformed([{ code: 'invalid', detail: 'This person does not decide there', pointer: '/personId' }]);
  const changed = await rowsOf(
    tx,
    `insert into ${assignments} (${key}, moderator_id, assigned_by, at) values ($1, $2, $3, $4)
     on conflict (${key}) do update set moderator_id = excluded.moderator_id, assigned_by = excluded.assigned_by, at = excluded.at
       where ${assignments}.moderator_id <> excluded.moderator_id returning 1 as done`,
    [it.id, personId, actor.id, tx.at],
  );
  if (changed.length > 0) record(tx, it, { did: 'assigned', actor, facts: { personId } });
}

/** Who is at what is the commission's own: the record keeps it, and nobody else is told. */
function record(
  tx: Tx,
  { id, documentId, what }: OnDesk,
  {
    did,
    actor,
    facts = {},
  }: { did: 'claimed' | 'claim-dropped' | 'assigned' | 'unassigned'; actor: Actor; facts?: Record<string, unknown> },
): void {
  tx.record({
    documentId,
    actor: { id: actor.id, role: 'moderator' },
    action: `${what}.${did}`,
    objectType: what,
    objectId: id,
    facts,
  });
}
