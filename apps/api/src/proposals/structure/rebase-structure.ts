import { mergeTrees, type SectionChange, type SectionConflictKind } from '@tarmeem/document';
import type { StructureConflictWords } from '@tarmeem/contract';
import { publishedTree, type PublishedTree } from '../../documents/index.js';
import type { Tx } from '../../platform/index.js';
import { type Answers, rowsOf } from '../../platform/database/rows.js';
import { WorkingCopies } from '../working-copies.store.js';
import { draftOver } from './draft-tree.js';
import { type StructureRow, structureRows, StructureRows } from './structure-rows.store.js';

/** A step of a draft that does not go together with what was published since. */
export interface StructureConflict {
  kind: SectionConflictKind;
  sectionId: string;
  /** What the draft does, and what the edition did; null: it only changed words. */
  mine: SectionChange['kind'] | 'edited';
  published: SectionChange['kind'] | 'edited' | null;
  /** The draft's step can be kept all the same. */
  canKeep: boolean;
}

export type Keep = 'mine' | 'published';

/**
 * Puts the structure of a draft over the current edition. Where both sides changed one section's place or standing, or the steps make
 * no tree any more, `choose` says whose stays; what it does not answer is returned and stays as it is. `before` is the tree that the
 * draft was made on (`treeBefore`), found before its words are put over the current edition.
 */
export async function rebaseStructure(
  tx: Tx,
  { id, documentId, before }: { id: string; documentId: string; before: PublishedTree },
  choose: (conflict: StructureConflict) => Keep | undefined,
): Promise<StructureConflict[]> {
  const [rows, current] = [await structureRows(tx, id), await publishedTree(tx, documentId)];
  if (rows.length === 0) return [];
  const open: StructureConflict[] = [];
  let left = rows;
  for (const conflict of conflictsOf(before, current, rows)) {
    const choice = choose(conflict);
    if (choice === undefined || (choice === 'mine' && !conflict.canKeep)) open.push(conflict);
    else if (choice === 'published') left = await letGo(tx, id, { rows: left, conflict });
  }
  if (open.length > 0) return open;
  const merged = draftOver(current, left);
  const placed = new Map(merged.entries.map((entry) => [entry.sectionId, entry]));
  for (const row of left) {
    const entry = placed.get(row.sectionId);
    if (row.placeSet && entry)
      await tx.get(StructureRows).place(id, row.sectionId, { parentId: entry.parentId, afterId: entry.after });
  }
  return [];
}

/** The working copies of a draft with the tree they were made on, and the one that is current now. */
async function treesOf(from: Answers, proposal: { id: string; documentId: string }) {
  const rows = await structureRows(from, proposal.id);
  const current = await publishedTree(from, proposal.documentId);
  return { rows, current, before: await treeBefore(from, proposal) };
}

/** The tree that the draft's structure was made on: of the oldest edition any of its working copies lies on. */
export async function treeBefore(
  from: Answers,
  { id, documentId }: { id: string; documentId: string },
): Promise<PublishedTree> {
  const [oldest] = await rowsOf<{ seq: number | null }>(
    from,
    `select min(e.until_seq) - 1 as seq from working_copy w join entry e on e.id = w.base_entry_id where w.proposal_id = $1`,
    [id],
  );
  return oldest?.seq ? publishedTree(from, documentId, oldest.seq) : publishedTree(from, documentId);
}

