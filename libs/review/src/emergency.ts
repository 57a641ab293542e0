import { mustBeAllowed } from './actions.js';
import type { ReviewEvent } from './events.js';
import { Refused } from './refused.js';
import type { Actor, Place } from './roles.js';

/** An emergency publication that a second person looks at afterwards. */
export interface EmergencyFacts {
  readonly editionId: string;
  readonly publishedBy: string;
  readonly contributors: ReadonlySet<string>;
  readonly state: 'waiting' | 'confirmed' | 'refused';
  readonly places: readonly Place[];
}

/** Whoever publishes in an emergency holds the role at every place, and says why. */
export function mustBeEmergency(reason: string, publisher: Actor, places: readonly Place[]): void {
  mustBeAllowed(publisher, 'edition.publish-in-emergency', ...places);
  if (reason.trim() === '')
    throw new Refused('reason-missing', 'An emergency publication needs a reason.', { pointer: '/reason' });
}

/** Decides what a second person makes of it: neither its actor nor anybody who wrote in it; refusing needs a reason. Once. */
export function confirmEmergency(
  emergency: EmergencyFacts,
  { confirmed, reason }: { readonly confirmed: boolean; readonly reason: string },
  person: Actor,
): readonly ReviewEvent[] {
  mustBeAllowed(person, 'edition.confirm', ...emergency.places);
  if (emergency.publishedBy === person.id || emergency.contributors.has(person.id))
    throw new Refused('same-person', 'A second person looks at an emergency publication.', {
      facts: { what: 'emergency' },
    });
  if (emergency.state !== 'waiting') throw new Refused('not-now', 'Somebody has looked at it already.');
  if (!confirmed && reason.trim() === '')
    throw new Refused('reason-missing', 'Refusing needs a reason.', { pointer: '/reason' });
  const action = confirmed ? 'edition.confirmed' : 'edition.refused';
  return [{ action, objectType: 'edition', objectId: emergency.editionId, facts: {} }];
}
