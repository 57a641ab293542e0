export { bodyHash, type IdempotencyKey, type Reply } from './stored-reply.js';
export type { JobOptions, StoreClass, Tx } from './tx.js';
export { Work } from './work.js';
