import { all } from '../archive/archive.js';
import { keyOf, placeOf, type SealedPlace, sealedPlaces } from '../sealed-words/places.js';
import { differing, Seal, type Words } from '../sealed-words/seal.js';
import { namedBelow } from '../sealed-words/seal-words.js';
import type { Rows } from '../archive/tables.js';
import type { Check, Finding } from './finding.js';
import { type DocumentRecord, nameOf, numberOf, proposalOf } from './record.js';

/** What an event sealed, and what a later redaction left of it. */
interface Sealed {
  event: Rows['event'];
  place: SealedPlace;
  seal: Seal;
  /** The seq of the redaction that sealed it last. */
  redactedBy?: number;
}

/**
 * Reasons and notes are those that were typed: each event that tells of one holds its salted hash. Events from before hashes were kept
 * say nothing of their words.
 */
export const sealedWords: Check = async function* (record) {
  const salts = new Map((await all(record.archive, 'salt')).map(({ id, value }) => [id, value]));
  const wordsAt = await typedWords(record);
  const { seals, errata } = await sealsOf(record);
  for (const sealed of seals.values()) {
    const key = keyOf(sealed.place, telling(sealed.event));
    const words = wordsAt.rows.get(`${sealed.place.table} ${key}`);
    if (words) yield* compare(record, { sealed, words, salts });
    else yield { what: `event ${sealed.event.seq}`, wrong: `tells of ${callOf[sealed.place.table]} that is not there` };
  }
  for (const edition of record.published)
    if (wordsAt.errata.filter((id) => id === edition.id).length > (errata.get(edition.id) ?? 0))
      yield { what: `edition ${numberOf(edition)}`, wrong: 'has an erratum that stands on no event' };
};

function* compare(
  record: DocumentRecord,
  { sealed, words, salts }: { sealed: Sealed; words: Words; salts: ReadonlyMap<string, string> },
): Generator<Finding> {
  const { event, place, seal, redactedBy } = sealed;
  const salt = seal.salt === undefined ? '' : salts.get(seal.salt);
  if (salt === undefined) {
    yield { what: `event ${event.seq}`, wrong: 'has lost the salt of the words it seals, and no redaction says so' };
    return;
  }
  const early = place.since !== undefined && seal.hashes[place.since] === undefined;
  const own = early ? pickOf(words, Object.keys(seal.hashes)) : ownWords(place, words);
  const what = subject(record, sealed);
  const wrong = differing(seal, salt, own);
  const teller = redactedBy === undefined ? `event ${event.seq} tells of` : `event ${redactedBy} left of it`;
  for (const column of wrong) yield { what, wrong: `has another ${spoken(column)} than ${teller}` };
  if (redactedBy !== undefined && wrong.length === 0)
    yield { what, wrong: `was redacted by event ${redactedBy} in its words`, known: true };
}

const pickOf = (words: Words, columns: readonly string[]): Words =>
  Object.fromEntries(columns.map((column) => [column, words[column] ?? null]));

/** The words of a row that a place seals, with those of the rows below it. */
const ownWords = ({ columns, below }: SealedPlace, words: Words): Words =>
  pickOf(words, [...columns, ...(below ? Object.keys(words).filter((name) => name.includes(' of source ')) : [])]);

/** The last seal of each event that has one, by its seq, and how many errata are told of an edition. */
async function sealsOf({ archive }: DocumentRecord) {
  const seals = new Map<number, Sealed>();
  const errata = new Map<string, number>();
  const lastOf = new Map<string, number>();
  for await (const event of archive.rows('event')) {
    const seal = Seal.safeParse(event.facts['words']);
    const place = placeOf(telling(event));
    if (seal.success && place) {
      if (place.anew) {
        const key = `${place.columns[0] ?? ''} ${keyOf(place, telling(event))}`;
        seals.delete(lastOf.get(key) ?? -1);
        lastOf.set(key, event.seq);
      }
      seals.set(event.seq, { event, place, seal: seal.data });
    }
    for (const [seq, sealed] of ends.has(event.action) ? seals : [])
      if (sealed.place.until === event.action && sealed.event.object_id === event.object_id) seals.delete(seq);
    if (event.action === 'edition.erratum') errata.set(event.object_id, (errata.get(event.object_id) ?? 0) + 1);
    if (event.action !== 'document.redacted') continue;
    for (const [seq, again] of Object.entries(event.facts['sealed'] ?? {})) {
      const before = seals.get(Number(seq));
      const left = Seal.safeParse(again);
      if (before && left.success) seals.set(Number(seq), { ...before, seal: left.data, redactedBy: event.seq });
    }
  }
  return { seals, errata };
}

