import { type OutlineSection, type PublishedTree } from '../documents/index.js';
import { isStructural, structureOf } from '../proposals/index.js';
import type { ChangeRow } from './decisions.store.js';

/** What of a change says on which base it was made. */
type Based = Pick<ChangeRow, 'sectionId' | 'aspect' | 'baseHash' | 'payload'>;

/**
 * Outdated is judged by aspect and by hash, so the same words again are the same base. A section that is gone has no base; what is
 * added or moved needs the section to stand under, published or still to come with its own proposal.
 */
export function isBaseCurrent(change: Based, published: PublishedTree): boolean {
  const { sectionId, baseHash } = change;
  const structure = structureOf(change);
  if (structure?.kind === 'added')
    return !published.lines.has(sectionId) && mayStandUnder(published, structure.place.parentId);
  const line = published.lines.get(sectionId);
  if (!line?.live) return false;
  if (structure?.kind === 'moved')
    return baseHash === published.placeHash(sectionId) && mayStandUnder(published, structure.place.parentId);
  if (structure?.kind === 'retired') return baseHash === published.standingHash(sectionId);
  return baseHash === (change.aspect === 'heading' ? line.headingHash : line.bodyHash);
}

const mayStandUnder = (published: PublishedTree, parentId: string | null): boolean =>
  parentId === null || !published.isRetired(parentId);

/** What the rules ask of a structural change beside its section. */
export function structuralFacts(change: Pick<ChangeRow, 'aspect' | 'payload'>): {
  retires?: boolean;
  under?: string | null;
} {
  if (!isStructural(change)) return {};
  const structure = structureOf(change);
  if (structure?.kind === 'retired') return { retires: true };
  return structure ? { under: structure.place.parentId } : {};
}

/** A section as reviews show it; one that a proposal adds has no published text. */
export type ReviewedSection = Pick<OutlineSection, 'sectionId' | 'heading' | 'path' | 'jurisdiction'>;
