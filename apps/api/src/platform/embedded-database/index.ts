export { claimDataFolder, DataFolderBusy, type DataFolderClaim } from './data-folder.js';
export {
  findEmbeddedDatabase,
  startEmbeddedDatabase,
  superuser,
  type EmbeddedDatabase,
  type EmbeddedDatabaseOptions,
} from './embedded-database.js';
