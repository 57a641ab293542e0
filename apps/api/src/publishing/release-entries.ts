import { currentOutline, Revisions } from '../documents/index.js';
import type { Tx } from '../platform/index.js';
import { keepOrder } from './keep-order.js';
import { type NextEdition } from './next-edition.js';
import type { Release } from './release.js';

/** The new lines of the manifest and the sections whose words change or that go. Stores the new revisions. */
export async function releasedEntries(
  tx: Tx,
  documentId: string,
  { changed, tree }: NextEdition,
): Promise<Pick<Release, 'entries' | 'sections' | 'reordered'>> {
  const revisions = tx.get(Revisions);
  const added = tree?.added ?? [];
  const [put, putFirst, { rows: present }] = await Promise.all([
    Promise.all(changed.map(({ current, heading, body }) => revisions.put(current.sectionId, heading, body))),
    Promise.all(added.map(({ sectionId, heading, body }) => revisions.put(sectionId, heading, body))),
    currentOutline(tx, documentId),
  ]);
  const entries: Release['entries'][number][] = [];
  const sections: Release['sections'][number][] = [];
  for (const [at, { current, currentBody, heading, body, slug }] of changed.entries()) {
    const { id: revisionId, bodyHash, headingHash } = put[at]!;
    const { sectionId } = current;
    const { parentId, afterId, live } = tree?.lines.get(sectionId) ?? current;
    entries.push({ sectionId, parentId, afterId, slug, live, revisionId });
    sections.push({ current, currentBody, to: { heading, body, bodyHash, headingHash, revisionId } });
  }
  if (!tree) {
    const kept = keepOrder(entries, present, () => false);
    return { entries: kept.entries, sections, reordered: new Set(kept.besides) };
  }
  for (const [at, { sectionId }] of added.entries()) {
    const line = tree.lines.get(sectionId);
    if (!line) throw new Error(`The added section ${sectionId} has no place`);
    const { parentId, afterId, slug, live } = line;
    entries.push({ sectionId, parentId, afterId, slug, live, revisionId: putFirst[at]!.id });
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
  const kept = keepOrder(entries, present, (sectionId) => tree.lines.get(sectionId)?.placed === true);
  return { entries: kept.entries, sections, reordered: new Set([...reordered, ...kept.besides]) };
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
