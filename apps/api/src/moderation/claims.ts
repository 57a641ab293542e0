import { isAllowed } from '@tarmeem/review';
import { type Actor, findActor } from '../accounts/index.js';
import { Conflict, Malformed, type Tx } from '../platform/index.js';
import { findAsModerator } from './visible-proposal.js';

/**
 * Says that one is deciding a proposal: for four hours, or until it is given back. It stops nobody; another's claim is taken over only
 * by whoever says so. Throws `not-now` with who holds it and until when.
 */
export async function claimProposal(
  tx: Tx,
  proposalId: string,
  { takeOver, actor }: { takeOver: boolean; actor: Actor },
): Promise<void> {
  await findAsModerator(tx, proposalId, actor);
  const rows = await tx.query(
    `insert into claim (proposal_id, moderator_id, claimed_at, ends_at) values ($1, $2, $3::timestamptz, $3::timestamptz + interval '4 hours')
     on conflict (proposal_id) do update
       set moderator_id = excluded.moderator_id, claimed_at = excluded.claimed_at, ends_at = excluded.ends_at
       where $4 or claim.moderator_id = excluded.moderator_id or claim.ends_at <= excluded.claimed_at
     returning 1 as done`,
    [proposalId, actor.id, tx.at, takeOver],
  );
  if (rows.length > 0) return;
  const [held] = await tx.query<{ id: string; name: string; until: Date }>(
    `select person.id, person.name, ends_at as until from claim join person on person.id = moderator_id where proposal_id = $1`,
    [proposalId],
  );
  throw new Conflict('not-now', {
    detail: 'Somebody else has claimed it',
    facts: held ? { claimedBy: { id: held.id, name: held.name }, until: held.until.toISOString() } : {},
  });
}

/** Gives one's own claim back; there may be none. */
export async function releaseProposal(tx: Tx, proposalId: string, actor: Actor): Promise<void> {
  await findAsModerator(tx, proposalId, actor);
  await tx.query('delete from claim where proposal_id = $1 and moderator_id = $2', [proposalId, actor.id]);
}

/** Asks a moderator of its sections to decide it, or nobody. Throws `malformed` for somebody who may not. */
export async function assignProposal(
  tx: Tx,
  proposalId: string,
  { personId, actor }: { personId: string | null; actor: Actor },
): Promise<void> {
  const { documentId } = await findAsModerator(tx, proposalId, actor);
  if (personId === null) {
    await tx.query('delete from assignment where proposal_id = $1', [proposalId]);
    return;
  }
  const person = await findActor(tx, personId, tx.at);
  const [row] = await tx.query<{ jurisdictions: string[] }>('select jurisdictions from proposal where id = $1', [
    proposalId,
  ]);
  const places = [null, ...(row?.jurisdictions ?? [])];
  if (!person || !places.some((jurisdiction) => isAllowed(person, 'change.decide', { documentId, jurisdiction })))
    throw new Malformed([{ code: 'invalid', detail: 'This person does not decide there', pointer: '/personId' }]);
  await tx.query(
    `insert into assignment (proposal_id, moderator_id, assigned_by, at) values ($1, $2, $3, $4)
     on conflict (proposal_id) do update set moderator_id = excluded.moderator_id, assigned_by = excluded.assigned_by, at = excluded.at`,
    [proposalId, personId, actor.id, tx.at],
  );
}
