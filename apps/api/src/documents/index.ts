export { contentHashes, sha256, type ContentHashes } from './hashes.js';
export { Documents, type DocumentRecord } from './documents.store.js';
export {
  currentEdition,
  findDocument,
  findDocumentId,
  findEdition,
  listDocuments,
  publishedEditions,
} from './editions.query.js';
export { Entries, type Entry, type NewEntry } from './entries.store.js';
export { outlineOf, type OutlineRow, outlineRows, type OutlineSection, placedRows } from './outline.query.js';
export { Revisions, storedText, type Revision } from './revisions.store.js';
export { type Address, publishedTree, PublishedTree, type TreeLine } from './section-tree.js';
export { receivedText } from './text.js';
export { inReadingOrder, type Placed, siblingOrder, type TreeEntry } from './tree.js';
export { DocumentsModule } from './documents.module.js';
export { FileRefused, readDocumentFile } from './document-file.js';
export { filedDocument } from './import-filed.js';
export { importDocument, type ImportedDocument, importedOutline, type ImportedSection } from './import-document.js';
export { seedInstitutionalFramework } from './seed-institutional-framework.js';
export { onlyNeighbours } from './neighbours.js';
