import { type Doc, type DocJson, Refused } from '@tarmeem/document';
import {
  type ContentHashes,
  contentHashes,
  hashOfManifest,
  type ManifestRow,
  type OutlineSection,
} from '../documents/index.js';
import { draftText } from '../moderation/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { type HeadingChange, isStructural } from '../proposals/index.js';
import { type Chosen, nextTree, type NextTree } from './next-tree.js';
import { plannedOnce } from '../platform/database/planned.js';

/** A section whose words the next edition changes. */
export interface NextSection extends ContentHashes {
  /** As it is in the current edition. */
  current: OutlineSection;
  currentBody: DocJson;
  heading: string;
  body: Doc;
  slug: string;
}

/** What publishing these changes would make of the current edition. */
export interface NextEdition {
  changed: readonly NextSection[];
  /** What becomes of the tree; null: it stays. */
  tree: NextTree | null;
  /** Sections that are no text, or have no place, with these changes alone: the choice leaves out what belongs together. */
  broken: readonly { sectionId: string; code: string }[];
  /** SHA-256 over place, address and content hash of every section: what a publisher confirms. */
  manifestHash: string;
  /** The same of each section that changes, by its id. */
  hashes: Readonly<Record<string, string>>;
}

/** The edition that is current, as a next one is made from it. */
export interface Ground {
  documentId: string;
  outline: readonly OutlineSection[];
}

/** The stored bodies, by revision, of the sections whose words these changes are about. */
export async function bodiesUnder(
  from: Answers,
  { outline }: Ground,
  changes: readonly Chosen[],
): Promise<ReadonlyMap<string, DocJson>> {
  const rows = await rowsOf<{ id: string; body: DocJson }>(
    from,
    plannedOnce('select id, body from revision where id = any($1::uuid[])'),
    [touchedBy(outline, changes).map((section) => section.revisionId)],
  );
  return new Map(rows.map(({ id, body }) => [id, body]));
}

function touchedBy(outline: readonly OutlineSection[], changes: readonly Chosen[]): OutlineSection[] {
  const acting = new Set(changes.filter((change) => !isStructural(change)).map((change) => change.sectionId));
  return outline.filter(({ sectionId }) => acting.has(sectionId));
}

/**
 * Computes the next edition from the current one and the chosen changes; nothing is stored. `bodies` holds what `bodiesUnder` gives
 * for these changes, or for more.
 */
export async function nextEdition(
  from: Answers,
  { documentId, outline }: Ground,
  { chosen, bodies }: { chosen: readonly Chosen[]; bodies: ReadonlyMap<string, DocJson> },
): Promise<NextEdition> {
  const broken: { sectionId: string; code: string }[] = [];
  const found = await nextTree(from, documentId, chosen);
  const tree = found && 'tree' in found ? found : null;
  if (found && 'refused' in found)
    for (const change of chosen)
      if (isStructural(change)) broken.push({ sectionId: change.sectionId, code: found.refused });
  const words = chosen.filter((change) => !isStructural(change));
  const changed: NextSection[] = [];
  for (const current of touchedBy(outline, chosen)) {
    const currentBody = bodies.get(current.revisionId);
    if (!currentBody) throw new Error(`There is no revision ${current.revisionId}`);
    const changes = words.filter((change) => change.sectionId === current.sectionId);
    try {
      const { heading, body } = draftText({ ...current, body: currentBody }, changes);
      const given = changes.find((change) => change.aspect === 'heading')?.payload as HeadingChange | undefined;
      // Another heading leaves the address as it is, unless the author chose another.
      const slug = given?.slug?.after ?? tree?.lines.get(current.sectionId)?.slug ?? current.slug;
      changed.push({ current, currentBody, heading, body, slug, ...contentHashes(heading, body) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      broken.push({ sectionId: current.sectionId, code: error.code });
    }
  }
  const rows = rowsOfManifest(outline, changed, tree);
  const acted = new Set([...changed.map(({ current }) => current.sectionId), ...(tree?.lines.keys() ?? [])]);
  const retired = [...(tree?.lines.values() ?? [])].filter((line) => !line.live);
  return {
    changed,
    tree,
    broken,
    manifestHash: hashOfManifest(rows),
    hashes: Object.fromEntries([
      ...rows.flatMap((row) => (acted.has(row.sectionId) ? [[row.sectionId, hashOfManifest([row])]] : [])),
      ...retired.map(({ sectionId }) => [sectionId, 'retired']),
    ]),
  };
}

function rowsOfManifest(
  outline: readonly OutlineSection[],
  changed: readonly NextSection[],
  tree: NextTree | null,
): ManifestRow[] {
  const words = new Map(changed.map((section) => [section.current.sectionId, section]));
  const kept = outline.flatMap((section): ManifestRow[] => {
    const { sectionId } = section;
    const next = words.get(sectionId);
    const line = tree?.lines.get(sectionId);
    // What stays as it is stays the same row: its piece of the hash is made once.
    if (!next && !line) return [section];
    if (line && !line.live) return [];
    const { parentId, afterId } = line ?? section;
    const slug = next?.slug ?? line?.slug ?? section.slug;
    return [{ sectionId, parentId, afterId, slug, hash: next?.hash ?? section.hash }];
  });
  const added = (tree?.added ?? []).flatMap(({ sectionId, hash }): ManifestRow[] => {
    const line = tree?.lines.get(sectionId);
    return line ? [{ sectionId, parentId: line.parentId, afterId: line.afterId, slug: line.slug, hash }] : [];
  });
  return [...kept, ...added];
}
