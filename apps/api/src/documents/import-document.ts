import { fromPlainText } from '@tarmeem/document';
import type { JurisdictionHeading, Outline, OutlineSection } from '@tarmeem/review';
import { People } from '../accounts/index.js';
import type { Tx } from '../platform/index.js';
import { Entries } from './entries.store.js';
import { Revisions } from './revisions.store.js';
import { rowsOf } from '../platform/database/rows.js';

/** A text to import, with what its file does not say. */
export interface ImportedDocument {
  slug: string;
  outline: Outline;
  jurisdictions: readonly JurisdictionHeading[];
  timeZone: string;
  language: 'en' | 'ur';
  /** Slug of the issuing organisation, one of the agencies. */
  issuer: string | null;
  changeNote: string;
}

/** Makes a document of the imported text and publishes it as edition 1.0; its agencies become organisations. Returns its id. */
export async function importDocument(tx: Tx, imported: ImportedDocument): Promise<string> {
  const people = tx.get(People);
  for (const { code, heading } of imported.jurisdictions) await people.addJurisdiction(code, heading);
  const documentId = await addDocument(tx, imported);
  const editionId = await addEditions(tx, documentId, imported.changeNote);
  const sections = await addSections(tx, imported.outline.sections, { documentId, parentId: null });
  if (imported.issuer) {
    const issuer = await people.organisationBySlug(imported.issuer);
    await tx.query('update document set issuer_id = $2 where id = $1', [documentId, issuer]);
  }
  tx.record({
    documentId,
    actor: null,
    action: 'edition.published',
    objectType: 'edition',
    objectId: editionId,
    facts: { kind: 'import', number: '1.0', sections },
  });
  return documentId;
}

async function addDocument(tx: Tx, { slug, outline, timeZone, language }: ImportedDocument): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    tx,
    `insert into document (slug, title, lede, time_zone, language) values ($1, $2, $3, $4, $5) returning id`,
    [slug, outline.title, outline.lede.join('\n\n'), timeZone, language],
  );
  if (!row) throw new Error('A document got no id');
  return row.id;
}

/** Edition 1.0, current, and the draft edition that takes what is accepted from now on. */
async function addEditions(tx: Tx, documentId: string, changeNote: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    tx,
    `insert into edition (document_id, standing, kind, seq, major, minor, is_major, change_note, published_at)
     values ($1, 'current', 'import', 1, 1, 0, true, $2, $3) returning id`,
    [documentId, changeNote, tx.at],
  );
  await tx.query(`insert into edition (document_id, standing) values ($1, 'draft')`, [documentId]);
  if (!row) throw new Error('An edition got no id');
  return row.id;
}

/** Adds the sections under a parent, each after the one before it; returns how many there are with those below them. */
async function addSections(
  tx: Tx,
  sections: readonly OutlineSection[],
  { documentId, parentId }: { documentId: string; parentId: string | null },
): Promise<number> {
  let afterId: string | null = null;
  let count = 0;
  for (const section of sections) {
    const sectionId = await addSection(tx, section, { documentId, parentId });
    const body = fromPlainText(section.paragraphs.join('\n\n'));
    const { id: revisionId } = await tx.get(Revisions).put(sectionId, section.heading, body);
    const place = { documentId, sectionId, parentId, afterId, slug: section.slug };
    await tx.get(Entries).add({ ...place, revisionId, live: true, fromSeq: 1 });
    count += 1 + (await addSections(tx, section.children, { documentId, parentId: sectionId }));
    afterId = sectionId;
  }
  return count;
}

async function addSection(
  tx: Tx,
  { organisation, jurisdiction }: OutlineSection,
  { documentId, parentId }: { documentId: string; parentId: string | null },
): Promise<string> {
  const ownerId = organisation ? await tx.get(People).addOrganisation({ ...organisation, jurisdiction }) : null;
  const [row] = await rowsOf<{ id: string }>(
    tx,
    'insert into section (document_id, owner_id, jurisdiction) values ($1, $2, $3) returning id',
    [documentId, ownerId, parentId === null ? jurisdiction : null],
  );
  if (!row) throw new Error('A section got no id');
  return row.id;
}
