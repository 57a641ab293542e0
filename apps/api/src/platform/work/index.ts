export { bodyHash, type IdempotencyKey, type Reply } from './stored-reply.js';
export { type JobOptions, type StoreClass, type Tx, Work } from './work.js';
