import { apply, carry, type Change, type Doc, toJson } from '@tarmeem/document';
import { contentHashes, Entries, Revisions, storedText } from '../documents/index.js';
import type { Tx } from '../platform/index.js';
import { Changes, type StoredChange } from './changes.store.js';
import { Proposals } from './proposals.store.js';
import { Rounds } from './rounds.store.js';
import { SourceRows } from './sources/sources.store.js';
import { structureBack } from './structure/structure-back.js';
import { type HeadingChange, isStructural } from './structure/structure-change.js';
import { StructureRows } from './structure/structure-rows.store.js';
import { WorkingCopies } from './working-copies.store.js';

/**
 * After a round is finished, in the same transaction: each section's working copy becomes the current text with the returned and
 * recalled changes of that round. Accepted and rejected ones are not in it, and what does not apply any more is parked.
 */
export async function nextRoundWorkingCopies(tx: Tx, proposalId: string): Promise<void> {
  const proposal = await tx.get(Proposals).find(proposalId);
  const round = await tx.get(Rounds).last(proposalId);
  if (!proposal || !round) throw new Error(`Proposal ${proposalId} has no round`);
  const all = (await tx.get(Changes).ofRound(round.id)).filter(
    ({ outcome }) => outcome === 'returned' || outcome === 'recalled',
  );
  const structure = await structureBack(tx, proposal, all.filter(isStructural));
  for (const change of structure.parked) await tx.get(Changes).park(change, proposalId, tx.at);
  await tx.get(StructureRows).reset(proposalId);
  const back = all.filter((change) => !isStructural(change));
  const copies = await tx.get(WorkingCopies).of(proposalId);
  const sectionIds = new Set([
    ...copies.map((copy) => copy.sectionId),
    ...back.map((change) => change.sectionId),
    ...structure.sections,
  ]);
  for (const sectionId of structure.added) sectionIds.delete(sectionId);
  const entries = await tx.get(Entries).current(proposal.documentId, [...sectionIds]);
  for (const sectionId of sectionIds) {
    const entry = entries.find((each) => each.sectionId === sectionId && each.live);
    const changes = back.filter((change) => change.sectionId === sectionId);
    const text = entry ? await textWith(tx, entry.revisionId, changes) : { parked: changes, kept: 0, slug: null };
    for (const change of text.parked) await tx.get(Changes).park(change, proposalId, tx.at);
    if (!entry || !('heading' in text) || (text.kept === 0 && !structure.sections.has(sectionId))) {
      await tx.get(WorkingCopies).remove(proposalId, [sectionId]);
      continue;
    }
    const { heading, body } = text;
    const contentHash = contentHashes(heading, body).hash;
    const base = { revisionId: entry.revisionId, entryId: entry.id };
    await tx.get(WorkingCopies).replace(proposalId, sectionId, { heading, body: toJson(body), contentHash, ...base });
    if (text.slug) await tx.get(StructureRows).name(proposalId, sectionId, { heading, slug: text.slug, contentHash });
  }
  await structure.put();
  await tx.get(SourceRows).afterRound(round.id);
}

interface TextWith {
  heading: string;
  body: Doc;
  /** The address that comes back with the heading. */
  slug: string | null;
  /** How many changes stand in it. */
  kept: number;
  parked: StoredChange[];
}

async function textWith(tx: Tx, revisionId: string, changes: readonly StoredChange[]): Promise<TextWith> {
  const current = await tx.get(Revisions).get(revisionId);
  const body = storedText(current.body);
  const parked: StoredChange[] = [];
  const chosen: Change[] = [];
  let { heading } = current;
  let slug: string | null = null;
  let published = 0;
  for (const change of changes) {
    if (change.aspect === 'heading') {
      const { before, after, slug: address } = change.payload as HeadingChange;
      if (before === current.heading) [heading, slug] = [after, address?.after ?? null];
      else if (after === current.heading) published += 1;
      else parked.push(change);
      continue;
    }
    const standing = await overCurrent(tx, change, { current, body });
    if (standing === 'already-published') published += 1;
    else if (standing) chosen.push(standing);
    else parked.push(change);
  }
  const kept = changes.length - parked.length - published;
  return { heading, slug, body: apply(body, chosen), kept, parked };
}

/** The change over the current text: as it is, carried there, already in it, or null when its words were touched. */
async function overCurrent(
  tx: Tx,
  change: StoredChange,
  { current, body }: { current: { id: string; bodyHash: string }; body: Doc },
): Promise<Change | 'already-published' | null> {
  const payload = change.payload as Change;
  if (change.baseHash === current.bodyHash) return payload;
  if (change.baseRevisionId === null) return null;
  const base = await tx.get(Revisions).get(change.baseRevisionId);
  const [carried] = carry([payload], storedText(base.body), body);
  if (carried?.outcome === 'already-published') return 'already-published';
  return carried?.outcome === 'carried' ? carried.change : null;
}
