import type { Rows } from '../archive/tables.js';
import type { Check, Finding } from './finding.js';
import { type DocumentRecord, numberOf, type PublishedEdition } from './record.js';

/** A mark that people put on an edition once it is out, and the event that tells of it. */
interface Mark {
  readonly action: string;
  /** The end of "has been …" and "was … by somebody else". */
  readonly done: string;
  readonly by: 'confirmed_by' | 'refused_by' | 'withdrawn_by';
  readonly at: 'confirmed_at' | 'refused_at' | 'withdrawn_at';
  readonly words?: 'refusal_reason' | 'withdrawal_notice';
}

const marks: readonly Mark[] = [
  { action: 'edition.confirmed', done: 'confirmed', by: 'confirmed_by', at: 'confirmed_at' },
  { action: 'edition.refused', done: 'refused', by: 'refused_by', at: 'refused_at', words: 'refusal_reason' },
  {
    action: 'edition.withdrawn',
    done: 'withdrawn',
    by: 'withdrawn_by',
    at: 'withdrawn_at',
    words: 'withdrawal_notice',
  },
];

/**
 * An edition came out when its event says so, and is confirmed, refused or withdrawn only as an event tells: by whom and when. An archive
 * of a time that did not hold these persons and instants is compared in its words alone.
 */
export const editionMarks: Check = async function* (record) {
  const told = await eventsOfEditions(record);
  for (const edition of record.published) {
    const published = told.get(`edition.published ${edition.id}`);
    if (published && edition.published_at !== undefined && !sameInstant(edition.published_at, published.at))
      yield {
        what: `edition ${numberOf(edition)}`,
        wrong: `came out at another time than event ${published.seq} tells`,
      };
    for (const mark of marks) yield* marked(edition, mark, told.get(`${mark.action} ${edition.id}`));
  }
};

function* marked(edition: PublishedEdition, mark: Mark, event: Rows['event'] | undefined): Generator<Finding> {
  const what = `edition ${numberOf(edition)}`;
  const by = edition[mark.by];
  const stands = [by, edition[mark.at], mark.words && edition[mark.words]].some((it) => (it ?? null) !== null);
  if (!event) {
    if (stands) yield { what, wrong: `is ${mark.done} on no event` };
    return;
  }
  if (by === undefined) return;
  if (by === null) yield { what, wrong: `is not ${mark.done}, as event ${event.seq} tells` };
  else if (by !== event.actor_id)
    yield { what, wrong: `was ${mark.done} by somebody else than event ${event.seq} names` };
  if (by !== null && !sameInstant(edition[mark.at], event.at))
    yield { what, wrong: `was ${mark.done} at another time than event ${event.seq} tells` };
}

async function eventsOfEditions({ archive }: DocumentRecord): Promise<Map<string, Rows['event']>> {
  const told = new Map<string, Rows['event']>();
  for await (const event of archive.rows('event'))
    if (event.object_type === 'edition') told.set(`${event.action} ${event.object_id}`, event);
  return told;
}

/** To the millisecond, which is what events keep. */
export const sameInstant = (one: string | null | undefined, other: string): boolean =>
  typeof one === 'string' && Date.parse(one) === Date.parse(other);
