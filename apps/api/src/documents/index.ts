export { contentHashes, sha256, type ContentHashes } from './hashes.js';
export { Documents, type DocumentRecord } from './documents.store.js';
export { currentEdition, findDocument, findEdition, listDocuments, publishedEditions } from './editions.query.js';
export { Entries, type Entry, type NewEntry } from './entries.store.js';
export { outlineOf, type OutlineSection } from './outline.query.js';
export { Revisions, storedText, type Revision } from './revisions.store.js';
export { receivedText } from './text.js';
export { inReadingOrder, type Placed, type TreeEntry } from './tree.js';
export { DocumentsModule } from './documents.module.js';
