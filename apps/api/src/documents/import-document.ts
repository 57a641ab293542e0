import { type Doc, fromPlainText } from '@tarmeem/document';
import { People } from '../accounts/index.js';
import type { Tx } from '../platform/index.js';
import { Entries } from './entries.store.js';
import { Revisions } from './revisions.store.js';
import { rowsOf } from '../platform/database/rows.js';

/** A section to import, with those below it. */
export interface ImportedSection {
  heading: string;
  /** The address below its parent. */
  slug: string;
  text: string;
  /** Set on top-level sections. */
  jurisdiction: { code: string; name: string } | null;
  /** The organisation whose section this is, made when it is not there. */
  owner: { slug: string; name: string } | null;
  sections: readonly ImportedSection[];
}

export interface ImportedDocument {
  slug: string;
  title: string;
  lede: string;
  timeZone: string;
  language: 'en' | 'ur';
  /** Slug of the issuing organisation, one of the owners. */
  issuer: string | null;
  changeNote: string;
  sections: readonly ImportedSection[];
}

/** Makes a document of the imported one and publishes it as edition 1.0. Returns its id. */
export async function importDocument(tx: Tx, imported: ImportedDocument): Promise<string> {
  const documentId = await addDocument(tx, imported);
  const editionId = await addEditions(tx, documentId, imported.changeNote);
  const counts = { sections: 0 };
  const place = { documentId, parentId: null, jurisdiction: null };
  await addSections(tx, imported.sections, { place, counts });
  if (imported.issuer) {
    const issuer = await tx.get(People).organisationBySlug(imported.issuer);
    await tx.query('update document set issuer_id = $2 where id = $1', [documentId, issuer]);
  }
  tx.record({
    documentId,
    actor: null,
    action: 'edition.published',
    objectType: 'edition',
    objectId: editionId,
    facts: { kind: 'import', number: '1.0', sections: counts.sections },
  });
  return documentId;
}

async function addDocument(tx: Tx, { slug, title, lede, timeZone, language }: ImportedDocument): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    tx,
    `insert into document (slug, title, lede, time_zone, language) values ($1, $2, $3, $4, $5) returning id`,
    [slug, title, lede, timeZone, language],
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

interface Place {
  documentId: string;
  parentId: string | null;
  jurisdiction: string | null;
}

async function addSections(
  tx: Tx,
  sections: readonly ImportedSection[],
  { place, counts }: { place: Place; counts: { sections: number } },
): Promise<void> {
  let afterId: string | null = null;
  for (const section of sections) {
    const jurisdiction = section.jurisdiction?.code ?? place.jurisdiction;
    const sectionId = await addSection(tx, section, { ...place, jurisdiction });
    const revision = await tx.get(Revisions).put(sectionId, section.heading, bodyOf(section.text));
    await tx.get(Entries).add({
      documentId: place.documentId,
      sectionId,
      parentId: place.parentId,
      afterId,
      slug: section.slug,
      revisionId: revision.id,
      live: true,
      fromSeq: 1,
    });
    counts.sections += 1;
    await addSections(tx, section.sections, { place: { ...place, parentId: sectionId, jurisdiction }, counts });
    afterId = sectionId;
  }
}

async function addSection(tx: Tx, section: ImportedSection, place: Place): Promise<string> {
  const people = tx.get(People);
  if (section.jurisdiction) await people.addJurisdiction(section.jurisdiction.code, section.jurisdiction.name);
  const ownerId = section.owner
    ? await people.addOrganisation({ ...section.owner, jurisdiction: place.jurisdiction })
    : null;
  const [row] = await rowsOf<{ id: string }>(
    tx,
    'insert into section (document_id, owner_id, jurisdiction) values ($1, $2, $3) returning id',
    [place.documentId, ownerId, section.jurisdiction?.code ?? null],
  );
  if (!row) throw new Error('A section got no id');
  return row.id;
}

const bodyOf = (text: string): Doc => fromPlainText(text);
