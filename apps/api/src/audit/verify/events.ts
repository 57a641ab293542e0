import { firstHash, type KeptEvent, verifyChain } from '../../platform/events/index.js';
import { all } from '../archive/archive.js';
import type { Rows } from '../archive/tables.js';
import type { Check, Finding } from './finding.js';
import { type DocumentRecord, numberOf, proposalOf, type PublishedEdition } from './record.js';

/** Events by what they tell of: object, action and, of a decision, its number. */
type Told = ReadonlyMap<string, Rows['event']>;

/**
 * The chain of events is whole from its first link to its head, and what it tells happened: each publication and each person's
 * decision has its event, by the person that the event names, of the manifest that it names; and nothing that it tells is gone.
 */
export const events: Check = async function* (record) {
  const told = new Map<string, Rows['event']>();
  const hashes = new Set<string>();
  yield* chain(record, (event) => {
    told.set(tale(event.object_type, event.object_id, event.action, event.facts['seq']), event);
    if (event.object_type === 'edition') told.set(tale('edition', event.object_id, event.action), event);
    hashes.add(event.hash);
  });
  for (const edition of record.published) {
    const what = `edition ${numberOf(edition)}`;
    const event = told.get(tale('edition', edition.id, 'edition.published'));
    if (event) yield* published(record, edition, event);
    else yield { what, wrong: 'stands on no event' };
    if (edition.chain_head !== null && edition.chain_head !== firstHash && !hashes.has(edition.chain_head))
      yield { what, wrong: 'names a link that the chain of events does not have' };
  }
  yield* decided(record, told);
  yield* gone(record, told);
};

/** An edition is what its event says went out, and by whom: whoever rewrites the row and its hashes has to rewrite the chain as well. */
function* published(record: DocumentRecord, edition: PublishedEdition, event: Rows['event']): Generator<Finding> {
  const what = `edition ${numberOf(edition)}`;
  const { manifestHash, changes } = event.facts;
  if (manifestHash !== undefined && manifestHash !== edition.manifest_hash)
    yield { what, wrong: `has another manifest than event ${event.seq} tells of` };
  if (event.actor_id !== null && event.actor_id !== edition.published_by)
    yield { what, wrong: `was published by somebody else than event ${event.seq} names` };
  yield* putBack(edition, event);
  if (!Array.isArray(changes)) return;
  const out = new Set(record.accepted.flatMap((row) => (row.edition_id === edition.id ? [row.change_id] : [])));
  for (const id of changes)
    if (!out.has(String(id)))
      yield { what, wrong: `lacks change ${id}, which event ${event.seq} says went out with it` };
}

/** A rollback names the sections that it put back at their place, as its event does (earlier ones did not); no other edition has any. */
function* putBack({ moved = [], ...edition }: PublishedEdition, { seq, facts }: Rows['event']): Generator<Finding> {
  const what = `edition ${numberOf(edition)}`;
  if (edition.kind !== 'rollback') {
    if (moved.length > 0) yield { what, wrong: 'names sections as put back at their place, and is no rollback' };
  } else if (Array.isArray(facts['moved']) && setOf(facts['moved']) !== setOf(moved))
    yield { what, wrong: `names other sections as put back at their place than event ${seq} tells of` };
}

const setOf = (ids: readonly unknown[]): string =>
  ids
    .map(String)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join();

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

function* decided(record: DocumentRecord, told: Told): Generator<Finding> {
  for (const change of record.changes.values())
    for (const { seq, outcome, decided_by, cause } of record.decisions.get(change.id) ?? []) {
      if (decided_by === null || cause === 'carried' || cause === 'emergency') continue;
      const action = cause === 'taken-out' ? 'change.taken-out' : `change.${outcome}`;
      const event = told.get(tale('change', change.id, action, seq));
      const what = `change ${change.id} of ${proposalOf(record, change)}`;
      if (!event) yield { what, wrong: `has a decision (${seq}) on no event` };
      else if (event.actor_id !== decided_by)
        yield { what, wrong: `was decided (${seq}) by somebody else than event ${event.seq} names` };
    }
}

/** What was told of and is there no more. */
function* gone(record: DocumentRecord, told: Told): Generator<Finding> {
  const ids = new Set(record.published.map(({ id }) => id));
  for (const { seq, action, object_id, object_type, facts } of new Set(told.values())) {
    const what = `event ${seq}`;
    if (action === 'edition.published' && !ids.has(object_id))
      yield { what, wrong: `tells of edition ${object_id}, which is not published` };
    if (object_type !== 'change' || !ofDecisions.has(action) || typeof facts['seq'] !== 'number') continue;
    const made = record.decisions.get(object_id) ?? [];
    if (!made.some((decision) => decision.seq === facts['seq']))
      yield { what, wrong: `tells of a decision (${facts['seq']}) on change ${object_id} that is not there` };
  }
}

const ofDecisions = new Set([
  'change.accepted',
  'change.rejected',
  'change.returned',
  'change.amended',
  'change.taken-out',
]);

const tale = (type: string, id: string, action: string, seq?: unknown): string => [type, id, action, seq].join(' ');
