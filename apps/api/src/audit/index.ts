export { AuditModule } from './audit.module.js';
export { withDatabaseArchive } from './archive/database-archive.js';
export { codeOf, NotAnArchive, readArchive, writeArchive } from './archive/file-archive.js';
export { type Finding, verifyRecord } from './verify/index.js';
