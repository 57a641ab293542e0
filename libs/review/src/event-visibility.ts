import type { EventAction } from './events.js';
import type { Thing } from './visibility.js';

/**
 * What one has to be able to see to be told that something happened. Telling that a thing changed is telling that it is there: an
 * event goes to those who see the thing, and to nobody else. What is not in the table is told to nobody.
 */
export const thingOfEvent = {
  'proposal.created': 'unsubmitted proposal',
  'proposal.submitted': 'submitted round',
  'proposal.recalled': 'submitted round',
  'proposal.discarded': 'unsubmitted proposal',
  'proposal.withdrawn': 'submitted round',
  'proposal.returned': 'submitted round',
  'proposal.closed': 'submitted round',
  'proposal.source-added': 'unsubmitted proposal',
  'proposal.source-dropped': 'unsubmitted proposal',
  'proposal.countered': 'submitted round',
  'round.finished': 'submitted round',
  'change.accepted': 'submitted round',
  'change.rejected': 'submitted round',
  'change.returned': 'submitted round',
  'change.amended': 'submitted round',
  'change.taken-out': 'submitted round',
  'change.carried': 'submitted round',
  'change.put-in': 'unsubmitted proposal',
  'change.dropped': 'unsubmitted proposal',
  'edition.prepared': 'draft edition',
  'edition.scheduled': 'schedule',
  'edition.schedule-cancelled': 'schedule',
  'edition.published': 'published edition',
  'edition.confirmed': 'published edition',
  'edition.refused': 'draft edition',
  'edition.rollback-prepared': 'draft edition',
  'edition.rollback-dropped': 'draft edition',
  'edition.erratum': 'published edition',
  'edition.withdrawn': 'published edition',
  'feedback.sent': 'held feedback',
  'feedback.released': 'released feedback',
  'feedback.refused': 'held feedback',
  'feedback.answered': 'held feedback',
  'feedback.reopened': 'held feedback',
  'feedback.withdrawn': 'held feedback',
  'feedback.replied': 'held feedback',
  'feedback.reply-released': 'released feedback',
  'feedback.reply-refused': 'held feedback',
} as const satisfies Partial<Record<EventAction, Thing>>;

/** Events that are told outside at all. */
export type ToldAction = keyof typeof thingOfEvent;
export const toldActions = Object.keys(thingOfEvent) as ToldAction[];
export const isTold = (action: string): action is ToldAction => Object.hasOwn(thingOfEvent, action);
