import { isAllowed } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { publishedTree } from '../documents/index.js';
import { NotAllowed, type Tx } from '../platform/index.js';

/** Throws NotAllowed unless this person moderates the place: a section's jurisdiction, or for a whole document all of it. */
export async function mustEnter(
  tx: Tx,
  actor: Actor | undefined,
  { documentId, sectionId }: { documentId: string; sectionId: string | null },
): Promise<void> {
  const jurisdiction = sectionId ? ((await publishedTree(tx, documentId)).jurisdictionOf(sectionId) ?? null) : null;
  if (!actor || !isAllowed(actor, 'feedback.release', { documentId, jurisdiction }))
    throw new NotAllowed('Only a moderator of the place enters what came another way');
}

/** The latest day that it is anywhere now. */
export function dayAhead(now: Date): string {
  return new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
}
