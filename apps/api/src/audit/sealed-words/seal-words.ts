import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EventInput, type Tx, Work } from '../../platform/index.js';
import { keyOf, placeOf, rowIdOf, type SealedPlace, sealedPlaces } from './places.js';
import { type Salt, sealOf, type Words } from './seal.js';

/** Puts the salted hashes of what was typed into the events that tell of it, whoever records them. */
@Injectable()
export class SealWords implements OnModuleInit {
  constructor(private readonly work: Work) {}

  onModuleInit(): void {
    this.work.onRecorded(sealWords);
  }
}

async function sealWords(tx: Tx, events: readonly EventInput[]): Promise<void> {
  const salts: (Salt & { document_id: string })[] = [];
  for (const place of sealedPlaces) {
    const own = events.filter((event) => event.documentId && placeOf(telling(event)) === place);
    if (own.length === 0) continue;
    const ids = own.flatMap((event) => rowIdOf(place, telling(event)) ?? []);
    const words = await wordsOf(tx, place, ids);
    for (const event of own) {
      const { seal, salt } = sealOf(words.get(keyOf(place, telling(event))) ?? {});
      event.facts = { ...event.facts, words: seal };
      if (salt && event.documentId) salts.push({ ...salt, document_id: event.documentId });
    }
  }
  await keepSalts(tx, salts);
}

const telling = ({ action, objectId, facts = {} }: EventInput) => ({ action, objectId, facts });

/** What was typed into rows of a place, by their keys. */
export async function wordsOf(tx: Tx, place: SealedPlace, ids: readonly string[]): Promise<Map<string, Words>> {
  const { table, id, numbered, columns } = place;
  const rows = await tx.query<{ key: string; words: Words }>(
    `select ${id} ${numbered ? `|| ' ' || seq` : '::text'} as key,
       json_build_object(${columns.map((column) => `'${column}', ${column}`).join(', ')}) as words
     from ${table} where ${id} = any ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ key, words }) => [key, words]));
}

export async function keepSalts(tx: Tx, salts: readonly (Salt & { document_id: string })[]): Promise<void> {
  if (salts.length === 0) return;
  await tx.query(
    `insert into salt (id, document_id, value) select id, document_id, value from jsonb_populate_recordset(null::salt, $1::jsonb)`,
    [JSON.stringify(salts)],
  );
}
