import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EventInput, type Tx, Work } from '../../platform/index.js';
import { ConfirmedNotes } from '../../publishing/index.js';
import { belowName, keyOf, placeOf, rowIdOf, type SealedPlace, sealedPlaces } from './places.js';
import { differing, type Salt, Seal, sealOf, type Words } from './seal.js';
import { plannedOnce } from '../../platform/database/planned.js';

/** Puts the salted hashes of what was typed into the events that tell of it, whoever records them. */
@Injectable()
export class SealWords implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly notes: ConfirmedNotes,
  ) {}

  onModuleInit(): void {
    this.work.onRecorded(sealWords, { last: true });
    this.notes.answeredBy(noteStands);
  }
}

async function sealWords(tx: Tx, events: readonly EventInput[]): Promise<void> {
  const salts: (Salt & { document_id: string })[] = [];
  for (const place of sealedPlaces) {
    const own = events.filter((event) => event.documentId && placeOf(telling(event)) === place);
    const gone = events.flatMap(({ action, objectId }) => (action === place.until ? [objectId] : []));
    if (gone.length > 0) await dropSalts(tx, place, { objects: gone, ids: gone });
    if (own.length === 0) continue;
    const ids = own.flatMap((event) => rowIdOf(place, telling(event)) ?? []);
    const words = await wordsOf(tx, place, ids);
    if (place.anew) {
      const objects = own.map(({ objectId }) => objectId);
      await dropSalts(tx, place, { objects, ids });
    }
    for (const event of own) {
      const { seal, salt } = sealOf(words.get(keyOf(place, telling(event))) ?? {});
      event.facts = { ...event.facts, words: seal };
      if (salt && event.documentId) salts.push({ ...salt, document_id: event.documentId });
    }
  }
  if (salts.length > 0) tx.atEnd(() => keepSalts(tx, salts));
}

/** Of what was written before, or is there no more: nobody can try what it was. */
const dropSalts = (
  tx: Tx,
  { fact = null, actions }: { fact?: string | null; actions: readonly string[] },
  { objects, ids }: { objects: readonly string[]; ids: readonly string[] },
): Promise<unknown> => tx.query('select drop_salts_before($1, $2, $3, $4)', [objects, fact, ids, actions]);

/** Whether the note of a scheduled edition is the one that its event sealed; earlier events sealed none. */
async function noteStands(tx: Tx, editionId: string): Promise<boolean> {
  const [row] = await tx.query<{ seal: unknown; salt: string | null; note: string }>(
    `with sealed as (
       select coalesce((select r.facts -> 'sealed' -> e.seq::text from event r where r.document_id = e.document_id
           and r.action = 'document.redacted' and r.facts -> 'sealed' ? e.seq::text order by r.seq desc limit 1),
         e.facts -> 'words') as seal
       from event e where e.object_type = 'edition' and e.object_id = $1 and e.action = 'edition.scheduled' order by e.seq desc limit 1)
     select seal, salt.value as salt, change_note as note
     from sealed join edition on edition.id::text = $1 left join salt on salt.id::text = seal ->> 'salt'`,
    [editionId],
  );
  const seal = Seal.safeParse(row?.seal);
  if (!row || !seal.success) return true;
  if (seal.data.salt !== undefined && row.salt === null) return false;
  return differing(seal.data, row.salt ?? '', { change_note: row.note }).length === 0;
}

const telling = ({ action, objectId, facts = {} }: EventInput) => ({ action, objectId, facts });

/** What was typed into rows of a place, by their keys. */
export async function wordsOf(tx: Tx, place: SealedPlace, ids: readonly string[]): Promise<Map<string, Words>> {
  const { table, id, numbered, columns, below } = place;
  const rows = await tx.query<{ key: string; words: Words }>(
    plannedOnce(`select ${id} ${numbered ? `|| ' ' || seq` : '::text'} as key,
       json_build_object(${named(columns)}) as words
     from ${table} where ${id} = any ($1::uuid[])`),
    [ids],
  );
  const found = new Map(rows.map(({ key, words }) => [key, words]));
  if (!below) return found;
  const under = await tx.query<{ key: string; position: number; words: Words }>(
    `select ${below.of}::text as key, position, json_build_object(${named(below.columns)}) as words
     from ${below.table} where ${below.of} = any ($1::uuid[]) order by position`,
    [ids],
  );
  for (const { key, position, words } of under) found.set(key, { ...found.get(key), ...namedBelow(words, position) });
  return found;
}

const named = (columns: readonly string[]): string => columns.map((column) => `'${column}', ${column}`).join(', ');

/** The words of a row below another, under the names by which the other's event seals them. */
export const namedBelow = (words: Words, position: number): Words =>
  Object.fromEntries(Object.entries(words).map(([column, text]) => [belowName(column, position), text]));

export async function keepSalts(tx: Tx, salts: readonly (Salt & { document_id: string })[]): Promise<void> {
  if (salts.length === 0) return;
  await tx.query(
    plannedOnce(
      `insert into salt (id, document_id, value) select id, document_id, value from jsonb_populate_recordset(null::salt, $1::jsonb)`,
    ),
    [JSON.stringify(salts)],
  );
}
