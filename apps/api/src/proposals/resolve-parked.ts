import type { ResolveParkedInput } from '@tarmeem/contract';
import {
  apply,
  type Change,
  changesFor,
  compare,
  type Conflict as Clash,
  type Doc,
  merge,
  resolve,
  toJson,
} from '@tarmeem/document';
import { stepProposal } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { contentHashes, Entries, Revisions, storedText } from '../documents/index.js';
import { Conflict, NotFound, type Tx } from '../platform/index.js';
import { Changes, type StoredChange } from './changes.store.js';
import { type HeadingChange, isStructural } from './structure/structure-change.js';
import { putParkedStructure } from './structure/put-parked.js';
import { lockOwnProposal, mustBeSeen } from './own-proposal.js';
import { proposalFacts } from './proposal-facts.js';
import { type Proposal, Proposals } from './proposals.store.js';
import { recordFor } from './record.js';
import { mustKeepUnreadable } from './rooms/keep-unreadable.js';
import { SourceRows } from './sources/sources.store.js';
import { WorkingCopies } from './working-copies.store.js';

/**
 * Puts a parked change into the working copy of its section, or drops it. Where other words stand in its place now, its own take
 * their place, unless it only adds some: the writer saw both. Throws `not-now` when its section was retired and nothing is left to put it in.
 */
export async function resolveParked(
  tx: Tx,
  { proposalId, changeId }: { proposalId: string; changeId: string },
  { input, actor, seen }: { input: ResolveParkedInput; actor: Actor; seen: number },
): Promise<void> {
  const proposal = await lockOwnProposal(tx, proposalId, actor);
  const { facts } = await proposalFacts(tx, proposal, actor);
  stepProposal(facts, 'edit');
  mustBeSeen(proposal, seen);
  const change = await tx.get(Changes).parked(proposalId, changeId);
  if (!change) throw new NotFound('No such change waits beside this proposal');
  const { resolution } = input;
  if (resolution === 'put-in') {
    await putIn(tx, proposal, change);
    await mustKeepUnreadable(tx, proposalId);
    await tx.get(SourceRows).putBack(change, tx.at);
    await tx.get(Proposals).addContributor(proposalId, actor.id, 'resolution');
  }
  await tx.get(Changes).resolveParked(changeId, { resolution, by: actor.id, at: tx.at });
  await tx.get(Proposals).change(proposalId, {}, tx.at);
  const action = resolution === 'put-in' ? 'change.put-in' : 'change.dropped';
  recordFor(tx, { proposal, actor }, [{ action, objectType: 'change', objectId: changeId, facts: { proposalId } }]);
}

async function putIn(tx: Tx, { id, documentId }: Proposal, change: StoredChange): Promise<void> {
  const { sectionId } = change;
  if (isStructural(change)) return putParkedStructure(tx, { id, documentId }, change);
  const [entry] = await tx.get(Entries).current(documentId, [sectionId]);
  if (!entry?.live) throw new Conflict('not-now', { detail: 'The section was retired since' });
  const copy = await tx.get(WorkingCopies).lock(id, sectionId);
  const text = copy ?? (await tx.get(Revisions).get(entry.revisionId));
  const at = { revisionId: copy?.baseRevisionId ?? entry.revisionId, entryId: copy?.baseEntryId ?? entry.id };
  const heading = change.aspect === 'heading' ? (change.payload as HeadingChange).after : text.heading;
  const body = change.aspect === 'body' ? await withChange(tx, change, storedText(text.body)) : storedText(text.body);
  const contentHash = contentHashes(heading, body).hash;
  await tx.get(WorkingCopies).replace(id, sectionId, { heading, body: toJson(body), contentHash, ...at });
}

/**
 * The text with the change in it, by way of the text the change was made on. Where other words stand there now the change stands; one
 * that only adds words takes none of them back.
 */
async function withChange(tx: Tx, change: StoredChange, text: Doc): Promise<Doc> {
  if (change.baseRevisionId === null) throw new Error(`The change ${change.id} has no base`);
  const base = storedText((await tx.get(Revisions).get(change.baseRevisionId)).body);
  const payload = change.payload as Change;
  const put = apply(base, [payload]);
  if (payload.kind === 'inserted') {
    const stays = (clash: Clash) => (changesFor(base, clash, 'both') ? 'both' : undefined);
    // Of two that stay the first stands first: what is added at the end of other words comes behind what was published for them.
    const sides = isBehind(payload, compare(base, text)) ? ([text, put] as const) : ([put, text] as const);
    const both = resolve(base, ...sides, stays);
    if (both.open.length === 0) return both.doc;
  }
  return merge(base, put, text).doc;
}

/** Whether something is put in within or behind what others put something else for. */
const isBehind = ({ splices: [first] }: Change, others: readonly Change[]): boolean =>
  first !== undefined &&
  others.some(({ splices }) => splices.some(({ from, to }) => from < first.from && first.from <= to));
