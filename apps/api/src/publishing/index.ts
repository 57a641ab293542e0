export { publicationChannel, type PublicationListener, Publications, type Published } from './publications.js';
export { PublishingModule } from './publishing.module.js';
export { hashOfManifest } from './next-edition.js';
