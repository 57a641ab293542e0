import { actions } from '@tarmeem/review';
import type { Actor, Grant } from '../actor.js';
import type { Scope } from './people.query.js';

/** What is done to accounts, which belong to no document and no jurisdiction. */
export type CareAction = 'account.manage' | 'grant.manage' | 'people.read';

/** Accounts are everywhere: a grant for a part of the world gives none of them. */
const isEverywhere = ({ documentId, jurisdiction, organisationId }: Grant): boolean =>
  documentId === null && jurisdiction === null && organisationId === null;

const granted = (actor: Actor, action: CareAction): Grant[] =>
  actor.grants.filter(({ role }) => (actions[action].roles as readonly string[]).includes(role));

/** Whether the person may do this to every account. */
export const looksAfter = (actor: Actor, action: Exclude<CareAction, 'people.read'>): boolean =>
  granted(actor, action).some(isEverywhere);

/** Whose accounts a person may look at: an administrator, everybody's; a focal person, those of their own organisation. */
export function peopleSeenBy(actor: Actor): Scope {
  if (looksAfter(actor, 'account.manage')) return 'all';
  const { organisationId } = actor;
  const theirs = granted(actor, 'people.read').some(
    (grant) =>
      grant.role === 'focal-person' && (grant.organisationId === null || grant.organisationId === organisationId),
  );
  return theirs && organisationId ? [organisationId] : [];
}
