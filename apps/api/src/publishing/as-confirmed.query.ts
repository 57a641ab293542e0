import { sha256 } from '../documents/index.js';
import { canonicalJson, type Tx } from '../platform/index.js';
import type { DraftMaterial } from './draft-material.query.js';

/** A scheduled edition whose time has come, as its row has it. */
export interface Due {
  kind: string;
  at: Date;
  publishedBy: string;
  confirmed: Record<string, string>;
}

/** What the event of a schedule tells of the texts that were confirmed, by section: one hash for all. */
export const confirmedHash = (hashes: Readonly<Record<string, string>>): string => sha256(canonicalJson(hashes));

interface Told {
  action: 'edition.prepared' | 'edition.scheduled';
  actorId: string | null;
  facts: Readonly<Record<string, unknown>>;
}

/**
 * Whether the row of a scheduled edition says what its events tell: who prepared and who confirmed it, its number kind, its time, its
 * changes and their texts. What earlier events did not tell is not compared.
 */
export async function isAsConfirmed(tx: Tx, { draft, chosen, changes }: DraftMaterial, due: Due): Promise<boolean> {
  const events = await tx.query<Told>(
    `select distinct on (action) action, actor_id as "actorId", facts from event
     where object_type = 'edition' and object_id = $1 and action in ('edition.prepared', 'edition.scheduled')
     order by action, seq desc`,
    [draft.id],
  );
  const prepared = events.find(({ action }) => action === 'edition.prepared');
  const scheduled = events.find(({ action }) => action === 'edition.scheduled');
  if (!prepared || !scheduled || due.kind !== 'normal') return false;
  const { at, isMajor, confirmed, changes: told } = scheduled.facts;
  const persons = prepared.actorId === draft.preparedBy?.id && scheduled.actorId === due.publishedBy;
  const row = at === due.at.toISOString() && isMajor === draft.isMajor && chosen.length === changes.length;
  const texts = confirmed === undefined || confirmed === confirmedHash(due.confirmed);
  return persons && row && texts && Array.isArray(told) && (await areThose(tx, told.map(String), chosen));
}

/** The same changes: one that was carried since is the one it goes on from. */
async function areThose(tx: Tx, told: readonly string[], chosen: DraftMaterial['chosen']): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `with recursive line (id, from_id) as (
       select id, carried_from from change where id = any ($1::uuid[])
       union all select line.id, change.carried_from from line join change on change.id = line.from_id where line.from_id <> all ($2::uuid[])
     )
     select distinct id from line where id = any ($2::uuid[]) or from_id = any ($2::uuid[])`,
    [chosen.map(({ id }) => id), told],
  );
  return rows.length === chosen.length && chosen.length === told.length;
}
