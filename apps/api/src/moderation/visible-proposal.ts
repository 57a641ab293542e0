import { isAllowed } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { outlineOf } from '../documents/index.js';
import { NotFound, type Tx } from '../platform/index.js';
import { type Proposal, Proposals } from '../proposals/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/**
 * A moderator sees a proposal once it was submitted, when a section of one of its rounds is theirs. For anybody else, and before,
 * it is not there.
 */
export async function mustSeeAsModerator(
  from: Answers,
  proposal: { id: string; documentId: string },
  actor: Actor,
): Promise<void> {
  const touched = await rowsOf<{ sectionId: string }>(
    from,
    'select distinct section_id as "sectionId" from change where proposal_id = $1',
    [proposal.id],
  );
  const outline = await outlineOf(from, proposal.documentId);
  const seen = touched.some(({ sectionId }) => {
    const jurisdiction = outline.find((section) => section.sectionId === sectionId)?.jurisdiction ?? null;
    return isAllowed(actor, 'change.decide', { documentId: proposal.documentId, jurisdiction });
  });
  if (!seen) throw new NotFound();
}

/** The proposal, if this person sees it as a moderator. Throws NotFound. */
export async function findAsModerator(tx: Tx, id: string, actor: Actor): Promise<Proposal> {
  const found = await tx.get(Proposals).find(id);
  if (!found) throw new NotFound();
  await mustSeeAsModerator(tx, found, actor);
  return found;
}
