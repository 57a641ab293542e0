import { isAllowed } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { publishedTree } from '../documents/index.js';
import { NotFound, type Tx } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { type Proposal, Proposals } from './proposals.store.js';
import { placesOfChanges } from './structure/places.query.js';

/**
 * A moderator sees a proposal once it was submitted, when one of its changes acts in a section of theirs. For anybody else, and before,
 * it is not there.
 */
export async function mustSeeAsModerator(
  from: Answers,
  proposal: { id: string; documentId: string },
  actor: Actor,
): Promise<void> {
  const changes = await rowsOf<{ sectionId: string; aspect: string; payload: unknown }>(
    from,
    `select distinct section_id as "sectionId", aspect, case when aspect in ('place', 'standing') then payload end as payload
     from change where proposal_id = $1`,
    [proposal.id],
  );
  const published = await publishedTree(from, proposal.documentId);
  const places = (await placesOfChanges(from, published, changes)).flat();
  if (!places.some((place) => isAllowed(actor, 'change.decide', place))) throw new NotFound();
}

/** The proposal, if this person sees it as a moderator. Throws NotFound. */
export async function findAsModerator(tx: Tx, id: string, actor: Actor): Promise<Proposal> {
  const found = await tx.get(Proposals).find(id);
  if (!found) throw new NotFound();
  await mustSeeAsModerator(tx, found, actor);
  return found;
}
