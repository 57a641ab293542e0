export { ExchangeModule } from './exchange.module.js';
export { WordDesk } from './word-desk.js';
export { createDocument } from './new-document/create-document.js';
export { kindOf } from './new-document/file-kind.js';
export { readOutline } from './new-document/read-outline.js';
