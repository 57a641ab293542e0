export { ExchangeModule } from './exchange.module.js';
export { WordDesk } from './word-desk.js';
