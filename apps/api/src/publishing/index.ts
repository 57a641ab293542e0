export { confirmedHash } from './as-confirmed.query.js';
export { ConfirmedNotes } from './confirmed-notes.js';
export { publicationChannel, type PublicationListener, Publications, type Published } from './publications.js';
export { openPreview, type PreparedSection, type Preview, type PreviewOver } from './open-preview.js';
export { PublishingModule } from './publishing.module.js';
