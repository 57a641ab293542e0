import type { Archive } from '../archive/archive.js';
import { anchors } from './anchors.js';
import { answers } from './answers.js';
import { causes } from './causes.js';
import { changes } from './changes.js';
import { decisionTimes } from './decision-times.js';
import { decisions } from './decisions.js';
import { editionMarks } from './edition-marks.js';
import { editions } from './editions.js';
import { events } from './events.js';
import type { Check, Finding } from './finding.js';
import { imported } from './imported.js';
import { manifests } from './manifests.js';
import { pending } from './pending.js';
import { proposals } from './proposals.js';
import { preparations } from './preparations.js';
import { publishedAs } from './published-as.js';
import { publishedText } from './published-text.js';
import { readRecord } from './record.js';
import { revisions } from './revisions.js';
import { rounds } from './rounds.js';
import { sealedWords } from './sealed-words.js';
import { settings } from './settings.js';

export type { Finding } from './finding.js';

/** Everything that is promised of a document's record, a check a line. */
const checks: readonly Check[] = [
  events,
  revisions,
  editions,
  editionMarks,
  publishedAs,
  preparations,
  manifests,
  publishedText,
  changes,
  decisions,
  causes,
  decisionTimes,
  proposals,
  rounds,
  pending,
  anchors,
  sealedWords,
  answers,
  settings,
  imported,
];

/** Recomputes all of a document's record, in a database or in an archive; an empty answer means it is what was written. */
export async function verifyRecord(archive: Archive): Promise<Finding[]> {
  const record = await readRecord(archive);
  const found: Finding[] = [];
  for (const check of checks) for await (const finding of check(record)) found.push(finding);
  return found;
}
