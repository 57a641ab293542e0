import type { Blocker, PublicationCase } from '../publication-facts.js';
import { majorHasNote } from './major-has-note.js';
import { publisherDecidedNothing } from './publisher-decided-nothing.js';
import { publisherIsAllowed } from './publisher-is-allowed.js';
import { publisherIsNotPreparer } from './publisher-is-not-preparer.js';
import { publisherWroteNothing } from './publisher-wrote-nothing.js';
import { requiredGoOut } from './required-go-out.js';
import { somebodyPrepared } from './somebody-prepared.js';
import { somethingGoesOut } from './something-goes-out.js';

/** What a publication has to satisfy, in the order it is told. A rule gives what stands in the way, or null. */
export const publicationRules: readonly ((publication: PublicationCase) => Blocker | null)[] = [
  publisherIsAllowed,
  somethingGoesOut,
  somebodyPrepared,
  majorHasNote,
  requiredGoOut,
  publisherIsNotPreparer,
  publisherDecidedNothing,
  publisherWroteNothing,
];
