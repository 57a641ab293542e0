export { Clock, SystemClock } from './clock.js';
export { Notifications } from './database/notifications.js';
export { canonicalJson } from './canonical-json.js';
export {
  type BrokenLink,
  type EventActor,
  type EventInput,
  type EarlierPage,
  keptPage,
  KeptRows,
  type MadePage,
  type Queryable,
  verifyChains,
} from './events/index.js';
export {
  actByToken,
  contentSecurityPolicy,
  idempotencyKey,
  IfMatch,
  isOwnOrigin,
  Key,
  send,
  versionSeen,
  networkOf,
  networkOfRequest,
  ofWholeParts,
} from './http/index.js';
export { type JobHandler, type JobRun, Jobs } from './jobs/jobs.js';
export {
  Conflict,
  Malformed,
  malformed,
  NotAllowed,
  NotFound,
  ProblemError,
  type ProblemPage,
  ProblemPages,
  SignedOut,
  Stale,
  toAnswer,
} from './problems/index.js';
export { Storage, type Stored } from './storage/index.js';
export { type Limit, subjectHash, Throttles } from './throttles.store.js';
export { type IdempotencyKey, type JobOptions, type Reply, type StoreClass, type Tx, Work } from './work/index.js';
export { Outbound } from './outbound/index.js';
export { seal, unseal } from './sealed-secret.js';
