import { compareTrees } from '@tarmeem/document';
import type { PublishedTree } from '../documents/index.js';
import { type ChangeRow, isBaseCurrent } from '../moderation/index.js';
import { isThereAlready, structureOf, type StructurePayload } from '../proposals/index.js';
import { type Fate, fateOf } from './fates.js';

/** The tree changes went on from, and the one that is current now. */
export interface MovedTree {
  before: PublishedTree;
  after: PublishedTree;
}

/**
 * What becomes of changes of the tree after an edition; those that still stand as they are have no fate. A place that only had another
 * neighbour before is the same place: the change goes on over it. Never a fuzzy case.
 */
export function structureFates(changes: readonly ChangeRow[], { before, after }: MovedTree): Fate[] {
  const moved = new Set(
    compareTrees(before.entries, after.entries).flatMap(({ kind, sectionId }) => (kind === 'moved' ? [sectionId] : [])),
  );
  const fates = new Map<string, Fate>();
  for (const change of changes) {
    const fate = fateIn(change, { after, moved });
    if (fate) fates.set(change.id, fate);
  }
  // What needs a change that does not go on can't go on without it.
  for (let isStable = false; !isStable;) {
    isStable = true;
    for (const change of changes) {
      if (fates.get(change.id)?.act === 'return') continue;
      const lost = change.requires.map((id) => fates.get(id)).find((fate) => fate?.act === 'return');
      if (!lost) continue;
      const fate = fateOf(change, lost.cause === 'section-retired' ? 'section-retired' : 'touched', null);
      if (fate) fates.set(change.id, fate);
      isStable = false;
    }
  }
  return [...fates.values()];
}

function fateIn(
  change: ChangeRow,
  { after, moved }: { after: PublishedTree; moved: ReadonlySet<string> },
): Fate | null {
  const { sectionId } = change;
  const structure = structureOf(change);
  if (!structure) return null;
  if (isThereAlready(after, change)) return fateOf(change, 'already-published', null);
  if (isBaseCurrent(change, after)) return null;
  const line = after.lines.get(sectionId);
  if (structure.kind === 'added' || (line && !line.live)) return fateOf(change, 'section-retired', null);
  if (structure.kind === 'retired' || !line) return fateOf(change, 'touched', null);
  const { parentId } = structure.place;
  if (parentId !== null && after.isRetired(parentId)) return fateOf(change, 'section-retired', null);
  if (moved.has(sectionId)) return fateOf(change, 'touched', null);
  return fateOf(change, 'carried', carriedTo(structure, { after, sectionId, revisionId: line.revisionId }));
}

const carriedTo = (
  payload: StructurePayload,
  { after, sectionId, revisionId }: { after: PublishedTree; sectionId: string; revisionId: string },
): Fate['carried'] => ({ payload, baseHash: after.placeHash(sectionId) ?? '', baseRevisionId: revisionId });
