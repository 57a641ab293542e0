import { firstHash, type KeptEvent, verifyChain } from '../../platform/events/index.js';
import { all } from '../archive/archive.js';
import type { Rows } from '../archive/tables.js';
import type { Check, Finding } from './finding.js';
import { type DocumentRecord, numberOf, proposalOf } from './record.js';

/**
 * The chain of events is whole from its first link to its head, and what it tells happened: each publication and each person's
 * decision has its event, and each edition names a link of the chain.
 */
export const events: Check = async function* (record) {
  const told = new Set<string>();
  const hashes = new Set<string>();
  yield* chain(record, (event) => {
    told.add(tale(event.object_type, event.object_id, event.action, event.facts['seq']));
    if (event.object_type === 'edition') told.add(tale('edition', event.object_id, event.action));
    hashes.add(event.hash);
  });
  for (const edition of record.published) {
    const what = `edition ${numberOf(edition)}`;
    if (!told.has(tale('edition', edition.id, 'edition.published'))) yield { what, wrong: 'stands on no event' };
    if (edition.chain_head !== null && edition.chain_head !== firstHash && !hashes.has(edition.chain_head))
      yield { what, wrong: 'names a link that the chain of events does not have' };
  }
  yield* decided(record, told);
};

async function* chain(record: DocumentRecord, see: (event: Rows['event']) => void): AsyncGenerator<Finding> {
  const [head] = await all(record.archive, 'event_head');
  const { id } = record.document;
  const link = await verifyChain({ chain: id, seq: head?.seq ?? 0, hash: head?.hash ?? firstHash }, kept(record, see));
  if (link) yield { what: `event ${link.seq}`, wrong: wrongWith[link.because] };
}

const wrongWith = { missing: 'is missing', changed: 'was changed', cut: 'is not where the chain ended' };

async function* kept(
  { archive, document }: DocumentRecord,
  see: (event: Rows['event']) => void,
): AsyncGenerator<KeptEvent> {
  for await (const event of archive.rows('event')) {
    see(event);
    yield {
      chain: document.id,
      seq: event.seq,
      at: new Date(event.at).toISOString(),
      actorId: event.actor_id,
      actorRole: event.actor_role,
      action: event.action,
      objectType: event.object_type,
      objectId: event.object_id,
      facts: event.facts,
      previousHash: event.previous_hash,
      hash: event.hash,
    };
  }
}

function* decided(record: DocumentRecord, told: ReadonlySet<string>): Generator<Finding> {
  for (const change of record.changes.values())
    for (const { seq, outcome, decided_by, cause } of record.decisions.get(change.id) ?? []) {
      if (decided_by === null || cause === 'carried' || cause === 'emergency') continue;
      const action = cause === 'taken-out' ? 'change.taken-out' : `change.${outcome}`;
      if (!told.has(tale('change', change.id, action, seq)))
        yield {
          what: `change ${change.id} of ${proposalOf(record, change)}`,
          wrong: `has a decision (${seq}) on no event`,
        };
    }
}

const tale = (type: string, id: string, action: string, seq?: unknown): string => [type, id, action, seq].join(' ');
