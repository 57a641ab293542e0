import type { ChangeView, ProposalView } from '@tarmeem/contract';
import { touch, type Change } from '@tarmeem/document';
import { isBodyChange } from '../../text/change-words.js';

/** The changes that came back with the last round and are not submitted again: each waits for an answer. */
export function askedBack({
  state,
  round,
  changes,
}: Pick<ProposalView, 'state' | 'round' | 'changes'>): readonly ChangeView[] {
  return state === 'drafting' ? changes.filter((it) => it.outcome === 'returned' && it.round === round) : [];
}

/**
 * Which of the changes that are written now goes on with one that was returned: the one that says the same, or that says something
 * else in its place for the same words. Undefined where none does, as after an edition that moved the text.
 */
export function writtenOn<Written extends Change>(
  returned: ChangeView,
  written: readonly Written[],
): Written | undefined {
  const { aspect, payload } = returned;
  if (aspect !== 'body' || !isBodyChange(payload)) return undefined;
  const { before, after } = payload.words;
  const same = written.filter(({ words }) => words.before === before && words.after === after);
  return (
    same.find((change) => touch(change, payload)) ??
    same[0] ??
    written.find((change) => touch(change, payload) && (change.words.before === before || change.words.after === after))
  );
}
