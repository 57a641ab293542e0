import type { RebaseInput, ResolutionInput } from '@tarmeem/contract';
import { type Conflict, conflictHash, type Doc, resolve, type Take, toJson } from '@tarmeem/document';
import { stepProposal } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { contentHashes, Entries, Revisions, storedText } from '../documents/index.js';
import { ProblemError, Stale, type Tx } from '../platform/index.js';
import {
  headingConflictHash,
  type HeadingSides,
  standingConflictHash,
  structureConflictHash,
} from './conflict-hashes.js';
import { lockOwnProposal, mustBeSeen } from './own-proposal.js';
import { proposalFacts } from './proposal-facts.js';
import { Proposals } from './proposals.store.js';
import { mustKeepUnreadable } from './rooms/keep-unreadable.js';
import { followSources } from './sources/follow-sources.js';
import { aspectOf, rebaseStructure, treeBefore } from './structure/rebase-structure.js';
import { StructureRows } from './structure/structure-rows.store.js';
import { type WorkingCopy, WorkingCopies } from './working-copies.store.js';

/** A place where the writer and the current edition changed the same words, as the caller gets it to choose. */
interface SectionConflict {
  sectionId: string;
  aspect: 'heading' | 'body' | 'place' | 'standing';
  conflicts: unknown;
}

/**
 * Puts every outdated working copy over the current edition by a three-way merge. Where both changed the same words the caller says
 * for each conflict what shall stand; without that nothing is written and the answer (`outdated`) names the conflicts left. A
 * resolution of a conflict that is not there (any more) is `stale`: the caller looked at other texts.
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
  const choices = new Choices(input);
  const before = await treeBefore(tx, proposal);
  const conflicts: SectionConflict[] = [];
  for (const copy of copies.filter((each) => each.baseRevisionId !== null)) {
    const entry = entries.find((each) => each.sectionId === copy.sectionId);
    if (!entry?.live) {
      if (choices.of(copy.sectionId, standingConflictHash(copy)) === 'published')
        await tx.get(WorkingCopies).remove(copy.proposalId, [copy.sectionId]);
      else conflicts.push({ sectionId: copy.sectionId, aspect: 'standing', conflicts: [{ kind: 'structure' }] });
      continue;
    }
    if (entry.revisionId === copy.baseRevisionId || copy.baseRevisionId === null) continue;
    const [base, current] = await Promise.all([
      tx.get(Revisions).get(copy.baseRevisionId),
      tx.get(Revisions).get(entry.revisionId),
    ]);
    const merged = mergeCopy(copy, { base, current }, choices);
    conflicts.push(...merged.conflicts);
    const { hash } = contentHashes(merged.heading, merged.body);
    await tx.get(WorkingCopies).replace(id, copy.sectionId, {
      heading: merged.heading,
      body: toJson(merged.body),
      contentHash: hash,
      revisionId: current.id,
      entryId: entry.id,
    });
    const texts = { base: storedText(base.body), mine: storedText(copy.body) };
    const put = { base: storedText(current.body), mine: merged.body, revisionId: current.id };
    await followSources(tx, { proposalId: id, sectionId: copy.sectionId }, texts, put);
    if (merged.takesName) await tx.get(StructureRows).keepAddress(id, copy.sectionId);
  }
  const structure = await rebaseStructure(tx, { ...proposal, before }, (conflict) => {
    const take = choices.of(conflict.sectionId, structureConflictHash(conflict));
    return take === 'mine' || take === 'published' ? take : undefined;
  });
  for (const { sectionId, kind, mine, published, canKeep } of structure)
    conflicts.push({ sectionId, aspect: aspectOf(mine), conflicts: [{ kind, mine, published, canKeep }] });
  await tx.get(StructureRows).follow(id);
  choices.mustBeUsed();
  if (conflicts.length > 0) {
    throw new ProblemError('outdated', { detail: 'The same words were changed on both sides', facts: { conflicts } });
  }
  if (choices.made) await tx.get(Proposals).addContributor(id, actor.id, 'resolution');
  await tx.get(Proposals).change(id, {}, tx.at);
  await mustKeepUnreadable(tx, id);
}

/** What the caller chose, by section and hash of the conflict. */
class Choices {
  private readonly left: Map<string, ResolutionInput>;
  /** True once a choice of theirs counted. */
  made = false;

  constructor(private readonly input: RebaseInput) {
    this.left = new Map((input.resolutions ?? []).map((each) => [`${each.sectionId} ${each.conflict}`, each]));
  }

  of(sectionId: string, hash: string): Take | undefined {
    const key = `${sectionId} ${hash}`;
    const given = this.left.get(key);
    this.left.delete(key);
    const take = given && (given.take === 'words' ? { words: given.words ?? '' } : given.take);
    this.made ||= (take ?? this.input.keep) !== undefined;
    return take ?? this.input.keep;
  }

  mustBeUsed(): void {
    if (this.left.size > 0) throw new Stale({ conflicts: [...this.left.values()].map(({ conflict }) => conflict) });
  }
}

interface Versions {
  base: { heading: string; body: Parameters<typeof storedText>[0] };
  current: { heading: string; body: Parameters<typeof storedText>[0] };
}

function mergeCopy(
  copy: WorkingCopy,
  { base, current }: Versions,
  choices: Choices,
): { heading: string; body: Doc; takesName: boolean; conflicts: SectionConflict[] } {
  const { sectionId } = copy;
  const conflicts: SectionConflict[] = [];
  const sides = { base: base.heading, mine: copy.heading, published: current.heading };
  const heading = mergeHeading(sides, () => choices.of(sectionId, headingConflictHash(sides)));
  if (heading === null) conflicts.push({ sectionId, aspect: 'heading', conflicts: [sides] });
  const take = (conflict: Conflict) => choices.of(sectionId, conflictHash(conflict));
  const merged = resolve(storedText(base.body), storedText(current.body), storedText(copy.body), take);
  if (merged.open.length > 0) conflicts.push({ sectionId, aspect: 'body', conflicts: merged.open });
  // Whose name stays, theirs is the address.
  const takesName = copy.heading !== base.heading && copy.heading !== current.heading && heading === current.heading;
  return { heading: heading ?? current.heading, body: merged.doc, takesName, conflicts };
}

/** The merged heading; null when both changed it and nobody said what stays. */
function mergeHeading({ base, mine, published }: HeadingSides, take: () => Take | undefined): string | null {
  if (mine === base || mine === published) return published;
  if (published === base) return mine;
  const chosen = take();
  if (chosen === undefined || chosen === 'both') return null;
  if (typeof chosen === 'object') return chosen.words.trim().replace(/\s+/g, ' ').slice(0, 300) || null;
  return chosen === 'mine' ? mine : published;
}
