import { Entries, hashOfManifest } from '../../documents/index.js';
import type { Tx } from '../../platform/index.js';
import { addressParts } from './address-parts.js';
import type { Applying } from './redact-texts.js';

/** What became of addresses that were built from the words. */
export interface Addresses {
  /** The sections that have a neutral address now. */
  sections: string[];
  /** Their changes that named the old one. */
  changes: string[];
  /** The manifest hash of each edition as it is now, by its id: its own stays that of what was published. */
  editions: Record<string, string>;
}

/** Gives the sections a neutral address whose address is built from the words of their headings. Before the headings lose them. */
export async function redactAddresses(tx: Tx, { id, documentId, words }: Applying): Promise<Addresses> {
  const rows = await tx.query<{ sectionId: string; changes: string[] }>(
    'select section_id as "sectionId", changes from redact_addresses($1, $2::text[])',
    [id, addressParts(words)],
  );
  const sections = rows.map((row) => row.sectionId);
  return {
    sections,
    changes: rows.flatMap((row) => row.changes),
    editions: sections.length > 0 ? await manifestsOf(tx, documentId, sections) : {},
  };
}

async function manifestsOf(tx: Tx, documentId: string, sections: readonly string[]): Promise<Record<string, string>> {
  const editions = await tx.query<{ id: string; seq: number }>(
    `select id, seq from edition where document_id = $1 and seq is not null and exists (
       select from entry where entry.section_id = any ($2::uuid[]) and former_slug is not null
         and from_seq <= seq and (until_seq is null or until_seq > seq))`,
    [documentId, sections],
  );
  const manifests: Record<string, string> = {};
  for (const { id, seq } of editions) {
    const live = (await tx.get(Entries).at(documentId, seq)).filter((entry) => entry.live);
    const hashes = new Map(
      (
        await tx.query<{ id: string; hash: string }>('select id, hash from revision where id = any ($1::uuid[])', [
          live.map((entry) => entry.revisionId),
        ])
      ).map((revision) => [revision.id, revision.hash]),
    );
    manifests[id] = hashOfManifest(live.map((entry) => ({ ...entry, hash: hashes.get(entry.revisionId) ?? '' })));
  }
  return manifests;
}
