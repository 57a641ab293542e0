import { Revisions } from '../documents/index.js';
import type { Tx } from '../platform/index.js';
import { type NextEdition } from './next-edition.js';
import type { Release } from './release.js';

/** The new lines of the manifest and the sections whose words change or that go. Stores the new revisions. */
export async function releasedEntries(
  tx: Tx,
  { changed, tree }: NextEdition,
): Promise<Pick<Release, 'entries' | 'sections' | 'reordered'>> {
  const revisions = tx.get(Revisions);
  const entries: Release['entries'][number][] = [];
  const sections: Release['sections'][number][] = [];
  for (const { current, currentBody, heading, body, slug } of changed) {
    const revision = await revisions.put(current.sectionId, heading, body);
    const { sectionId } = current;
    const { parentId, afterId, live } = tree?.lines.get(sectionId) ?? current;
    entries.push({ sectionId, parentId, afterId, slug, live, revisionId: revision.id });
    const { id: revisionId, bodyHash, headingHash } = revision;
    sections.push({ current, currentBody, to: { heading, body, bodyHash, headingHash, revisionId } });
  }
  if (!tree) return { entries, sections, reordered: new Set() };
  for (const { sectionId, heading, body } of tree.added) {
    const line = tree.lines.get(sectionId);
    if (!line) throw new Error(`The added section ${sectionId} has no place`);
    const { parentId, afterId, slug, live } = line;
    const { id: revisionId } = await revisions.put(sectionId, heading, body);
    entries.push({ sectionId, parentId, afterId, slug, live, revisionId });
  }
  const done = new Set(entries.map((entry) => entry.sectionId));
  for (const { sectionId, parentId, afterId, slug, live } of tree.lines.values()) {
    const old = tree.published.lines.get(sectionId);
    if (done.has(sectionId) || !old) continue;
    entries.push({ sectionId, parentId, afterId, slug, live, revisionId: old.revisionId });
    if (live) continue;
    const { body } = await revisions.get(old.revisionId);
    sections.push({ current: old, currentBody: body, to: null });
  }
  await keepJurisdictions(tx, tree);
  const reordered = [...tree.lines.values()].flatMap((line) =>
    line.onlyOrder && !done.has(line.sectionId) ? [line.sectionId] : [],
  );
  return { entries, sections, reordered: new Set(reordered) };
}

/** A section that comes to stand at the top stays under the jurisdiction it was under. */
async function keepJurisdictions(tx: Tx, { lines, published }: NonNullable<NextEdition['tree']>): Promise<void> {
  for (const { sectionId, parentId } of lines.values()) {
    const old = published.lines.get(sectionId);
    if (parentId !== null || !old || old.parentId === null) continue;
    await tx.query('update section set jurisdiction = coalesce(jurisdiction, $2) where id = $1', [
      sectionId,
      published.jurisdictionOf(sectionId) ?? null,
    ]);
  }
}
