export { appRole, embeddedAccess, externalAccess, ownerRole, type Connection, type DatabaseAccess } from './access.js';
export { typeormConnection } from './data-source.js';
export { openPool } from './pool.js';
export { prepareDatabase, type MigrationClass } from './prepare-database.js';
export { ensureEmbeddedDatabase } from './roles.js';
