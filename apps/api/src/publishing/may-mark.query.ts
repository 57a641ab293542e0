import type { EditionView } from '@tarmeem/contract';
import {
  type Action,
  holdsSomewhere,
  isAllowed,
  mustBeAllowed,
  type Place,
  type Verdict,
  verdict,
} from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import type { Answers } from '../platform/database/rows.js';
import { placesChangedByEach } from './editions-of.query.js';

/** Published editions with what this publisher may mark each with; to everybody else as they are. */
export async function withMarks(
  from: Answers,
  documentId: string,
  { editions, actor }: { editions: readonly EditionView[]; actor: Actor | undefined },
): Promise<EditionView[]> {
  if (!actor || !holdsSomewhere(actor, ['publisher'], documentId)) return [...editions];
  const everywhere: Place = { documentId, jurisdiction: null };
  const anywhere =
    isAllowed(actor, 'edition.correct-note', everywhere) && isAllowed(actor, 'edition.withdraw', everywhere);
  const seqs = editions.map(({ seq }) => seq);
  const places = anywhere ? null : await placesChangedByEach(from, documentId, seqs);
  const may = (action: Action, seq: number): Verdict =>
    verdict(() => mustBeAllowed(actor, action, ...(places?.get(seq) ?? [everywhere])));
  return editions.map((edition) => ({
    ...edition,
    may: {
      correctNote: may('edition.correct-note', edition.seq),
      withdraw:
        edition.current || edition.withdrawal
          ? { allowed: false, because: 'not-now' }
          : may('edition.withdraw', edition.seq),
    },
  }));
}
