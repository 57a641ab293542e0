import type { TurnInput } from '@tarmeem/contract';
import { type Action, isAllowed } from '@tarmeem/review';
import { type Actor, actingRole } from '../accounts/index.js';
import { findFeedback, takeFeedback } from '../feedback/index.js';
import { Conflict, Malformed, NotAllowed, NotFound, type Tx } from '../platform/index.js';
import { beginProposal, type Proposal, Proposals, mustSeeAsModerator } from '../proposals/index.js';
import { AnswerLinks } from './links.store.js';

/** An item in the hands of who acts on it: locked, seen by them, and neither withdrawn nor refused. */
type Item = Awaited<ReturnType<typeof takeFeedback>>;

async function take(tx: Tx, id: string, actor: Actor, verdict: 'propose' | 'link'): Promise<Item> {
  const item = await takeFeedback(tx, id, actor);
  const { allowed, because } = item.view.may[verdict];
  if (because === 'not-now') throw new Conflict('not-now', { facts: { state: item.view.state } });
  if (!allowed) throw new NotAllowed();
  return item;
}

/**
 * Begins a proposal of the person's organisation from what was said: a draft on its section, with the link. Who turned it, and its
 * author if they signed in, count among those who contributed: neither decides it. Throws `malformed` without a section.
 */
export async function turnIntoProposal(
  tx: Tx,
  id: string,
  { input, actor }: { input: TurnInput; actor: Actor },
): Promise<string> {
  const { row, view, jurisdiction } = await take(tx, id, actor, 'propose');
  const sectionId = row.sectionId ?? input.sectionId;
  if (!sectionId)
    throw new Malformed([
      { code: 'section', detail: 'What is about the whole document is proposed on one section', pointer: '/sectionId' },
    ]);
  const { documentId } = row;
  const proposalId = await beginProposal(tx, { documentId, title: input.title, sectionIds: [sectionId], actor });
  const proposals = tx.get(Proposals);
  await proposals.addContributor(proposalId, actor.id, 'conversion');
  const [author] = await tx.query<{ id: string | null }>('select author_id as id from feedback where id = $1', [id]);
  if (author?.id) await proposals.addContributor(proposalId, author.id, 'feedback');
  await tx.get(AnswerLinks).link({ feedbackId: id, proposalId, how: 'turned', by: actor.id, at: tx.at });
  record(tx, {
    row,
    actor,
    as: 'proposal.create',
    jurisdiction,
    action: 'feedback.turned-into-proposal',
    facts: { number: view.number, proposalId },
  });
  return proposalId;
}

/** Says that a proposal takes the item up, or takes that back. Done twice it is done once. */
export async function linkProposal(
  tx: Tx,
  { id, number }: { id: string; number: number },
  { linked, actor }: { linked: boolean; actor: Actor },
): Promise<void> {
  const { row, view, jurisdiction } = await take(tx, id, actor, 'link');
  const proposal = await numbered(tx, row.documentId, { number, actor });
  const links = tx.get(AnswerLinks);
  const at = { feedbackId: id, proposalId: proposal.id };
  // What was decided stays with its decision: a change that answers the item is taken out, not its link.
  if (!linked && (await links.answers(id, proposal.id)))
    throw new Conflict('not-now', { facts: { state: view.state } });
  const did = linked
    ? await links.link({ ...at, how: 'linked', by: actor.id, at: tx.at })
    : await links.unlink(id, proposal.id);
  if (!did) return;
  record(tx, {
    row,
    actor,
    as: isAllowed(actor, 'feedback.answer', { documentId: row.documentId, jurisdiction })
      ? 'feedback.answer'
      : 'feedback.reply-for-organisation',
    jurisdiction,
    action: linked ? 'feedback.linked' : 'feedback.unlinked',
    facts: { number: view.number, proposalId: proposal.id },
  });
}

/** A submitted proposal that the person sees: of their own organisation, or as a moderator. Throws NotFound. */
async function numbered(
  tx: Tx,
  documentId: string,
  { number, actor }: { number: number; actor: Actor },
): Promise<Proposal> {
  const [row] = await tx.query<{ id: string }>('select id from proposal where document_id = $1 and number = $2', [
    documentId,
    number,
  ]);
  const proposal = row && (await tx.get(Proposals).find(row.id));
  if (!proposal) throw new NotFound();
  if (proposal.organisationId !== actor.organisationId) await mustSeeAsModerator(tx, proposal, actor);
  return proposal;
}

function record(
  tx: Tx,
  it: {
    row: Item['row'];
    actor: Actor;
    as: Action;
    jurisdiction: string | null;
    action: string;
    facts: Record<string, unknown>;
  },
): void {
  const place = { documentId: it.row.documentId, jurisdiction: it.jurisdiction };
  tx.record({
    documentId: it.row.documentId,
    actor: { id: it.actor.id, role: actingRole(it.actor, it.as, place) },
    action: it.action,
    objectType: 'feedback',
    objectId: it.row.id,
    facts: it.facts,
  });
}

/** The item as its linker sees it afterwards. */
export async function itemNow(tx: Tx, id: string, actor: Actor) {
  const [view] = await findFeedback(tx.manager, { id, limit: 1 }, actor);
  if (!view) throw new NotFound();
  return view;
}
