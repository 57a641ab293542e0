import { confirmedHash } from '../../publishing/index.js';
import type { Rows } from '../archive/tables.js';
import { sameInstant } from './edition-marks.js';
import type { Check, Finding } from './finding.js';
import { type DocumentRecord, nameOf } from './record.js';

/** The last events that tell how an edition was prepared, and that it was confirmed for a time. */
interface Told {
  prepared?: Rows['event'];
  scheduled?: Rows['event'];
  cancelled?: Rows['event'];
}

/**
 * An edition was prepared and scheduled by whom its events name, when they say, under the number they tell; it holds the changes that its
 * preparer chose, and a scheduled one those that were confirmed, for the time that was confirmed. Events of a preparation that did not
 * tell its changes yet are not compared in these, and named as that.
 */
export const preparations: Check = async function* (record) {
  const told = await toldOf(record);
  const silent: number[] = [];
  for (const edition of record.editions) {
    if (edition.kind !== 'normal') {
      if (edition.seq === null) yield { what: nameOf(edition), wrong: `is said to be of the kind ${edition.kind}` };
      continue;
    }
    const events = told.get(edition.id) ?? {};
    yield* preparedBy(edition, events.prepared);
    yield* numberedAs(edition, events);
    yield* scheduledAs(record, edition, events.scheduled);
    if (events.prepared && !Array.isArray(events.prepared.facts['changes'])) silent.push(events.prepared.seq);
    else if (events.prepared && edition.prepared_by !== null) yield* chosenIn(record, edition, events.prepared);
  }
  for (const [id, { scheduled, cancelled }] of told) {
    if (scheduled && !cancelled && !record.editions.some((edition) => edition.id === id))
      yield { what: `event ${scheduled.seq}`, wrong: `tells of scheduled edition ${id}, which is not there` };
    if (cancelled?.facts['cause'] === 'not-as-confirmed')
      yield { what: `event ${cancelled.seq}`, wrong: 'called off a schedule that was not as confirmed', known: true };
  }
  if (silent.length > 0)
    yield {
      what: `${silent.length} ${silent.length === 1 ? 'event of a preparation' : 'events of preparations'} up to event ${silent.at(-1)}`,
      wrong: 'did not yet tell what was chosen, which is not compared for them',
      known: true,
    };
};

function* preparedBy(edition: Rows['edition'], event: Rows['event'] | undefined): Generator<Finding> {
  const what = nameOf(edition);
  if (!event) {
    if (edition.prepared_by !== null) yield { what, wrong: 'is prepared on no event' };
  } else if (edition.prepared_by === null) yield { what, wrong: `is not prepared, as event ${event.seq} tells` };
  else if (edition.prepared_by !== event.actor_id)
    yield { what, wrong: `was prepared by somebody else than event ${event.seq} names` };
  else if (edition.prepared_at !== undefined && !sameInstant(edition.prepared_at, event.at))
    yield { what, wrong: `was prepared at another time than event ${event.seq} tells` };
}

function* numberedAs(edition: Rows['edition'], { prepared, scheduled }: Told): Generator<Finding> {
  const event = scheduled ?? prepared;
  const isMajor = event?.facts['isMajor'];
  if (event && edition.prepared_by !== null && isMajor !== undefined && isMajor !== edition.is_major)
    yield {
      what: nameOf(edition),
      wrong: `is ${edition.is_major ? 'major' : 'minor'}, and event ${event.seq} tells otherwise`,
    };
}

