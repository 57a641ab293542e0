import { Conflict, type Tx } from '../../platform/index.js';

/** What is answered while a room of a proposal holds words that make no valid text. */
export const unreadable = (sectionId: string): Conflict =>
  new Conflict('not-now', {
    detail: 'What was written together makes no valid text at the moment.',
    facts: { because: 'unreadable', what: 'unreadable', sectionId },
  });

/**
 * Ends a step on a draft: throws `not-now` where the step closed a room over words that make no valid text at the moment. They are in
 * no working copy, so they would be lost with the room; who writes there puts them right first.
 */
export async function mustKeepUnreadable(tx: Tx, proposalId: string): Promise<void> {
  const [lost] = await tx.query<{ sectionId: string }>(
    'select section_id as "sectionId" from room where proposal_id = $1 and unreadable and closed_at = now() limit 1',
    [proposalId],
  );
  if (lost) throw unreadable(lost.sectionId);
}
