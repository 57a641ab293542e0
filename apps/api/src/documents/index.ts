export { contentHashes, sha256, type ContentHashes } from './hashes.js';
export { hashOfManifest, type ManifestRow } from './manifest-hash.js';
export { Documents, type DocumentRecord } from './documents.store.js';
export {
  currentEdition,
  type DocumentStanding,
  findDocument,
  findDocumentHead,
  findDocumentId,
  findEdition,
  findStanding,
  listDocuments,
  publishedEditions,
} from './editions.query.js';
export { Entries, type Entry, type NewEntry } from './entries.store.js';
export { currentOutline } from './current-outlines.js';
export { KeptOutline, type PlacedRow } from './kept-outline.js';
export { outlineOf, outlineRows } from './outline.query.js';
export type { OutlineRow, OutlineSection } from './placed-rows.js';
export { Revisions, storedText, type Revision } from './revisions.store.js';
export { sectionNow, type SectionNow } from './section-now.query.js';
export { type Address, publishedTree, PublishedTree, type TreeLine } from './section-tree.js';
export { mustNotNest, receivedText, writtenOn } from './text.js';
export { inReadingOrder, type Placed } from './tree.js';
export { DocumentsModule } from './documents.module.js';
export { FileRefused, readDocumentFile } from './document-file.js';
export { filedDocument } from './import-filed.js';
export { importDocument, type ImportedDocument, importedOutline, type ImportedSection } from './import-document.js';
export { seedInstitutionalFramework } from './seed-institutional-framework.js';
export { onlyNeighbours, standingSince } from './neighbours.js';
