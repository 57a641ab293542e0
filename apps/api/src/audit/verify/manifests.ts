import { hashOfManifest } from '../../documents/index.js';
import type { Rows } from '../archive/tables.js';
import type { Check, Finding } from './finding.js';
import { type DocumentRecord, entriesAt, numberOf, type PublishedEdition } from './record.js';

/** What an edition consists of is a tree of revisions that are there, and what its manifest hash was made of. */
export const manifests: Check = function* (record) {
  for (const edition of record.published) {
    const what = `edition ${numberOf(edition)}`;
    const live = entriesAt(record, edition.seq).filter((entry) => entry.live);
    yield* treeOf(live, what);
    const lost = live.find((entry) => !record.revisions.has(entry.revision_id));
    if (lost) yield { what, wrong: `lacks revision ${lost.revision_id}` };
    else yield* ofItsHash(record, { edition, live, what });
    if (edition.kind === 'rollback') yield* restored(record, edition);
  }
};

/** Of an edition in which an address was redacted the event tells the hash. */
function* ofItsHash(
  record: DocumentRecord,
  { edition, live, what }: { edition: PublishedEdition; live: readonly Rows['entry'][]; what: string },
): Generator<Finding> {
  if (edition.manifest_hash === null) return;
  const hash = manifestOf(record, live);
  const stub = record.redacted.get(edition.id);
  if (stub)
    yield stub.hash === hash
      ? { what, wrong: `has addresses redacted by event ${stub.seq}`, known: true }
      : { what, wrong: `is not what event ${stub.seq} left of it` };
  else if (hash !== edition.manifest_hash)
    yield { what, wrong: 'does not consist of what its manifest hash was made of' };
}

const manifestOf = (record: DocumentRecord, live: readonly Rows['entry'][]): string =>
  hashOfManifest(
    live.map(({ section_id, parent_id, after_id, slug, revision_id }) => ({
      sectionId: section_id,
      parentId: parent_id,
      afterId: after_id,
      slug,
      hash: record.revisions.get(revision_id)?.hash ?? '',
    })),
  );

function* treeOf(live: readonly Rows['entry'][], what: string): Generator<Finding> {
  const parents = new Map(live.map((entry) => [entry.section_id, entry.parent_id]));
  const addresses = new Set<string>();
  if (parents.size !== live.length) yield { what, wrong: 'has a section twice' };
  for (const entry of live) {
    const address = `${entry.parent_id ?? ''}/${entry.slug}`;
    if (addresses.has(address)) yield { what, wrong: `has two sections at the address ${entry.slug}` };
    addresses.add(address);
    if (entry.parent_id !== null && !parents.has(entry.parent_id))
      yield { what, wrong: `has section ${entry.section_id} under one that is not in it` };
    if (inCircle(entry.section_id, parents)) yield { what, wrong: `has section ${entry.section_id} under itself` };
  }
}

function inCircle(sectionId: string, parents: ReadonlyMap<string, string | null>): boolean {
  const above = new Set<string>();
  for (let at: string | null = sectionId; at !== null; at = parents.get(at) ?? null) {
    if (above.has(at)) return true;
    above.add(at);
  }
  return false;
}

/** A rollback brings back the revisions of the edition it goes back to, and no others. */
function* restored(record: DocumentRecord, edition: PublishedEdition): Generator<Finding> {
  const to = record.published.find((each) => each.id === edition.rollback_of);
  const what = `edition ${numberOf(edition)}`;
  if (!to) return yield { what, wrong: 'goes back to an edition that is not there' };
  const then = new Map(entriesAt(record, to.seq).map((entry) => [entry.section_id, entry.revision_id]));
  for (const entry of record.entries.filter((each) => each.from_seq === edition.seq && each.live))
    if (then.get(entry.section_id) !== entry.revision_id)
      yield { what, wrong: `has a text of section ${entry.section_id} that edition ${numberOf(to)} had not` };
}
