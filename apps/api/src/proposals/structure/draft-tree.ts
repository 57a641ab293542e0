import {
  applyTree,
  compareTrees,
  Refused,
  type SectionChange,
  type SectionEntry,
  SectionTree,
} from '@tarmeem/document';
import { type PublishedTree, publishedTree } from '../../documents/index.js';
import type { Answers } from '../../platform/database/rows.js';
import { type StructureRow, structureRows } from './structure-rows.store.js';

/** The contents as a draft would have them, over the current edition. */
export interface DraftTree {
  published: PublishedTree;
  rows: ReadonlyMap<string, StructureRow>;
  /** What the draft does to the tree, in the order it is applied. */
  edits: readonly SectionChange[];
  /** In reading order, tombstones too. */
  entries: readonly SectionEntry[];
  tree: SectionTree;
  /** Edits that do not stand on the current edition, and why. */
  misfits: readonly Misfit[];
}

export interface Misfit {
  edit: SectionChange;
  detail: string;
}

/** The tree of a draft, from its working copies. */
export async function draftTree(
  from: Answers,
  { id, documentId }: { id: string; documentId: string },
): Promise<DraftTree> {
  const [published, rows] = [await publishedTree(from, documentId), await structureRows(from, id)];
  return draftOver(published, rows);
}

/** The draft that these working copies make of a published tree. */
export function draftOver(published: PublishedTree, rows: readonly StructureRow[]): DraftTree {
  const { fitting, misfits } = sortedOut(published.entries, editsOf(published, rows));
  const entries = applyTree(published.entries, fitting);
  const tree = new SectionTree(entries);
  const byId = new Map(rows.map((row) => [row.sectionId, row]));
  return { published, rows: byId, edits: fitting, entries, tree, misfits };
}

/** The structural changes of a draft, each naming by index those it requires; whom the author moved is who has moved. */
export function structuralChanges({ published, entries, edits }: DraftTree): SectionChange[] {
  const moved = new Set(edits.filter(({ kind }) => kind === 'moved').map(({ sectionId }) => sectionId));
  return compareTrees(published.entries, entries, moved);
}

/** What each working copy does to the tree, so that what others stand on or behind comes before them. */
export function editsOf(published: PublishedTree, rows: readonly StructureRow[]): SectionChange[] {
  const byId = new Map(rows.map((row) => [row.sectionId, row]));
  const placed = inOrderOfPlaces(rows.filter((row) => row.placeSet && row.live));
  const edits = placed.flatMap((row): SectionChange[] => {
    const { sectionId, parentId } = row;
    const place = { parentId, after: behind(published, byId, row) };
    if (!row.added) {
      const line = published.lines.get(sectionId);
      const from = { parentId: line?.parentId ?? null };
      return [{ sectionId, kind: 'moved', aspect: 'place', from, place, requires: [] }];
    }
    const { heading, slug } = row;
    const name = slug === null ? { heading } : { heading, slug };
    return [{ sectionId, kind: 'added', aspect: 'entry', place, ...name, standing: 'live', requires: [] }];
  });
  for (const { sectionId, slug, added, heading } of rows) {
    const line = published.lines.get(sectionId);
    if (added || !line || slug === null || slug === line.slug) continue;
    const before = { heading: line.heading, slug: line.slug };
    edits.push({ sectionId, kind: 'renamed', aspect: 'heading', before, after: { heading, slug }, requires: [] });
  }
  const depth = (id: string): number => depthOf(published, id);
  const retired = rows.filter((row) => !row.live).sort((a, b) => depth(b.sectionId) - depth(a.sectionId));
  for (const { sectionId } of retired) edits.push({ sectionId, kind: 'retired', aspect: 'standing', requires: [] });
  return edits;
}

function depthOf({ tree }: PublishedTree, sectionId: string): number {
  let depth = 0;
  for (let at = tree.parentOf(sectionId); at !== null; at = tree.parentOf(at)) depth += 1;
  return depth;
}

/** Parents before what stands under them, and each before what stands behind it. */
function inOrderOfPlaces(rows: readonly StructureRow[]): StructureRow[] {
  const byId = new Map(rows.map((row) => [row.sectionId, row]));
  const ordered = new Set<StructureRow>();
  const visiting = new Set<StructureRow>();
  const visit = (row: StructureRow | undefined): void => {
    if (!row || ordered.has(row) || visiting.has(row)) return;
    visiting.add(row);
    visit(byId.get(row.parentId ?? ''));
    visit(byId.get(row.afterId ?? ''));
    ordered.add(row);
  };
  rows.forEach(visit);
  return [...ordered];
}

/** The sibling a section stands behind, and those that take its part when it is not there. */
function behind(
  { tree }: PublishedTree,
  rows: ReadonlyMap<string, StructureRow>,
  { sectionId, afterId }: StructureRow,
): string[] {
  const chain: string[] = [];
  const seen = new Set([sectionId]);
  let at = afterId;
  while (at !== null && !seen.has(at)) {
    chain.push(at);
    seen.add(at);
    const row = rows.get(at);
    if (row?.placeSet) at = row.afterId;
    else {
      chain.push(...tree.before(at).filter((id) => !seen.has(id)));
      break;
    }
  }
  return chain;
}

/** The edits that stand together on a tree; if not all do, each is taken that stands with those taken before it. */
export function sortedOut<Edit extends SectionChange>(
  base: readonly SectionEntry[],
  edits: readonly Edit[],
): { fitting: Edit[]; misfits: { edit: Edit; detail: string }[] } {
  if (refusalOf(base, edits) === null) return { fitting: [...edits], misfits: [] };
  const fitting: Edit[] = [];
  const misfits: { edit: Edit; detail: string }[] = [];
  for (const edit of edits) {
    const detail = refusalOf(base, [...fitting, edit]);
    if (detail === null) fitting.push(edit);
    else misfits.push({ edit, detail });
  }
  return { fitting, misfits };
}

/** Why these edits make no tree together; null when they do. */
export function refusalOf(base: readonly SectionEntry[], edits: readonly SectionChange[]): string | null {
  try {
    applyTree(base, edits);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.detail;
    throw error;
  }
}

/** Whose it is where a section of a draft stands: as published, or for an added one as it is of the section above it. */
export function jurisdictionIn(
  { published, rows }: Pick<DraftTree, 'published' | 'rows'>,
  sectionId: string,
): string | null {
  const seen = new Set<string>();
  let at: string | null = sectionId;
  while (at !== null && !seen.has(at)) {
    const known = published.jurisdictionOf(at);
    if (known !== undefined) return known;
    seen.add(at);
    at = rows.get(at)?.parentId ?? null;
  }
  return null;
}
