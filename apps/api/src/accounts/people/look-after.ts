import { NotAllowed, NotFound, ProblemError, type Tx } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { type CareAction, looksAfter } from './whom-one-sees.js';
import { mustShowSecondFactorIfAny } from '../second-factor/fresh.js';

/** An administrator at work on somebody's account, as the event names them. */
export interface Caretaker {
  id: string;
  role: 'administrator';
}

/**
 * The person, locked, for who may do this to their account: somebody else, who has shown their second factor just now if they have one.
 * Throws `not-allowed`, `second-factor-needed`, `not-found` or `not-oneself`.
 */
export async function lookAfter(
  tx: Tx,
  actor: Actor,
  action: Exclude<CareAction, 'people.read'>,
  personId: string,
): Promise<Caretaker> {
  if (!looksAfter(actor, action)) throw new NotAllowed();
  const [person] = await tx.query<{ id: string }>('select id from person where id = $1 for update', [personId]);
  if (!person) throw new NotFound();
  if (personId === actor.id) throw new ProblemError('not-oneself');
  await mustShowSecondFactorIfAny(tx.manager, actor, tx.at);
  return { id: actor.id, role: 'administrator' };
}

/** Throws `last-administrator` when nobody who can sign in would look after accounts any more. */
export async function mustLeaveAnAdministrator(tx: Tx): Promise<void> {
  const [left] = await tx.query<{ id: string }>(
    `select g.id from role_grant g join person p on p.id = g.person_id and p.active
     where g.role = 'administrator' and g.withdrawn_at is null and (g.until is null or g.until > $1)
       and num_nonnulls(g.document_id, g.jurisdiction, g.organisation_id) = 0
       and (p.password_hash is not null or exists (select from sign_on s where s.person_id = p.id)) limit 1`,
    [tx.at],
  );
  if (!left) throw new ProblemError('last-administrator');
}

/** Two administrators never take the last grant from each other at once. */
export async function oneAtATime(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('tarmeem: administrators'))`);
}
