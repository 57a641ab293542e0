import type { Tx } from '../../platform/index.js';
import type { Applying } from '../redaction/redact-texts.js';
import { keyOf, rowIdOf, type SealedPlace, sealedPlaces, type Telling } from './places.js';
import { type Salt, Seal, sealOf } from './seal.js';
import { keepSalts, wordsOf } from './seal-words.js';

/** An event whose sealed words hold what a redaction is about to remove. */
export interface SealedEvent extends Telling {
  seq: number;
  place: SealedPlace;
}

/** The events of a document that seal the words, before they are removed. */
export async function sealedWith(tx: Tx, { documentId, words }: Applying): Promise<SealedEvent[]> {
  const found: SealedEvent[] = [];
  for (const place of sealedPlaces) {
    const { table, id, numbered, columns, fact, actions, below } = place;
    const typed = columns.map((column) => `r.${column}`).join(', ');
    const under = below
      ? `, (select string_agg(concat_ws(E'\\x1f', ${below.columns.join(', ')}), E'\\x1f') from ${below.table} where ${below.of} = r.id)`
      : '';
    const address = below
      ? ` or exists (select from ${below.table} where ${below.of} = r.id and link ~ address_pattern($3))`
      : '';
    const rowId = fact === undefined ? 'e.object_id' : `e.facts ->> '${fact}'`;
    const rows = await tx.query<Omit<SealedEvent, 'place' | 'seq'> & { seq: string }>(
      `select e.seq, e.action, e.object_id as "objectId", e.facts from ${table} r join event e on ${rowId} = r.${id}::text
       ${numbered ? `and (e.facts ->> 'seq')::int = r.seq` : ''}
       where e.document_id = $1 and e.action = any ($2) and e.facts ? 'words'
         and (holds_words(concat_ws(E'\\x1f', ${typed}${under}), $3)${address}) order by e.seq`,
      [documentId, actions, words],
    );
    found.push(...rows.map((row) => ({ ...row, seq: Number(row.seq), place })));
  }
  return found;
}

/**
 * Drops the salts of words that were removed, so that nobody can try what they were, and seals what is left with new ones. Returns the
 * seals by the seq of the event that held them first: the event of the redaction tells them.
 */
export async function sealAgain(
  tx: Tx,
  { id, documentId }: Applying,
  events: readonly SealedEvent[],
): Promise<Record<string, Seal>> {
  const seals: Record<string, Seal> = {};
  if (events.length === 0) return seals;
  const salts: (Salt & { document_id: string })[] = [];
  for (const event of events) {
    const words = await wordsOf(tx, event.place, [rowIdOf(event.place, event) ?? '']);
    const { seal, salt } = sealOf(words.get(keyOf(event.place, event)) ?? {});
    seals[event.seq] = seal;
    if (salt) salts.push({ ...salt, document_id: documentId });
  }
  const earlier = await tx.query<{ seal: unknown }>(
    `select coalesce((select r.facts -> 'sealed' -> e.seq::text from event r where r.document_id = e.document_id
         and r.action = 'document.redacted' and r.facts -> 'sealed' ? e.seq::text order by r.seq desc limit 1),
       e.facts -> 'words') as seal
     from event e where e.document_id = $1 and e.seq = any ($2::bigint[])`,
    [documentId, events.map(({ seq }) => seq)],
  );
  const gone = earlier.flatMap(({ seal }) => Seal.parse(seal).salt ?? []);
  await tx.query('select drop_salts($1, $2::uuid[])', [id, gone]);
  await keepSalts(tx, salts);
  return seals;
}