/** After these the words that an event sealed are nowhere any more. */
const ends = new Set(sealedPlaces.flatMap(({ until }) => until ?? []));

const telling = ({ action, object_id, facts }: Rows['event']) => ({ action, objectId: object_id, facts });

/** What stands typed in the record now, by table and key; and of which edition each erratum is. */
async function typedWords(record: DocumentRecord): Promise<{ rows: Map<string, Words>; errata: string[] }> {
  const words = new Map<string, Words>();
  for (const decisions of record.decisions.values())
    for (const { change_id, seq, reason } of decisions) words.set(`decision ${change_id} ${seq}`, { reason });
  for (const edition of record.editions) words.set(`edition ${edition.id}`, pick(edition));
  for (const { id, withdrawal_reason } of record.proposals.values()) words.set(`proposal ${id}`, { withdrawal_reason });
  for (const { id, title, summary, recall_reason } of await all(record.archive, 'round'))
    words.set(`round ${id}`, { title, summary, recall_reason });
  for (const { round_id, position, title, locator, link } of await all(record.archive, 'round_source')) {
    const key = `round ${round_id}`;
    words.set(key, { ...words.get(key), ...namedBelow({ title, locator, link }, position) });
  }
  for (const { id, text, response, disposition, refusal_reason } of record.feedback)
    words.set(`feedback ${id}`, { text, response, disposition, refusal_reason });
  for (const { id, text } of await all(record.archive, 'reply')) words.set(`reply ${id}`, { text });
  for (const { id, reason } of await all(record.archive, 'redaction')) words.set(`redaction ${id}`, { reason });
  const errata = await all(record.archive, 'erratum');
  for (const erratum of errata) words.set(`erratum ${erratum.id}`, { words: erratum.words });
  return { rows: words, errata: errata.map(({ edition_id }) => edition_id) };
}

const pick = ({ change_note, reason, refusal_reason, withdrawal_notice }: Rows['edition']): Words => ({
  change_note,
  reason,
  refusal_reason,
  withdrawal_notice,
});

function subject(record: DocumentRecord, { event, place }: Sealed): string {
  if (place.table === 'decision') {
    const change = record.changes.get(event.object_id);
    const seq = String(event.facts['seq']);
    return `decision ${seq} on change ${event.object_id}${change ? ` of ${proposalOf(record, change)}` : ''}`;
  }
  if (event.object_type === 'proposal')
    return `proposal ${record.proposals.get(event.object_id)?.number ?? event.object_id}`;
  if (event.object_type === 'feedback') {
    const number = record.feedback.find(({ id }) => id === event.object_id)?.number;
    return `${place.table === 'reply' ? 'a reply to ' : ''}feedback ${String(number ?? event.object_id)}`;
  }
  if (place.table === 'redaction') return `redaction ${event.object_id}`;
  const edition = record.editions.find(({ id }) => id === event.object_id);
  return edition ? nameOf(edition) : `edition ${event.object_id}`;
}

const callOf: Record<SealedPlace['table'], string> = {
  decision: 'a decision',
  edition: 'an edition',
  erratum: 'an erratum',
  round: 'a round',
  proposal: 'a proposal',
  feedback: 'feedback',
  reply: 'a reply',
  redaction: 'a redaction',
};

const spokenOf: Readonly<Record<string, string>> = { words: 'erratum' };
const spoken = (column: string): string => spokenOf[column] ?? column.replaceAll('_', ' ');
