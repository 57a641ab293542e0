import type { Doc, DocJson } from '@tarmeem/document';
import { type OutlineSection } from '../documents/index.js';
import { AcceptedChanges, type ChangeRow, type PendingChange, pendingChanges } from '../moderation/index.js';
import type { Tx } from '../platform/index.js';
import { isStructural, Proposals } from '../proposals/index.js';
import { putNewRows, returnBySystem } from './carry-rows.js';
import { type Fate, fatesOf } from './fates.js';

/** A section of which an edition has other words, or which it retires (`to` null). */
export interface ReleasedSection {
  current: Pick<OutlineSection, 'sectionId' | 'bodyHash' | 'headingHash'>;
  currentBody: DocJson;
  to: { heading: string; body: Doc; bodyHash: string; headingHash: string; revisionId: string } | null;
}

/** What an edition brought. */
export interface Publication {
  documentId: string;
  editionId: string;
  sections: readonly ReleasedSection[];
  published: readonly Pick<ChangeRow, 'sectionId' | 'payloadHash'>[];
}

/**
 * After a publication, in its transaction: every accepted change that waits on a section that changed goes on over the new text as a
 * new row with its decision, is found in the edition already and goes out with it, or is returned by the system with the reason. Gives
 * the ids of those that the edition held already.
 */
export async function carryAccepted(
  tx: Tx,
  { documentId, editionId, sections, published }: Publication,
): Promise<readonly string[]> {
  const waiting = await pendingChanges(
    tx,
    documentId,
    sections.map(({ current }) => current.sectionId),
  );
  const fates = sections.flatMap((section) => fatesIn(section, waiting, published));
  if (fates.length === 0) return [];
  for (const id of [...new Set(fates.map(({ change }) => change.proposalId))].sort()) await tx.get(Proposals).lock(id);
  const those = (act: Fate['act']): Fate[] => fates.filter((fate) => fate.act === act);
  const idsOf = (some: readonly Fate[]): string[] => some.map(({ change }) => change.id);
  // First out with what does not go on: gaps over the old text and over the new one must not meet in the draft.
  await tx.get(AcceptedChanges).move(idsOf(those('published')), editionId, false);
  await tx.get(AcceptedChanges).remove(idsOf(those('return')));
  await putNewRows(tx, those('new-row'), { documentId, editionId, waiting });
  await returnBySystem(tx, those('return'), { documentId, editionId });
  return idsOf(those('published'));
}

function fatesIn(
  { current, currentBody, to }: ReleasedSection,
  waiting: readonly PendingChange[],
  published: Publication['published'],
): Fate[] {
  const { sectionId, bodyHash, headingHash } = current;
  // The payload hash is over the edit itself: the same hash over the same base is the same edit.
  const out = new Set(published.filter((one) => one.sectionId === sectionId).map(({ payloadHash }) => payloadHash));
  return fatesOf(
    waiting.filter((change) => change.sectionId === sectionId && !isStructural(change)),
    { from: { body: currentBody, bodyHash, headingHash }, to },
    ({ payloadHash }) => out.has(payloadHash),
  );
}
