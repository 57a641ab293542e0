import type { EditionView, PublishInput } from '@tarmeem/contract';
import { formatNumber, nextNumber, publish } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { Documents, Entries, findEdition, Revisions } from '../documents/index.js';
import { AcceptedChanges } from '../moderation/index.js';
import { Conflict, Stale, type Tx } from '../platform/index.js';
import { carryOver } from './carry-over.js';
import { type DraftMaterial, draftMaterial, placeOf } from './draft-material.query.js';
import { publicationChannel, type Publications } from './publications.js';

/**
 * Publishes the prepared draft as the next edition, in one transaction under the document's lock: number, changed entries, standings,
 * accepted changes, a new draft with what was left out, and every other change of the sections that changed carried to their new text
 * or returned. Throws Refused (of the review rules) for what stands in the way, `stale` when the publisher saw another draft.
 */
export async function publishEdition(
  tx: Tx,
  documentId: string,
  { input, actor, seen, publications }: { input: PublishInput; actor: Actor; seen: number; publications: Publications },
): Promise<EditionView> {
  await tx.get(Documents).lock(documentId);
  const material = await draftMaterial(tx, documentId);
  const { draft, current, facts, next, chosen, changes } = material;
  const { events } = publish(facts, input, actor, placeOf(material, actor, 'edition.publish'));
  if (draft.version !== seen) throw new Stale({ version: draft.version });
  if (next.broken.length > 0) throw new Conflict('collides', { facts: { sections: next.broken } });
  const seq = current.seq + 1;
  const number = nextNumber(current, draft.isMajor);
  const draftId = await changeStandings(tx, material, { ...number, seq, publisherId: actor.id });
  const revisions = await writeEntries(tx, material, seq);
  const accepted = tx.get(AcceptedChanges);
  const out = new Set(chosen.map((change) => change.id));
  await accepted.move([...out], draft.id, false);
  const left = changes.filter((change) => !out.has(change.id));
  await accepted.move(
    left.map((change) => change.id),
    draftId,
    true,
  );
  await carryOver(tx, documentId, { sections: next.changed, revisions, published: chosen, editionId: draft.id });
  for (const { action, objectType, objectId, facts: told } of events) {
    tx.record({
      documentId,
      actor: { id: actor.id, role: 'publisher' },
      action,
      objectType,
      objectId,
      facts: { ...told, number: formatNumber(number), seq, kind: 'normal' },
    });
  }
  const published = { documentId, editionId: draft.id, seq, number: formatNumber(number) };
  await tx.query('select pg_notify($1, $2)', [publicationChannel, documentId]);
  tx.afterCommit(() => publications.announce(published));
  const view = await findEdition(tx, documentId, seq);
  if (!view) throw new Error('The edition that was just published is not there');
  return view;
}

/** Superseded, current, and a new draft, in an order that never has two of one standing. Returns the id of the new draft. */
async function changeStandings(
  tx: Tx,
  { documentId, draft, current, next }: DraftMaterial,
  { seq, major, minor, publisherId }: { seq: number; major: number; minor: number; publisherId: string },
): Promise<string> {
  await tx.query('update edition set standing = null, superseded_at = $2, version = version + 1 where id = $1', [
    current.id,
    tx.at,
  ]);
  await tx.query(
    `update edition set standing = 'current', seq = $2, major = $3, minor = $4, published_by = $5, published_at = $6,
       manifest_hash = $7, chain_head = (select hash from event_head where chain = $8), version = version + 1 where id = $1`,
    [draft.id, seq, major, minor, publisherId, tx.at, next.manifestHash, documentId],
  );
  const [made] = await tx.query<{ id: string }>(
    `insert into edition (document_id, standing, created_at) values ($1, 'draft', $2) returning id`,
    [documentId, tx.at],
  );
  if (!made) throw new Error('A draft edition got no id');
  return made.id;
}

/** A new revision and entry for each section that changed; the others are in the edition by their validity. Revision ids by section. */
async function writeEntries(tx: Tx, { documentId, next }: DraftMaterial, seq: number): Promise<Map<string, string>> {
  const revisions = new Map<string, string>();
  const entries = tx.get(Entries);
  await entries.end(
    documentId,
    next.changed.map(({ current }) => current.sectionId),
    seq,
  );
  for (const { current, heading, body, slug } of next.changed) {
    const { sectionId, parentId, afterId, live } = current;
    const { id: revisionId } = await tx.get(Revisions).put(sectionId, heading, body);
    revisions.set(sectionId, revisionId);
    await entries.add({ documentId, sectionId, parentId, afterId, slug, revisionId, live, fromSeq: seq });
  }
  return revisions;
}
