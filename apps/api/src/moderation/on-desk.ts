import { type Action, mustBeAllowed, type Place } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { findFeedback } from '../feedback/index.js';
import { NotFound, type Tx } from '../platform/index.js';
import { findAsModerator } from '../proposals/index.js';

/** Something that moderators take from their desk: where it is decided, and where claims and assignments of it stand. */
export interface OnDesk {
  id: string;
  documentId: string;
  what: 'proposal' | 'feedback';
  places: readonly Place[];
  /** Whoever may do this at one of the places can be asked to. */
  action: Action;
  tables: { claims: string; assignments: string; key: string };
}

/** A proposal, if this person sees it as a moderator. Throws NotFound. */
export async function proposalOnDesk(tx: Tx, id: string, actor: Actor): Promise<OnDesk> {
  const { documentId } = await findAsModerator(tx, id, actor);
  const [row] = await tx.query<{ jurisdictions: string[] }>('select jurisdictions from proposal where id = $1', [id]);
  const places = [null, ...(row?.jurisdictions ?? [])].map((jurisdiction) => ({ documentId, jurisdiction }));
  const tables = { claims: 'claim', assignments: 'assignment', key: 'proposal_id' };
  return { id, documentId, what: 'proposal', places, action: 'change.decide', tables };
}

/** Feedback that this person answers. Throws NotFound for what they do not see, `not-allowed` for what others answer. */
export async function feedbackOnDesk(tx: Tx, id: string, actor: Actor): Promise<OnDesk> {
  const [seen] = await findFeedback(tx.manager, { id, limit: 1 }, actor);
  if (!seen) throw new NotFound();
  const [place] = await tx.query<{ documentId: string; jurisdiction: string | null }>(
    `with recursive up (section_id, parent_id) as (
       select e.section_id, e.parent_id from entry e join feedback f on f.section_id = e.section_id
       where f.id = $1 and e.until_seq is null
       union all select a.section_id, a.parent_id from up join entry a on a.section_id = up.parent_id and a.until_seq is null)
     select f.document_id as "documentId", (select section.jurisdiction from up join section on section.id = up.section_id
       where up.parent_id is null) as jurisdiction from feedback f where f.id = $1`,
    [id],
  );
  if (!place) throw new NotFound();
  mustBeAllowed(actor, 'feedback.answer', place);
  const tables = { claims: 'feedback_claim', assignments: 'feedback_assignment', key: 'feedback_id' };
  const { documentId } = place;
  return { id, documentId, what: 'feedback', places: [place], action: 'feedback.answer', tables };
}
