import { randomUUID } from 'node:crypto';
import type { EditionView } from '@tarmeem/contract';
import { type EditionNumber, formatNumber, type ReviewEvent } from '@tarmeem/review';
import { askToPlaceAnchors } from '../feedback/index.js';
import { Entries, type NewEntry, publishedTree } from '../documents/index.js';
import { AcceptedChanges } from '../moderation/index.js';
import type { EventActor, Tx } from '../platform/index.js';
import { askToCarryOpen } from './carry-open-changes.js';
import { askToCarryOpenStructure, carryAcceptedStructure } from './carry-structure.js';
import { carryAccepted, type ReleasedSection } from './carry-over.js';
import type { CurrentEdition } from './draft-material.query.js';
import { callOff } from './cancel-schedule.js';
import { publicationChannel, type Publications } from './publications.js';
import { whatWaits } from './what-waits.query.js';
import { plannedOnce } from '../platform/database/planned.js';

/** What an edition is born with when it was no draft before. */
export interface BornEdition {
  kind: 'emergency' | 'rollback';
  reason: string;
  preparedBy: string | null;
  preparedAt: Date | null;
  rollbackOf: { editionId: string; number: string } | null;
  /** The sections a rollback puts back at their place. */
  moved?: readonly string[];
}

/** An edition that comes out now, whatever its kind. */
export interface Release {
  documentId: string;
  /** Of the draft or scheduled row that becomes current; with `born`, of a new one. */
  editionId: string;
  born?: BornEdition;
  /** The edition it takes the place of. */
  current: CurrentEdition;
  number: EditionNumber;
  isMajor: boolean;
  changeNote: string;
  publishedBy: string;
  manifestHash: string;
  /** The lines of the manifest that change. */
  entries: readonly Omit<NewEntry, 'documentId' | 'fromSeq'>[];
  /** The sections whose text changes, or that are retired: what waits on them is carried. */
  sections: readonly ReleasedSection[];
  /** Lines that only name another sibling: nothing happened to these sections. */
  reordered?: ReadonlySet<string>;
  /** The changes that go out with it. */
  published: readonly { id: string; sectionId: string; payloadHash: string }[];
  /** Puts the accepted changes into the edition that are born with it. */
  accept?: () => Promise<void>;
  /** The draft itself comes out: a new one is made, and takes these. */
  newDraft: { waiting: readonly string[] } | null;
  events: readonly ReviewEvent[];
  actor: EventActor | null;
}

/**
 * What every publication does, in its transaction and under the document's lock: standings, number, changed entries, accepted changes
 * (asked together, done in this order); a schedule that it touches is called off; what waits is carried; everybody is told after the commit.
 */
export async function release(tx: Tx, it: Release, publications: Publications): Promise<EditionView> {
  const { documentId, editionId, number } = it;
  const seq = it.current.seq + 1;
  const sectionIds = it.entries.flatMap(({ sectionId }) => (it.reordered?.has(sectionId) ? [] : [sectionId]));
  const published = it.published.map((change) => change.id);
  const waits = await whatWaits(tx, documentId, { editionId, sectionIds, published });
  const before = waits.tree ? await publishedTree(tx, documentId) : null;
  await Promise.all([
    makeCurrent(tx, it, seq),
    putEntries(tx, it, seq),
    moveAccepted(tx, it),
    tx.query(plannedOnce('select pg_notify($1, $2)'), [publicationChannel, documentId]),
  ]);
  if (waits.scheduled) await callOff(tx, documentId, { cause: 'text-published', actor: null });
  const already = waits.accepted ? [...(await carryAccepted(tx, it))] : [];
  if (before) {
    already.push(...(await carryAcceptedStructure(tx, { documentId, editionId, before })));
    await askToCarryOpenStructure(tx, documentId);
  }
  await askToCarryOpen(tx, documentId, waits.undecided);
  await askToPlaceAnchors(tx, documentId, sectionIds);
  for (const { action, objectType, objectId, facts } of it.events) {
    const told = { ...facts, number: formatNumber(number), seq, already };
    tx.record({ documentId, actor: it.actor, action, objectType, objectId, facts: told });
  }
  const come = { documentId, editionId, seq, number: formatNumber(number) };
  tx.afterCommit(() => publications.announce(come));
  return viewOf(it, { seq, publishedAt: tx.at, sectionsChanged: new Set(sectionIds).size });
}

