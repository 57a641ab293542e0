import { Refused } from './refused.js';
import { type Actor, holds, type Place, type Role } from './roles.js';

const proposers = ['officer', 'focal-person'] as const;
// A moderator's own quick fix is a proposal like any other; four eyes keep them from deciding it.
const writers = [...proposers, 'moderator'] as const;
const commission = ['moderator', 'publisher'] as const;

/**
 * Who may do what: the roles of which one has to be held at the place. `behalf`: the actor also belongs to the organisation that the
 * object belongs to. States, four eyes and the like come after, in the life of the object itself.
 */
export const actions = {
  'proposal.create': { roles: writers, behalf: true },
  'proposal.edit': { roles: writers, behalf: true },
  'proposal.submit': { roles: writers, behalf: true },
  'proposal.submit-for-organisation': { roles: ['focal-person'], behalf: true },
  'proposal.succeed': { roles: ['focal-person'], behalf: true },
  'change.decide': { roles: ['moderator'], behalf: false },
  'draft.read': { roles: commission, behalf: false },
  'edition.prepare': { roles: ['moderator'], behalf: false },
  'edition.publish': { roles: ['publisher'], behalf: false },
  'edition.cancel-schedule': { roles: commission, behalf: false },
  'edition.publish-in-emergency': { roles: ['publisher'], behalf: false },
  'edition.confirm': { roles: commission, behalf: false },
  'edition.roll-back': { roles: ['publisher'], behalf: false },
  'edition.withdraw': { roles: ['publisher'], behalf: false },
  'edition.correct-note': { roles: ['publisher'], behalf: false },
  'feedback.read-held': { roles: commission, behalf: false },
  'feedback.release': { roles: ['moderator'], behalf: false },
  'feedback.answer': { roles: ['moderator'], behalf: false },
  'feedback.note': { roles: ['moderator'], behalf: false },
  'feedback.reply-for-organisation': { roles: proposers, behalf: true },
  'account.manage': { roles: ['administrator'], behalf: false },
  'people.read': { roles: ['administrator', 'focal-person'], behalf: false },
  'grant.manage': { roles: ['administrator'], behalf: false },
  'document.import': { roles: ['administrator'], behalf: false },
  'document.set': { roles: ['administrator'], behalf: false },
  'document.set-decision-days': { roles: ['moderator'], behalf: false },
  'document.redact': { roles: commission, behalf: false },
  'audit.read': { roles: ['moderator', 'publisher', 'administrator'], behalf: false },
} as const satisfies Record<string, { roles: readonly Role[]; behalf: boolean }>;

export type Action = keyof typeof actions;

/** True if a grant of the actor allows the action at the place. */
export function isAllowed(actor: Actor, action: Action, place: Place): boolean {
  const { roles, behalf } = actions[action];
  if (behalf && place.organisationId !== undefined && place.organisationId !== actor.organisationId) return false;
  return holds(actor, roles, place);
}

/** Refuses with `not-allowed` unless a grant of the actor allows the action at every one of the places. */
export function mustBeAllowed(actor: Actor, action: Action, ...places: readonly Place[]): void {
  if (places.length > 0 && places.every((place) => isAllowed(actor, action, place))) return;
  throw new Refused('not-allowed', `No grant allows ${action} here.`);
}