function* scheduledAs(
  record: DocumentRecord,
  edition: Rows['edition'],
  event: Rows['event'] | undefined,
): Generator<Finding> {
  const what = nameOf(edition);
  const scheduled = edition.standing === 'scheduled';
  if (!event) {
    if (scheduled) yield { what, wrong: 'is scheduled on no event' };
    return;
  }
  const { seq, actor_id, facts } = event;
  if (edition.standing === 'draft') return yield { what, wrong: `is not scheduled, as event ${seq} tells` };
  if (edition.published_by !== actor_id)
    yield { what, wrong: `was confirmed by somebody else than event ${seq} names` };
  const { scheduled_for: time, confirmed_hashes: hashes } = edition;
  if (time !== undefined && !sameInstant(time, String(facts['at'])))
    yield { what, wrong: `is scheduled for another time than event ${seq} tells` };
  if (edition.scheduled_at !== undefined && !sameInstant(edition.scheduled_at, event.at))
    yield { what, wrong: `was confirmed at another time than event ${seq} tells` };
  if (hashes && facts['confirmed'] !== undefined && confirmedHash(hashes) !== facts['confirmed'])
    yield { what, wrong: `is to have other texts than event ${seq} tells` };
  if (!Array.isArray(facts['changes'])) return;
  const left = new Set(facts['changes'].map(String));
  for (const { change_id: id } of rowsIn(record, edition))
    if (!left.delete(originIn(record, id, left)))
      yield { what, wrong: `holds change ${id}, of which event ${seq} does not tell` };
  if (scheduled) for (const id of left) yield { what, wrong: `lacks change ${id}, of which event ${seq} tells` };
}

/** What goes out of a draft, or is out, was chosen; and what was chosen is not left out. */
function* chosenIn(
  record: DocumentRecord,
  edition: Rows['edition'],
  { seq, at, facts }: Rows['event'],
): Generator<Finding> {
  const told = new Set((facts['changes'] as unknown[]).map(String));
  const acts = new Set([...told].flatMap((id) => actOf(record, id) ?? []));
  const what = nameOf(edition);
  for (const row of rowsIn(record, edition)) {
    const isTold = told.has(originIn(record, row.change_id, told));
    if (goes(record, edition, row)) {
      // The same words as a change that was chosen are one edit with it.
      if (!isTold && !acts.has(actOf(record, row.change_id) ?? ''))
        yield { what, wrong: `goes out with change ${row.change_id}, of which event ${seq} does not tell` };
    } else if (isTold && row.at !== undefined && Date.parse(row.at) <= Date.parse(at))
      yield { what, wrong: `leaves out change ${row.change_id}, which event ${seq} says was chosen` };
  }
}

/** A change in the draft goes out with it when it was there at its preparation and was not left out; with its twin, if it has one. */
function goes(record: DocumentRecord, edition: Rows['edition'], row: Rows['accepted']): boolean {
  if (edition.standing !== 'draft' || row.prepared === undefined) return true;
  const twin = record.accepted.find(
    ({ change_id, edition_id }) => change_id === row.same_as && edition_id === edition.id,
  );
  const { change_id, prepared } = twin ?? row;
  return prepared === true && !edition.left_out?.includes(change_id);
}

/** What went out with an edition; what an edition held already when it came out is told by its own event. */
const rowsIn = (record: DocumentRecord, edition: Rows['edition']): Rows['accepted'][] =>
  record.accepted.filter((row) => row.edition_id === edition.id && !record.joined.has(row.change_id));

/** The change of these that this one goes on from, or itself. */
function originIn({ changes }: DocumentRecord, id: string, told: ReadonlySet<string>): string {
  for (let at: string | null | undefined = id; at; at = changes.get(at)?.carried_from) if (told.has(at)) return at;
  return id;
}

function actOf({ changes }: DocumentRecord, id: string): string | undefined {
  const change = changes.get(id);
  return change && [change.section_id, change.aspect, change.change_key].join(' ');
}

async function toldOf({ archive }: DocumentRecord): Promise<Map<string, Told>> {
  const told = new Map<string, Told>();
  for await (const event of archive.rows('event')) {
    const as = acts[event.action];
    if (as) told.set(event.object_id, { ...told.get(event.object_id), [as]: event });
  }
  return told;
}

const acts: Readonly<Record<string, keyof Told>> = {
  'edition.prepared': 'prepared',
  'edition.scheduled': 'scheduled',
  'edition.schedule-cancelled': 'cancelled',
};
