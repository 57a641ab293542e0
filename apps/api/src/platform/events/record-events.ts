import type { EntityManager } from 'typeorm';
import { canonicalJson } from '../canonical-json.js';
import { type EventInput, eventHash, firstHash, systemChain } from './event.js';
import { plannedOnce } from '../database/planned.js';

interface Head {
  seq: string;
  hash: string;
}

/** The last statement of a unit, sent and not waited for. */
export interface Sent {
  written: Promise<unknown>;
}

/**
 * Appends events to their chains. Locks the head of each chain until the transaction ends, so it has to be its last statement
 * (nobody waits longer for a chain than a commit takes); chains are taken in one order. The last link is only sent: the COMMIT goes out
 * with it, and commits nothing where it fails.
 */
export async function recordEvents(manager: EntityManager, events: readonly EventInput[], at: Date): Promise<Sent> {
  const chains = new Map<string, EventInput[]>();
  for (const event of events) {
    const chain = event.documentId ?? systemChain;
    chains.set(chain, [...(chains.get(chain) ?? []), event]);
  }
  let last: Sent = { written: Promise.resolve() };
  for (const chain of [...chains.keys()].sort()) {
    await last.written;
    last = await append(manager, { chain, events: chains.get(chain) ?? [], at: at.toISOString() });
  }
  return last;
}

interface Link {
  chain: string;
  events: readonly EventInput[];
  at: string;
}

async function append(manager: EntityManager, { chain, events, at }: Link): Promise<Sent> {
  const lock = (): Promise<Head[]> =>
    manager.query(plannedOnce('select seq, hash from event_head where chain = $1 for update'), [chain]);
  let heads = await lock();
  if (heads.length === 0) {
    await manager.query('insert into event_head (chain, seq, hash) values ($1, 0, $2) on conflict do nothing', [
      chain,
      firstHash,
    ]);
    heads = await lock();
  }
  let seq = Number(heads[0]?.seq ?? 0);
  let previousHash = heads[0]?.hash ?? firstHash;
  const rows: unknown[] = [];
  for (const event of events) {
    seq += 1;
    // Round trip through text first: what is hashed is what jsonb will give back.
    const facts = JSON.parse(canonicalJson(event.facts ?? {})) as Record<string, unknown>;
    const hash = eventHash({
      chain,
      seq,
      at,
      actorId: event.actor?.id ?? null,
      actorRole: event.actor?.role ?? null,
      action: event.action,
      objectType: event.objectType,
      objectId: event.objectId,
      facts,
      previousHash,
    });
    rows.push({
      document_id: event.documentId ?? null,
      seq,
      at,
      actor_id: event.actor?.id ?? null,
      actor_role: event.actor?.role ?? null,
      action: event.action,
      object_type: event.objectType,
      object_id: event.objectId,
      facts,
      previous_hash: previousHash,
      hash,
    });
    previousHash = hash;
  }
  // Both in one statement: each of them costs as much as the way to the database.
  const written = manager.query(
    plannedOnce(`with head as (update event_head set seq = $3, hash = $4 where chain = $2)
     insert into event (document_id, seq, at, actor_id, actor_role, action, object_type, object_id, facts, previous_hash, hash)
     select document_id, seq, at, actor_id, actor_role, action, object_type, object_id, facts, previous_hash, hash
     from jsonb_populate_recordset(null::event, $1::jsonb)`),
    [JSON.stringify(rows), chain, seq, previousHash],
  );
  // Heard by who waits for it, also when that is later.
  written.catch(() => undefined);
  return { written };
}
