import {
  apply,
  type Change,
  compare,
  contentHash,
  type Doc,
  type DocJson,
  fromPlainText,
  readStored,
} from '@tarmeem/document';
import type { Frame } from './frame/frame.js';
import type { CreditedChange } from './sections.query.js';
import type { Credit } from './views.js';

/** A change between two texts, with the body that proposed it where that is known. */
export interface TextChange extends Credit {
  change: Change;
}

interface Worded extends CreditedChange {
  payload: Change;
}
const isWorded = (change: CreditedChange): change is Worded => change.payload !== null;

const credit = ({ payload, ...credited }: Worded): TextChange => ({ change: payload, ...creditOf(credited) });

/** Who proposed a published change, when, who decided it and what it rests on. */
export const creditOf = ({ by, at, decision, sources }: Pick<CreditedChange, keyof Credit>): Credit => ({
  by,
  at: at.toISOString(),
  decision,
  sources,
});

/** A change that a comparison found: nobody is credited with it. */
export const unsigned = (change: Change): TextChange => ({ change, by: null, at: null, decision: null, sources: [] });

/**
 * The changes between two stored texts: those that were decided, if they lead from one to the other exactly; else what a comparison
 * finds, which names nobody.
 */
export function changesBetween(base: Doc, target: Doc, credited: readonly CreditedChange[]): TextChange[] {
  const decided = credited.filter(isWorded);
  if (decided.length && leadsTo(base, target, decided)) {
    return decided.map(credit).sort((a, b) => (a.change.gaps[0]?.[0] ?? 0) - (b.change.gaps[0]?.[0] ?? 0));
  }
  return compare(base, target).map(unsigned);
}

function leadsTo(base: Doc, target: Doc, decided: readonly Worded[]): boolean {
  try {
    return (
      contentHash(
        apply(
          base,
          decided.map((it) => it.payload),
        ),
      ) === contentHash(target)
    );
  } catch {
    return false; // decided on another base: carried over since
  }
}

/** The text of a stored body, with words in place of what is none; nothing for a section that was not there. */
export const textOf = ({ say }: Pick<Frame, 'say'>, body: DocJson | undefined): Doc =>
  body === undefined ? fromPlainText('') : readStored(body, say('text.unreadable'));