/** What is said of an edition that has just come out, as it would be read. */
const viewOf = (
  { number, born, isMajor, changeNote }: Release,
  { seq, publishedAt, sectionsChanged }: { seq: number; publishedAt: Date; sectionsChanged: number },
): EditionView => ({
  number: formatNumber(number),
  seq,
  kind: born?.kind ?? 'normal',
  current: true,
  major: isMajor,
  changeNote,
  publishedAt: publishedAt.toISOString(),
  supersededAt: null,
  sectionsChanged,
  emergency: born?.kind === 'emergency' ? 'waiting' : null,
  refusedText: null,
  rollbackOf: born?.rollbackOf?.number ?? null,
  withdrawal: null,
  errata: [],
});

/** What is published goes out with the edition; what was left out of the draft waits in a new one. */
async function moveAccepted(tx: Tx, { documentId, editionId, published, newDraft, accept }: Release): Promise<void> {
  if (accept) await accept();
  const accepted = tx.get(AcceptedChanges);
  const draftId = randomUUID();
  await Promise.all([
    accepted.move(
      published.map((change) => change.id),
      editionId,
      false,
    ),
    newDraft && addDraft(tx, documentId, draftId),
    newDraft && accepted.move(newDraft.waiting, draftId, true),
  ]);
}

/** A draft edition with nothing in it; the one before has another standing already. */
export async function addDraft(tx: Tx, documentId: string, id: string = randomUUID()): Promise<string> {
  await tx.query(
    plannedOnce(`insert into edition (id, document_id, standing, created_at) values ($1, $2, 'draft', $3)`),
    [id, documentId, tx.at],
  );
  return id;
}

/** Superseded and current: whose constraint asks at the end of a statement, so that there are never two of one standing. */
async function makeCurrent(tx: Tx, it: Release, seq: number): Promise<void> {
  if (it.born) {
    await Promise.all([
      tx.query(plannedOnce(superseded), [it.current.id, tx.at]),
      addCurrent(tx, { ...it, born: it.born }, seq),
    ]);
    return;
  }
  await tx.query(
    plannedOnce(`with superseded as (${superseded} returning 1)
     update edition set standing = 'current', seq = $3, major = $4, minor = $5, published_by = $6, published_at = $2,
       manifest_hash = $7, chain_head = (select hash from event_head where chain = $8), version = version + 1
     where id = $9 and (select count(*) from superseded) = 1`),
    [
      it.current.id,
      tx.at,
      seq,
      it.number.major,
      it.number.minor,
      it.publishedBy,
      it.manifestHash,
      it.documentId,
      it.editionId,
    ],
  );
}

const superseded = 'update edition set standing = null, superseded_at = $2, version = version + 1 where id = $1';

async function addCurrent(tx: Tx, { born, ...it }: Release & { born: BornEdition }, seq: number): Promise<void> {
  await tx.query(
    `insert into edition (id, document_id, standing, kind, seq, major, minor, is_major, change_note, reason, rollback_of, prepared_by,
       prepared_at, published_by, published_at, manifest_hash, moved, chain_head, created_at)
     values ($1, $2, 'current', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
       $16, (select hash from event_head where chain = $17), $14)`,
    [
      it.editionId,
      it.documentId,
      born.kind,
      seq,
      it.number.major,
      it.number.minor,
      it.isMajor,
      it.changeNote,
      born.reason,
      born.rollbackOf?.editionId ?? null,
      born.preparedBy,
      born.preparedAt,
      it.publishedBy,
      tx.at,
      it.manifestHash,
      born.moved ?? [],
      it.documentId,
    ],
  );
}

/** A new entry for each section that changed; the others are in the edition by their validity. */
const putEntries = (tx: Tx, { documentId, entries }: Release, seq: number): Promise<void> =>
  tx.get(Entries).replace(entries.map((entry) => ({ ...entry, documentId, fromSeq: seq })));
