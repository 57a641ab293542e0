export { type EventActor, type EventInput, eventHash, firstHash, systemChain } from './event.js';
export { recordEvents } from './record-events.js';
export { type BrokenLink, type Queryable, verifyChains } from './verify-chains.query.js';
