import type { RebaseInput } from '@tarmeem/contract';
import { type Doc, merge, toJson } from '@tarmeem/document';
import { stepProposal } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { contentHashes, Entries, type Revision, Revisions, storedText } from '../documents/index.js';
import { ProblemError, type Tx } from '../platform/index.js';
import { lockOwnProposal, mustBeSeen } from './own-proposal.js';
import { proposalFacts } from './proposal-facts.js';
import { Proposals } from './proposals.store.js';
import { type WorkingCopy, WorkingCopies } from './working-copies.store.js';

/** A place where the writer and the current edition changed the same words, as the caller gets it to choose. */
interface SectionConflict {
  sectionId: string;
  aspect: 'heading' | 'body';
  conflicts: unknown;
}

/**
 * Puts every outdated working copy over the current edition by a three-way merge. Where both changed the same words the caller says
 * whose stay; without that nothing is written and the answer (`outdated`) names the conflicts.
 */
export async function rebaseProposal(
  tx: Tx,
  id: string,
  { input, actor, seen }: { input: RebaseInput; actor: Actor; seen: number },
): Promise<void> {
  const proposal = await lockOwnProposal(tx, id, actor);
  const { facts } = await proposalFacts(tx, proposal, actor);
  stepProposal(facts, 'rebase');
  mustBeSeen(proposal, seen);
  const copies = await tx.get(WorkingCopies).of(id);
  const entries = await tx.get(Entries).current(proposal.documentId);
  const conflicts: SectionConflict[] = [];
  for (const copy of copies) {
    const entry = entries.find((each) => each.sectionId === copy.sectionId);
    if (!entry?.live) {
      await retired(tx, copy, { keep: input.keep, conflicts });
      continue;
    }
    if (entry.revisionId === copy.baseRevisionId) continue;
    const [base, current] = await Promise.all([
      tx.get(Revisions).get(copy.baseRevisionId),
      tx.get(Revisions).get(entry.revisionId),
    ]);
    const merged = mergeCopy(copy, { base, current, keep: input.keep });
    conflicts.push(...merged.conflicts);
    const { hash } = contentHashes(merged.heading, merged.body);
    await tx.get(WorkingCopies).replace(id, copy.sectionId, {
      heading: merged.heading,
      body: toJson(merged.body),
      contentHash: hash,
      revisionId: current.id,
      entryId: entry.id,
    });
  }
  if (conflicts.length > 0) {
    throw new ProblemError('outdated', { detail: 'The same words were changed on both sides', facts: { conflicts } });
  }
  if (input.keep) await tx.get(Proposals).addContributor(id, actor.id, 'resolution');
  await tx.get(Proposals).change(id, {}, tx.at);
}

/** A section that was retired: its working copy goes, once the caller has said that the published state stays. */
async function retired(
  tx: Tx,
  copy: WorkingCopy,
  { keep, conflicts }: { keep: RebaseInput['keep']; conflicts: SectionConflict[] },
): Promise<void> {
  if (keep === 'published') await tx.get(WorkingCopies).remove(copy.proposalId, [copy.sectionId]);
  else conflicts.push({ sectionId: copy.sectionId, aspect: 'body', conflicts: [{ kind: 'structure' }] });
}

interface Versions {
  base: Revision;
  current: Revision;
  keep: RebaseInput['keep'];
}

function mergeCopy(
  copy: WorkingCopy,
  { base, current, keep }: Versions,
): { heading: string; body: Doc; conflicts: SectionConflict[] } {
  const { sectionId } = copy;
  const conflicts: SectionConflict[] = [];
  const heading = mergeHeading(copy.heading, { base, current, keep });
  if (heading === null) {
    const sides = { base: base.heading, mine: copy.heading, published: current.heading };
    conflicts.push({ sectionId, aspect: 'heading', conflicts: [sides] });
  }
  const texts = [storedText(base.body), storedText(current.body), storedText(copy.body)] as const;
  const merged = merge(...texts);
  // The merged document holds the second text where both differ: the caller's choice says which text is second.
  const chosen = keep === 'mine' && merged.conflicts.length > 0 ? merge(texts[0], texts[2], texts[1]) : merged;
  if (!keep && merged.conflicts.length > 0) conflicts.push({ sectionId, aspect: 'body', conflicts: merged.conflicts });
  return { heading: heading ?? current.heading, body: chosen.doc, conflicts };
}

/** The merged heading; null when both changed it and nobody said whose stays. */
function mergeHeading(mine: string, { base, current, keep }: Versions): string | null {
  if (mine === base.heading || mine === current.heading) return current.heading;
  if (current.heading === base.heading) return mine;
  return keep === undefined ? null : keep === 'mine' ? mine : current.heading;
}
