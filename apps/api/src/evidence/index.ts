export { EvidenceModule } from './evidence.module.js';
export { type EvidenceRow, EvidenceRows, type Owner } from './evidence.store.js';
export { type FileFault, FileRefused, type SentFile } from './examine.js';
export { KeepEvidence, type KeptFile, nameEvidence, refuseEvidence, takeOutEvidence } from './keep-evidence.js';
export { evidenceLimits } from './limits.js';
export { textIn, withoutSpaces } from './text-in-file.js';
export { sendFile } from './send-file.js';
