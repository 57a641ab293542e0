import { Conflict, ProblemError } from '../../platform/index.js';
import { Malformed } from '../../platform/index.js';
import { mustPropose, placedIn, settle, sourceOf, type Writing } from './draft-for-writing.js';
import { draftOver, type DraftTree } from './draft-tree.js';
import { type StructureRow, StructureRows } from './structure-rows.store.js';

/**
 * Retires a section in a draft: alone on it, and only when nothing lives under it any more. With `subtree`, what is published below
 * it is retired with it. Nothing is ever deleted: it becomes a tombstone.
 */
export async function retireSections(writing: Writing, sectionId: string, subtree: boolean): Promise<void> {
  const { tx, proposal, draft, actor } = writing;
  const ids = subtree ? livingBelow(writing, sectionId) : [sectionId];
  for (const id of ids) {
    const row = draft.rows.get(id);
    if (row?.added && id !== sectionId) throw new ProblemError('added-below', { facts: { sectionId: id } });
    if (row?.added)
      throw new Malformed([{ code: 'added', detail: 'A section that is born here is taken out', pointer: '/live' }]);
    if (row && isChanged(row)) throw new ProblemError('retired-and-edited', { facts: { sectionId: id } });
  }
  const left = livingBelow(writing, sectionId).filter((id) => !ids.includes(id));
  if (left.length > 0) throw new ProblemError('children-left', { facts: { sectionId, sections: left } });
  mustPropose(writing, ...ids.map((id) => sourceOf(writing, id)));
  const rows = tx.get(StructureRows);
  for (const id of ids) await rows.begin(proposal.id, id, { personId: actor.id, at: tx.at });
  await rows.setLive(proposal.id, ids, false);
  await settle(writing, draft.entries, placedIn(draft));
}

/** Takes a retirement back, of the section or of all that was retired below it too. */
export async function reviveSections(writing: Writing, sectionId: string, subtree: boolean): Promise<void> {
  const { tx, proposal, draft } = writing;
  const ids = subtree ? retiredBelow(writing, sectionId) : [sectionId];
  const standing = draftOver(
    draft.published,
    [...draft.rows.values()].map((row) => (ids.includes(row.sectionId) ? { ...row, live: true } : row)),
  );
  if (standing.misfits.length > draft.misfits.length)
    throw new Conflict('collides', {
      detail: 'The section above it is retired, or its address is taken',
      facts: { sectionId },
    });
  const rows = tx.get(StructureRows);
  await rows.setLive(proposal.id, ids, true);
  await rows.tidy(proposal.id, ids);
  await settle(writing, standing.entries, placedIn(standing));
}

/**
 * Why the draft can't retire a section together with what stands under it: it is changed otherwise, or the draft adds or changes
 * something there. Sections that nothing hinders are left out.
 */
export function hindrances({ tree, rows }: DraftTree): ReadonlyMap<string, Hindrance> {
  const found = new Map<string, Hindrance>();
  for (const row of rows.values()) {
    if (!row.live || !(row.added || isChanged(row))) continue;
    if (!row.added) found.set(row.sectionId, 'retired-and-edited');
    for (let at = tree.parentOf(row.sectionId); at !== null; at = tree.parentOf(at))
      if (row.added || !found.has(at)) found.set(at, row.added ? 'added-below' : 'changed-below');
  }
  return found;
}

export type Hindrance = 'retired-and-edited' | 'added-below' | 'changed-below';

const isChanged = ({ headingTouched, bodyTouched, placeSet }: StructureRow): boolean =>
  headingTouched || bodyTouched || placeSet;

/** The live sections of a subtree in the draft, the section itself first. */
const livingBelow = ({ draft: { tree, entries } }: Writing, sectionId: string): string[] =>
  entries.flatMap((entry) =>
    entry.standing === 'live' && tree.isUnder(entry.sectionId, sectionId) ? [entry.sectionId] : [],
  );

/** Those of a subtree that this draft retires. */
const retiredBelow = ({ draft: { tree, rows } }: Writing, sectionId: string): string[] =>
  [...rows.values()].flatMap((row) => (!row.live && tree.isUnder(row.sectionId, sectionId) ? [row.sectionId] : []));
