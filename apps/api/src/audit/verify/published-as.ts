import type { Rows } from '../archive/tables.js';
import { sameInstant } from './edition-marks.js';
import type { Check, Finding } from './finding.js';
import { type DocumentRecord, nameOf, numberOf, type PublishedEdition } from './record.js';

/**
 * A published edition is of the kind, and has the number and the place in the order, that its event tells, goes back where it says, and
 * holds no change that no event says went out with it. A rollback was prepared by whom the event of its preparation names. What earlier
 * events did not tell is not compared.
 */
export const publishedAs: Check = async function* (record) {
  const { published, prepared } = await toldOf(record);
  for (const [index, edition] of record.published.entries()) {
    const event = published.get(edition.id);
    if (event) yield* told(edition, event);
    if (event) yield* withChanges(record, edition, event);
    if (edition.kind === 'rollback') yield* rolledBack(edition, prepared.get(edition.id));
    const next = record.published[index + 1];
    if (next && edition.superseded_at !== undefined && !sameInstant(edition.superseded_at, next.published_at ?? ''))
      yield { what: nameOf(edition), wrong: `was superseded at another time than edition ${numberOf(next)} came out` };
  }
};

function* told(edition: PublishedEdition, { seq, facts }: Rows['event']): Generator<Finding> {
  const row = {
    kind: edition.kind,
    number: numberOf(edition),
    seq: edition.seq,
    isMajor: edition.is_major,
    rollbackOf: edition.rollback_of,
  };
  for (const [fact, name] of Object.entries(names)) {
    const is = row[fact as keyof typeof row];
    if (facts[fact] !== undefined && facts[fact] !== is)
      yield { what: nameOf(edition), wrong: `has another ${name} than event ${seq} tells of` };
  }
  if (edition.rollback_of !== null && edition.kind !== 'rollback')
    yield { what: nameOf(edition), wrong: 'goes back to an earlier one, and is no rollback' };
}

const names = {
  kind: 'kind',
  number: 'number',
  seq: 'place in the order',
  isMajor: 'kind of number',
  rollbackOf: 'edition to go back to',
} as const;

/** Also those that were accepted elsewhere and that its text held already, where its event tells of such. */
function* withChanges(
  record: DocumentRecord,
  edition: PublishedEdition,
  { seq, facts }: Rows['event'],
): Generator<Finding> {
  const { changes = [], already } = facts;
  if (!Array.isArray(changes) || !Array.isArray(already)) return;
  const out = new Set([...changes, ...already].map(String));
  for (const row of record.accepted)
    if (row.edition_id === edition.id && !out.has(row.change_id))
      yield { what: nameOf(edition), wrong: `holds change ${row.change_id}, of which event ${seq} does not tell` };
}

function* rolledBack(edition: PublishedEdition, event: Rows['event'] | undefined): Generator<Finding> {
  const what = nameOf(edition);
  if (event?.object_id !== edition.rollback_of) yield { what, wrong: 'was prepared on no event' };
  else if (event.actor_id !== edition.prepared_by)
    yield { what, wrong: `was prepared by somebody else than event ${event.seq} names` };
}

/** The event of each publication, and of a rollback the last preparation before it. */
async function toldOf({ archive }: DocumentRecord) {
  const published = new Map<string, Rows['event']>();
  const prepared = new Map<string, Rows['event']>();
  let last: Rows['event'] | undefined;
  for await (const event of archive.rows('event')) {
    if (event.action === 'edition.rollback-prepared') last = event;
    if (event.action === 'edition.rollback-dropped') last = undefined;
    if (event.action !== 'edition.published') continue;
    published.set(event.object_id, event);
    if (event.facts['kind'] !== 'rollback') continue;
    if (last) prepared.set(event.object_id, last);
    last = undefined;
  }
  return { published, prepared };
}
