export { Outbound, type Outcome } from './outbound.js';
