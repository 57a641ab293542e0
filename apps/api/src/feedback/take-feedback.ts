import type { FeedbackView } from '@tarmeem/contract';
import type { Actor } from '../accounts/index.js';
import { NotFound, type Tx } from '../platform/index.js';
import { findFeedback } from './feedback.query.js';
import { type FeedbackRow, FeedbackStore } from './feedback.store.js';

/** An item that this person may see, locked, with what they may do to it and where it is moderated. Throws NotFound. */
export async function takeFeedback(
  tx: Tx,
  id: string,
  actor: Actor,
): Promise<{ row: FeedbackRow; view: FeedbackView; jurisdiction: string | null }> {
  const row = await tx.get(FeedbackStore).lock(id);
  const [view] = await findFeedback(tx.manager, { id, limit: 1 }, actor);
  if (!view) throw new NotFound();
  return { row, view, jurisdiction: await jurisdictionOf(tx, row) };
}

/** The jurisdiction of the part of the current edition that the item's section stands in; null for the whole document. */
export async function jurisdictionOf(tx: Tx, row: FeedbackRow): Promise<string | null> {
  if (!row.sectionId) return null;
  const [top] = await tx.query<{ jurisdiction: string | null }>(
    `with recursive up as (
       select section_id, parent_id from entry where section_id = $1 and until_seq is null
       union all
       select entry.section_id, entry.parent_id from up join entry on entry.section_id = up.parent_id and entry.until_seq is null
     ) select section.jurisdiction from up join section on section.id = up.section_id where up.parent_id is null`,
    [row.sectionId],
  );
  return top?.jurisdiction ?? null;
}
