import type { LookIntoFileInput } from '@tarmeem/contract';
import { createHash } from 'node:crypto';
import { ProblemError } from '../platform/index.js';
import type { PartJson } from './word-tasks.js';

/** A part that a person has said the section of. */
export type SaidPart = LookIntoFileInput['parts'][number];

/** Stands for the words of a part, before and after the changes in it. */
export function seenMark({ accepted, rejected }: PartJson): string {
  const hash = createHash('sha256');
  for (const { heading, body } of [accepted, rejected]) hash.update(JSON.stringify([heading, body]));
  return hash.digest('base64url').slice(0, 22);
}

/**
 * A file without hidden marks is split by the names of the sections that are published now: an edition between the look and the choice
 * may shift its parts. Throws `parts-moved` when a choice is about a part that is another one by now.
 */
export function mustBeSeen(parts: readonly PartJson[], said: readonly SaidPart[]): void {
  for (const { part, seen } of said) {
    const found = parts[part];
    if (seen !== undefined && (!found || seenMark(found) !== seen)) throw new ProblemError('parts-moved');
  }
}
