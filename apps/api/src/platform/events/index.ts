export { type EventActor, type EventInput, eventHash, firstHash, systemChain } from './event.js';
export { recordEvents, type Sent } from './record-events.js';
export { type BrokenLink, type KeptEvent, verifyChain } from './verify-chain.js';
export { type Queryable, verifyChains } from './verify-chains.query.js';
export { type EarlierPage, keptPage, type MadePage } from './kept-pages.js';
export { KeptRows } from './kept-rows.js';
