import type { SaveWorkingCopyInput, SavedView } from '@tarmeem/contract';
import { type Doc, innerTable, toJson } from '@tarmeem/document';
import { mustBeAllowed, Refused } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { contentHashes, mustNotNest, Revisions, sectionNow, storedText } from '../documents/index.js';
import { NotFound, ProblemError, Stale, type Tx } from '../platform/index.js';
import { mustBeOwn } from './own-proposal.js';
import { type Proposal, Proposals } from './proposals.store.js';
import { mustKeepUnreadable } from './rooms/keep-unreadable.js';
import { Rooms } from './rooms/rooms.store.js';
import { settleRooms } from './rooms/settle-rooms.js';
import { dropAdded } from './structure/add-section.js';
import { writingIn } from './structure/draft-for-writing.js';
import { type Base, type WorkingCopy, WorkingCopies } from './working-copies.store.js';

interface Save {
  proposalId: string;
  sectionId: string;
  actor: Actor;
  /** The version the writer's text began from; 0: nothing was stored. */
  seen: number;
}

/**
 * Stores what somebody wrote, if nobody stored anything since the version they saw. Takes no document lock: it happens every few
 * seconds. The text was checked before (writtenOn).
 */
export async function saveWorkingCopy(
  tx: Tx,
  save: Save,
  { input, body }: { input: SaveWorkingCopyInput; body: Doc },
): Promise<SavedView> {
  const copies = tx.get(WorkingCopies);
  const rooms = tx.get(Rooms);
  const { hash } = contentHashes(input.heading, body);
  const text = { heading: input.heading, body: toJson(body), contentHash: hash };
  // Asked together, answered in this order: nothing of a room is locked before the proposal is held.
  const [{ proposal, base }, wasInRoom] = await Promise.all([
    mustBeEditable(tx, save),
    rooms.anyOpen(save.proposalId, save.sectionId),
  ]);
  if (innerTable(body) !== null && !(await isNestedAlready(tx, save, base))) mustNotNest(body);
  if (wasInRoom) await settleRooms(tx, proposal.id, save.sectionId);
  const lockAndLook = () =>
    Promise.all([copies.lockPlain(proposal.id, save.sectionId), rooms.anyOpen(proposal.id, save.sectionId)]);
  let [copy, inRoom] = await lockAndLook();
  if (inRoom) {
    // A room that was opened while the lock was waited for: what is stored of it comes first.
    await settleRooms(tx, proposal.id, save.sectionId);
    copy = await copies.lockPlain(proposal.id, save.sectionId);
  }
  if (copy && !copy.live) throw new ProblemError('retired-and-edited', { facts: { sectionId: save.sectionId } });
  let generation: number;
  if (!copy) {
    if (!base) throw new NotFound('There is no such section in this draft');
    const now = await rooms.generation(proposal.id, save.sectionId);
    if (save.seen !== 0 || input.generation !== now) throw new Stale({ version: 0, generation: now });
    const by = { proposalId: proposal.id, sectionId: save.sectionId, by: save.actor.id, at: tx.at };
    const added = await copies.add(by, text, base);
    if (added === null) throw new Stale();
    generation = added;
    await tx.get(Proposals).addContributor(proposal.id, save.actor.id, 'write');
  } else {
    mustBeSeen(copy, save.seen, input.generation);
    generation = await copies.save(copy, text, { personId: save.actor.id, at: tx.at });
  }
  if (inRoom) await mustKeepUnreadable(tx, proposal.id);
  return {
    generation,
    version: (copy?.version ?? 0) + 1,
    savedAt: tx.at.toISOString(),
  };
}

/** Whether a table stands in a cell of what is written on: it was stored before that was refused. */
async function isNestedAlready(tx: Tx, { proposalId, sectionId }: Save, base: Base | null): Promise<boolean> {
  const copies = await tx.get(WorkingCopies).of(proposalId);
  const written = copies.find((copy) => copy.sectionId === sectionId);
  const begun = base && (await tx.get(Revisions).get(base.revisionId));
  return [written, begun].some((text) => text && innerTable(storedText(text.body)) !== null);
}

/** Takes a section out of the proposal: its text and place are those of the current edition again. One that was added is gone. */
export async function dropWorkingCopy(tx: Tx, save: Save): Promise<void> {
  // Locks the proposal at once: two who hold it and then both lock it would wait for each other.
  const writing = await writingIn(tx, save.proposalId, save.actor);
  await mustBeEditable(tx, save);
  const copies = tx.get(WorkingCopies);
  const copy = await copies.lock(save.proposalId, save.sectionId);
  if (!copy) throw new NotFound('The proposal does not touch this section');
  mustBeSeen(copy, save.seen, copy.generation);
  if (copy.baseEntryId === null) await dropAdded(writing, save.sectionId);
  else await copies.remove(save.proposalId, [save.sectionId]);
  await mustKeepUnreadable(tx, save.proposalId);
}

function mustBeSeen(copy: Pick<WorkingCopy, 'version' | 'generation'>, seen: number, generation: number): void {
  if (copy.version !== seen || copy.generation !== generation) {
    throw new Stale({ version: copy.version, generation: copy.generation });
  }
}

/** Visible, in the current edition, allowed, and being drafted: in this order. */
export async function mustBeEditable(tx: Tx, { proposalId, sectionId, actor }: Omit<Save, 'seen'>) {
  const [held, there] = await Promise.all([tx.get(Proposals).hold(proposalId), sectionNow(tx, sectionId)]);
  const proposal: Proposal = mustBeOwn(held, actor);
  const section = there?.documentId === proposal.documentId ? there : null;
  const copy = section ? null : await tx.get(WorkingCopies).find(proposalId, sectionId);
  if (!section && copy?.baseEntryId !== null) throw new NotFound('There is no such section in this draft');
  const { documentId, organisationId } = proposal;
  const jurisdiction = section ? section.jurisdiction : await jurisdictionOf(tx, sectionId);
  mustBeAllowed(actor, 'proposal.edit', { documentId, jurisdiction, organisationId });
  if (proposal.state !== 'drafting') {
    throw new Refused('not-now', 'Only a proposal that is being drafted can be written in.', {
      facts: { state: proposal.state },
    });
  }
  const base: Base | null = section ? { revisionId: section.revisionId, entryId: section.entryId } : null;
  return { proposal, base };
}

/** Of a section that no edition holds yet: that of the section it is added under. */
async function jurisdictionOf(tx: Tx, sectionId: string): Promise<string | null> {
  const [row] = await tx.query<{ jurisdiction: string | null }>('select jurisdiction_of($1) as jurisdiction', [
    sectionId,
  ]);
  return row?.jurisdiction ?? null;
}
