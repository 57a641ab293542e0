import type { TurnInput } from '@tarmeem/contract';
import { type Action, isAllowed } from '@tarmeem/review';
import { type Actor, actingRole } from '../accounts/index.js';
import { Documents } from '../documents/index.js';
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
  const { authorId } = await whereFrom(tx, id);
  if (authorId !== null) await proposals.addContributor(proposalId, authorId, 'feedback');
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

/** The document of an item, and who wrote it if they had signed in; unlocked. Throws NotFound. */
async function whereFrom(tx: Tx, id: string): Promise<{ documentId: string; authorId: string | null }> {
  const [row] = await tx.query<{ documentId: string; authorId: string | null }>(
    'select document_id as "documentId", author_id as "authorId" from feedback where id = $1',
    [id],
  );
  if (!row) throw new NotFound();
  return row;
}

/**
 * Says that a proposal takes the item up, or takes that back. Done twice it is done once. From the link on, its author if they signed in
 * counts among those who contributed, as when it was turned into the proposal: they decide no more of it and do not publish it. Taking
 * the link back does not undo that: whether to decide on one's own words must not hang on a link that comes and goes around the decision, and
 * nobody leaves the contributors. What the author decided before stands, for nothing said then that the words were theirs; only what
 * they accepted and is not out yet is in the way of the link (`own-words`): a second person decides it first.
 */
export async function linkProposal(
  tx: Tx,
  { id, number }: { id: string; number: number },
  { linked, actor }: { linked: boolean; actor: Actor },
): Promise<void> {
  const { documentId, authorId } = await whereFrom(tx, id);
  // Who contributed must not change while somebody decides or publishes. Deciding locks the document first, then items: so here.
  await tx.get(Documents).lock(documentId);
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
  if (linked && authorId !== null) await countIn(tx, proposal.id, authorId);
  const contributors = linked && authorId !== null ? await contributionOf(tx, proposal.id, authorId) : undefined;
  record(tx, {
    row,
    actor,
    as: isAllowed(actor, 'feedback.answer', { documentId: row.documentId, jurisdiction })
      ? 'feedback.answer'
      : 'feedback.reply-for-organisation',
    jurisdiction,
    action: linked ? 'feedback.linked' : 'feedback.unlinked',
    facts: { number: view.number, proposalId: proposal.id, contributors },
  });
}

/** How the author counts among the contributors, as the event tells of it: they may have written in it before. */
async function contributionOf(tx: Tx, proposalId: string, authorId: string): Promise<Record<string, string>> {
  const { [authorId]: how } = await tx.get(Proposals).contributions(proposalId);
  return how === undefined ? {} : { [authorId]: how };
}

async function countIn(tx: Tx, proposalId: string, authorId: string): Promise<void> {
  const own = await tx.query<{ id: string }>(
    `select change.id from change join accepted on accepted.change_id = change.id and accepted.pending
       join decision on decision.change_id = change.id and decision.seq = change.decided_seq
     where change.proposal_id = $1 and decision.decided_by = $2 order by change.id`,
    [proposalId, authorId],
  );
  if (own.length > 0)
    throw new Conflict('own-words', {
      detail: 'Whoever wrote the item accepted changes of this proposal that wait for an edition',
      facts: { changeIds: own.map(({ id }) => id) },
    });
  await tx.get(Proposals).addContributor(proposalId, authorId, 'feedback', tx.at);
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
