import { type Doc, fromPlainText } from '@tarmeem/document';
import { type JurisdictionHeading, mustBeDocumentSlug, type Outline, type OutlineSection } from '@tarmeem/review';
import { People } from '../accounts/index.js';
import type { Tx } from '../platform/index.js';
import { Entries } from './entries.store.js';
import { sha256 } from './hashes.js';
import { hashOfManifest, type ManifestRow } from './manifest-hash.js';
import { Revisions } from './revisions.store.js';
import { rowsOf } from '../platform/database/rows.js';

/** A section of a text to import. */
export interface ImportedSection {
  heading: string;
  /** Unique among its siblings. */
  slug: string;
  body: Doc;
  /** Counts on top-level sections. */
  jurisdiction: string | null;
  /** The agency that the section is about, and that owns it. */
  organisation: OutlineSection['organisation'];
  children: readonly ImportedSection[];
}

/** A text to import, with what its file does not say. */
export interface ImportedDocument {
  slug: string;
  title: string;
  /** Paragraphs before the first section. */
  lede: readonly string[];
  sections: readonly ImportedSection[];
  jurisdictions: readonly JurisdictionHeading[];
  timeZone: string;
  language: 'en' | 'ur';
  /** Slug of the issuing organisation, one of the agencies. */
  issuer: string | null;
  changeNote: string;
  /** Who imports it; null: a command. */
  by: { id: string; role: string } | null;
}

/** The parts of an outline that was read from a plain text. */
export function importedOutline({
  title,
  lede,
  sections,
}: Outline): Pick<ImportedDocument, 'title' | 'lede' | 'sections'> {
  const imported = ({ paragraphs, children, ...section }: OutlineSection): ImportedSection => ({
    ...section,
    body: fromPlainText(paragraphs.join('\n\n')),
    children: children.map(imported),
  });
  return { title, lede, sections: sections.map(imported) };
}

/** Makes a document of the imported text and publishes it as edition 1.0; its agencies become organisations. Returns the ids. */
export async function importDocument(
  tx: Tx,
  imported: ImportedDocument,
): Promise<{ documentId: string; editionId: string; sections: number }> {
  const people = tx.get(People);
  for (const { code, heading } of imported.jurisdictions) await people.addJurisdiction(code, heading);
  mustBeDocumentSlug(imported.slug);
  const documentId = await addDocument(tx, imported);
  const lines = await addSections(tx, imported.sections, { documentId, parentId: null });
  const manifestHash = hashOfManifest(lines);
  const editionId = await addEditions(tx, documentId, { changeNote: imported.changeNote, manifestHash });
  const sections = lines.length;
  await tx
    .get(Entries)
    .add(...lines.map(({ hash: _hash, ...line }) => ({ ...line, documentId, live: true, fromSeq: 1 })));
  if (imported.issuer) {
    const issuer = await people.organisationBySlug(imported.issuer);
    await tx.query('update document set issuer_id = $2 where id = $1', [documentId, issuer]);
  }
  tx.record({
    documentId,
    actor: imported.by,
    action: 'edition.published',
    objectType: 'edition',
    objectId: editionId,
    facts: {
      kind: 'import',
      number: '1.0',
      sections,
      timeZone: imported.timeZone,
      manifestHash,
      // Of words that stay: no redaction takes a title.
      titleHash: sha256(imported.title),
    },
  });
  return { documentId, editionId, sections };
}

async function addDocument(tx: Tx, { slug, title, lede, timeZone, language }: ImportedDocument): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    tx,
    `insert into document (slug, title, lede, time_zone, language) values ($1, $2, $3, $4, $5) returning id`,
    [slug, title, lede.join('\n\n'), timeZone, language],
  );
  if (!row) throw new Error('A document got no id');
  return row.id;
}

/** Edition 1.0, current, and the draft edition that takes what is accepted from now on. */
async function addEditions(
  tx: Tx,
  documentId: string,
  { changeNote, manifestHash }: { changeNote: string; manifestHash: string },
): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    tx,
    `insert into edition (document_id, standing, kind, seq, major, minor, is_major, change_note, published_at, manifest_hash)
     values ($1, 'current', 'import', 1, 1, 0, true, $2, $3, $4) returning id`,
    [documentId, changeNote, tx.at, manifestHash],
  );
  await tx.query(`insert into edition (document_id, standing) values ($1, 'draft')`, [documentId]);
  if (!row) throw new Error('An edition got no id');
  return row.id;
}

/** What edition 1.0 holds of a section. */
type Line = ManifestRow & { revisionId: string };

/** Adds the sections under a parent, each after the one before it; returns the lines of the manifest, with those below them. */
async function addSections(
  tx: Tx,
  sections: readonly ImportedSection[],
  { documentId, parentId }: { documentId: string; parentId: string | null },
): Promise<Line[]> {
  let afterId: string | null = null;
  const lines: Line[] = [];
  for (const section of sections) {
    const sectionId = await addSection(tx, section, { documentId, parentId });
    const { id: revisionId, hash } = await tx.get(Revisions).put(sectionId, section.heading, section.body);
    lines.push({ sectionId, parentId, afterId, slug: section.slug, hash, revisionId });
    lines.push(...(await addSections(tx, section.children, { documentId, parentId: sectionId })));
    afterId = sectionId;
  }
  return lines;
}

async function addSection(
  tx: Tx,
  { organisation, jurisdiction }: ImportedSection,
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
