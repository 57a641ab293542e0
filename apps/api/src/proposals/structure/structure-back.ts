import { applyTree, fromPlainText, type SectionChange, type SectionEntry, toJson } from '@tarmeem/document';
import { contentHashes, publishedTree, type PublishedTree, storedText } from '../../documents/index.js';
import type { Tx } from '../../platform/index.js';
import type { StoredChange } from '../changes.store.js';
import { refusalOf } from './draft-tree.js';
import { structureOf, treeChange } from './structure-change.js';
import { StructureRows } from './structure-rows.store.js';

/** Structural changes that come back to their authors. */
export interface StructureBack {
  /** Sections whose working copies hold one of them. */
  sections: ReadonlySet<string>;
  /** Those of them that are added. */
  added: ReadonlySet<string>;
  /** What does not stand on the current edition. */
  parked: readonly StoredChange[];
  /** Writes them into the working copies; those of published sections are there by then. */
  put: () => Promise<void>;
}

/** Sorts returned and recalled structural changes: into the next working copies, or beside them when they do not apply. */
export async function structureBack(
  tx: Tx,
  { id, documentId }: { id: string; documentId: string },
  changes: readonly StoredChange[],
): Promise<StructureBack> {
  const nothing = { sections: new Set<string>(), added: new Set<string>(), parked: [], put: async () => undefined };
  if (changes.length === 0) return nothing;
  const published = await publishedTree(tx, documentId);
  const out = await publishedOf(
    tx,
    changes.flatMap((change) => change.requires),
  );
  const kept: StoredChange[] = [];
  const parked: StoredChange[] = [];
  for (const change of requiredFirst(changes)) {
    if (isThereAlready(published, change)) continue;
    const stands =
      change.requires.every((needed) => out.has(needed) || kept.some((other) => other.id === needed)) &&
      refusalOf(published.entries, editsOf([...kept, change])) === null;
    (stands ? kept : parked).push(change);
  }
  return {
    sections: new Set(kept.map((change) => change.sectionId)),
    added: new Set(kept.filter((change) => structureOf(change)?.kind === 'added').map((change) => change.sectionId)),
    parked,
    put: () => putBack(tx, id, { entries: published.entries, kept }),
  };
}

/** Each after those it requires. */
export function requiredFirst<Some extends { id: string; requires: readonly string[] }>(
  changes: readonly Some[],
): Some[] {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const ordered = new Set<Some>();
  const visit = (change: Some | undefined, path: ReadonlySet<Some>): void => {
    if (!change || ordered.has(change) || path.has(change)) return;
    for (const needed of change.requires) visit(byId.get(needed), new Set([...path, change]));
    ordered.add(change);
  };
  for (const change of changes) visit(change, new Set());
  return [...ordered];
}

const editsOf = (changes: readonly StoredChange[]): SectionChange[] =>
  changes.map((change) => treeChange(change)).filter((change) => change !== null);

/** True if the current edition has the section so already. */
export function isThereAlready(
  published: PublishedTree,
  change: { sectionId: string; aspect: string; payload: unknown },
): boolean {
  const { sectionId } = change;
  const payload = structureOf(change);
  if (payload?.kind === 'added') return published.lines.has(sectionId);
  if (payload?.kind === 'retired') return published.isRetired(sectionId);
  if (payload?.kind !== 'moved' || !published.isLive(sectionId)) return false;
  const { parentId, after } = payload.place;
  const before = published.tree.before(sectionId).find((id) => published.isLive(id)) ?? null;
  const wanted = after.find((id) => published.isLive(id) && published.tree.parentOf(id) === parentId) ?? null;
  return published.tree.parentOf(sectionId) === parentId && before === wanted;
}

async function publishedOf(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(
    'select change_id as id from accepted where change_id = any($1::uuid[]) and not pending',
    [ids],
  );
  return new Set(rows.map((row) => row.id));
}

/** Writes structural changes into the working copies of a proposal, over the tree with what else is in them. */
export async function putBack(
  tx: Tx,
  proposalId: string,
  {
    entries,
    kept,
  }: { entries: readonly SectionEntry[]; kept: readonly Pick<StoredChange, 'sectionId' | 'aspect' | 'payload'>[] },
): Promise<void> {
  const rows = tx.get(StructureRows);
  const edits = kept.map((change) => treeChange(change)).filter((change) => change !== null);
  const placed = new Map(applyTree(entries, edits).map((entry) => [entry.sectionId, entry]));
  for (const change of kept) {
    const { sectionId } = change;
    const payload = structureOf(change);
    const entry = placed.get(sectionId);
    if (!payload || !entry) continue;
    const place = { parentId: entry.parentId, afterId: entry.after };
    if (payload.kind === 'added') {
      const body = storedText(payload.body ?? toJson(fromPlainText('')));
      const contentHash = contentHashes(payload.heading, body).hash;
      const { heading, slug } = payload;
      await rows.putAdded(
        { proposalId, sectionId, by: null, at: tx.at },
        { ...place, slug, heading, body: toJson(body), contentHash },
      );
      continue;
    }
    await rows.begin(proposalId, sectionId, null);
    if (payload.kind === 'moved') await rows.place(proposalId, sectionId, place);
    else await rows.setLive(proposalId, [sectionId], false);
  }
}
