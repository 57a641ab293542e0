import type { DraftFacts } from './publication-facts.js';
import { blockersOf, confirm, type Confirmed } from './publish.js';
import { Refused } from './refused.js';
import type { Actor, Place } from './roles.js';

/** A scheduled edition that is later than this is called off: nobody expects it any more. */
export const latestMs = 12 * 3_600_000;
/** Nobody schedules further ahead: people and grants change. */
export const farthestMs = 366 * 24 * 3_600_000;

/** Why a schedule was called off. */
export const scheduleCauses = [
  'by-hand',
  'text-published',
  'late',
  'publisher-gone',
  'text-differs',
  'not-as-confirmed',
  'not-allowed',
  'same-person',
  'own-words',
  'requires',
  'nothing-accepted',
  'not-now',
  'change-note-missing',
] as const;
export type ScheduleCause = (typeof scheduleCauses)[number];

/** When the edition is to come out, now, and the schedule that is there already. */
export interface Timing {
  readonly at: Date;
  readonly now: Date;
  readonly taken: boolean;
  /** What the preparer had proposed. */
  readonly proposed?: Date | null;
}

/** A time at which an edition may come out: to come, and not too far ahead. */
export function mustBeAhead(at: Date, now: Date): void {
  const ahead = at.getTime() - now.getTime();
  if (ahead <= 0) throw new Refused('malformed', 'The time is over.', { pointer: '/at' });
  if (ahead > farthestMs) throw new Refused('malformed', 'That is more than a year ahead.', { pointer: '/at' });
}

/** Decides that the draft comes out at a time: the rules of a publication, a time to come, and at most one schedule. */
export function schedule(
  draft: DraftFacts,
  seen: { readonly manifestHash: string },
  { publisher, place, timing }: { publisher: Actor; place: Place; timing: Timing },
): Confirmed {
  const confirmed = confirm(draft, seen, { publisher, place, action: 'edition.scheduled' });
  if (timing.taken) throw new Refused('not-now', 'An edition is scheduled already: cancel it first.');
  mustBeAhead(timing.at, timing.now);
  const [event] = confirmed.events;
  if (!event) return confirmed;
  const proposed = timing.proposed ? { proposed: timing.proposed.toISOString() } : {};
  return { ...confirmed, events: [{ ...event, facts: { ...event.facts, at: timing.at.toISOString(), ...proposed } }] };
}

/** A scheduled edition when its time has come. */
export interface DueFacts {
  readonly edition: DraftFacts;
  readonly at: Date;
  /** What its publisher confirmed, and what comes of it now, by section. */
  readonly confirmed: Readonly<Record<string, string>>;
  readonly made: Readonly<Record<string, string>>;
  /** Its note, number, time, changes and the persons who prepared and confirmed it are those that the record tells of. */
  readonly asTold: boolean;
}

/** What keeps a scheduled edition from coming out now; null: it comes. `publisher` null: the account is closed. */
export function stopsSchedule(due: DueFacts, publisher: Actor | null, now: Date): ScheduleCause | null {
  if (!due.asTold) return 'not-as-confirmed';
  if (now.getTime() - due.at.getTime() > latestMs) return 'late';
  if (publisher === null) return 'publisher-gone';
  const [first] = blockersOf(due.edition, publisher);
  if (first) return first.code;
  const sections = Object.keys(due.confirmed);
  const same =
    sections.length === Object.keys(due.made).length && sections.every((id) => due.made[id] === due.confirmed[id]);
  return same ? null : 'text-differs';
}