/** Every step that meets another of the edition, or that does not stand on it. */
export function conflictsOf(
  before: PublishedTree,
  current: PublishedTree,
  rows: readonly StructureRow[],
): StructureConflict[] {
  const mine = draftOver(before, rows);
  const meant = new Set(rows.flatMap((row) => (row.placeSet ? [row.sectionId] : [])));
  const edited = {
    theirs: new Set(
      [...current.lines.values()].filter((line) => before.lines.get(line.sectionId)?.hash !== line.hash).map(idOf),
    ),
    mine: new Set(rows.filter((row) => row.headingTouched || row.bodyTouched).map(idOf)),
  };
  const merged = mergeTrees(before.entries, { theirs: current.entries, mine: mine.entries }, edited, meant);
  const found = new Map<string, StructureConflict>();
  for (const { kind, sectionId, theirs, mine: own } of merged.conflicts) {
    // Two headings of one section are told with the words.
    if (own.length > 0 && own.every((change) => change.kind === 'renamed')) continue;
    // A section that was retired is told with what was written in it.
    if (current.isRetired(sectionId)) continue;
    const published = theirs[0]?.kind ?? (edited.theirs.has(sectionId) ? 'edited' : null);
    found.set(sectionId, { kind, sectionId, mine: own[0]?.kind ?? 'edited', published, canKeep: false });
  }
  const { misfits } = draftOver(current, rows);
  for (const { edit, detail } of misfits)
    if (!found.has(edit.sectionId) && !current.isRetired(edit.sectionId))
      found.set(edit.sectionId, {
        kind: misfitKind(detail),
        sectionId: edit.sectionId,
        mine: edit.kind,
        published: null,
        canKeep: false,
      });
  const unfit = new Set(misfits.map(({ edit }) => edit.sectionId));
  return [...found.values()].map((conflict) => ({
    ...conflict,
    canKeep: !unfit.has(conflict.sectionId) && !current.isRetired(conflict.sectionId),
  }));
}

/** Why a step makes no tree, as the document core refused it. */
function misfitKind(detail: string): SectionConflictKind {
  if (detail.includes('itself')) return 'cycle';
  return detail.includes('address') ? 'same-address' : 'structure';
}

const idOf = ({ sectionId }: { sectionId: string }): string => sectionId;

/** The published state stays: the step goes, and with a section that is not there any more its words. */
async function letGo(
  tx: Tx,
  proposalId: string,
  { rows, conflict: { sectionId, published } }: { rows: readonly StructureRow[]; conflict: StructureConflict },
): Promise<StructureRow[]> {
  const row = rows.find((it) => it.sectionId === sectionId);
  if (!row) return [...rows];
  if (row.added || published === 'retired') {
    await tx.get(WorkingCopies).remove(proposalId, [sectionId]);
    return rows.filter((it) => it !== row);
  }
  if (row.placeSet) await tx.get(StructureRows).place(proposalId, sectionId, null);
  if (!row.live) await tx.get(StructureRows).setLive(proposalId, [sectionId], true);
  return rows.map((it) => (it === row ? { ...it, placeSet: false, live: true } : it));
}

/** The aspect that a step on the contents is about. */
export const aspectOf = (mine: StructureConflict['mine']): 'place' | 'standing' =>
  mine === 'moved' || mine === 'added' ? 'place' : 'standing';

/** The conflicts of a draft's structure as the author is asked about them, with where the section stands on each side. */
export async function structureConflicts(
  from: Answers,
  proposal: { id: string; documentId: string },
): Promise<(StructureConflict & { places: StructureConflictWords['places'] })[]> {
  const { rows, before, current } = await treesOf(from, proposal);
  const headings = new Map(rows.map((row) => [row.sectionId, row.heading]));
  const nameOf = (id: string | null | undefined): string | null =>
    id ? (current.lines.get(id)?.heading ?? headings.get(id) ?? null) : null;
  const placeIn = ({ tree, isLive }: Pick<PublishedTree, 'tree'> & { isLive: (id: string) => boolean }, id: string) =>
    tree.entries.has(id)
      ? { parent: nameOf(tree.parentOf(id)), after: nameOf(tree.before(id).find((other) => isLive(other))) }
      : null;
  const mine = draftOver(before, rows).tree;
  return conflictsOf(before, current, rows).map((conflict) => {
    const { sectionId } = conflict;
    return {
      ...conflict,
      places: {
        base: placeIn({ tree: before.tree, isLive: (id) => before.isLive(id) }, sectionId),
        mine: placeIn({ tree: mine, isLive: (id) => mine.entries.get(id)?.standing === 'live' }, sectionId),
        published: placeIn({ tree: current.tree, isLive: (id) => current.isLive(id) }, sectionId),
      },
    };
  });
}
