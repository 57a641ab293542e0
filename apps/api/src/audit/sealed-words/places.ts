/** Where what somebody typed lies, and the events that say it was written. */
export interface SealedPlace {
  readonly actions: readonly string[];
  readonly table: 'decision' | 'edition' | 'erratum' | 'round' | 'proposal' | 'feedback' | 'reply' | 'redaction';
  /** The column of the row's id, and the fact of the event that holds it: without one it is the event's object. */
  readonly id: string;
  readonly fact?: string;
  /** The row has a number besides, which the event tells as its fact `seq`. */
  readonly numbered?: true;
  readonly columns: readonly string[];
  /** Rows below it that are sealed with it, each column as a word of its own. */
  readonly below?: { readonly table: 'round_source'; readonly of: string; readonly columns: readonly string[] };
  /** A column that is never empty: events from before it was sealed hold no hash of it, and none of what is `below`. */
  readonly since?: string;
  /** The words are written anew by later events of these actions: the last one holds. */
  readonly anew?: true;
  /** With an event of this action the row is gone, and its salts with it. */
  readonly until?: string;
}

/** What a word of a row below is called: `title of source 2`. */
export const belowName = (column: string, position: number): string => `${column} of source ${String(position)}`;

/**
 * Every reason, note, source, remark and answer that stands in the record. They are written with the event, or before it in its
 * transaction.
 * An event of one of these actions seals the words (`sealWords`), `verify` compares them, a redaction seals them anew.
 */
export const sealedPlaces: readonly SealedPlace[] = [
  {
    actions: ['change.accepted', 'change.rejected', 'change.returned', 'change.amended', 'change.taken-out'],
    table: 'decision',
    id: 'change_id',
    numbered: true,
    columns: ['reason'],
  },
  { actions: ['edition.published'], table: 'edition', id: 'id', columns: ['change_note', 'reason'] },
  {
    actions: ['edition.prepared'],
    table: 'edition',
    id: 'id',
    columns: ['change_note'],
    anew: true,
    until: 'edition.schedule-cancelled',
  },
  {
    actions: ['edition.scheduled'],
    table: 'edition',
    id: 'id',
    columns: ['change_note'],
    until: 'edition.schedule-cancelled',
  },
  { actions: ['edition.refused'], table: 'edition', id: 'id', columns: ['refusal_reason'] },
  { actions: ['edition.withdrawn'], table: 'edition', id: 'id', columns: ['withdrawal_notice'] },
  { actions: ['edition.erratum'], table: 'erratum', id: 'id', fact: 'erratumId', columns: ['words'] },
  {
    actions: ['proposal.submitted'],
    table: 'round',
    id: 'id',
    fact: 'roundId',
    columns: ['title', 'summary'],
    below: { table: 'round_source', of: 'round_id', columns: ['title', 'locator', 'link'] },
    since: 'title',
  },
  { actions: ['proposal.recalled'], table: 'round', id: 'id', fact: 'roundId', columns: ['recall_reason'] },
  { actions: ['proposal.withdrawn'], table: 'proposal', id: 'id', columns: ['withdrawal_reason'] },
  { actions: ['feedback.sent', 'feedback.released'], table: 'feedback', id: 'id', columns: ['text'], anew: true },
  { actions: ['feedback.answered'], table: 'feedback', id: 'id', columns: ['response', 'disposition'], anew: true },
  {
    actions: ['feedback.replied', 'feedback.reply-released'],
    table: 'reply',
    id: 'id',
    fact: 'replyId',
    columns: ['text'],
    anew: true,
  },
  { actions: ['feedback.refused'], table: 'feedback', id: 'id', columns: ['refusal_reason'] },
  { actions: ['document.redaction-asked'], table: 'redaction', id: 'id', columns: ['reason'] },
];

/** What a place needs to know of an event. */
export interface Telling {
  action: string;
  objectId: string;
  facts: Readonly<Record<string, unknown>>;
}

/**
 * The place whose words an event seals: undefined for one that has none, or that does not name its row (earlier events of what
 * the system took back with a counter-change told no number). */
export function placeOf(event: Telling): SealedPlace | undefined {
  const place = sealedPlaces.find(({ actions }) => actions.includes(event.action));
  if (!place || rowIdOf(place, event) === undefined) return undefined;
  return place.numbered && event.facts['seq'] === undefined ? undefined : place;
}

/** The id of the row that an event speaks of. */
export function rowIdOf({ fact }: SealedPlace, event: Telling): string | undefined {
  const id = fact === undefined ? event.objectId : event.facts[fact];
  return typeof id === 'string' ? id : undefined;
}

/** The key of the row among those of its table: its id, and its number where it has one. */
export const keyOf = (place: SealedPlace, event: Telling): string =>
  place.numbered ? `${rowIdOf(place, event)} ${String(event.facts['seq'])}` : String(rowIdOf(place, event));
