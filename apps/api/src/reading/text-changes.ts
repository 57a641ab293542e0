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

/** The hashes of two bodies. */
type Ends = readonly [base: string, target: string];

/** Decided changes that were found to lead from one body to another: neither the bodies nor the changes ever change. */
const provenWays = new Set<string>();
const mostWays = 50_000;
const wayOf = (ends: Ends, decided: readonly Worded[]): string => [...ends, ...decided.map(({ id }) => id)].join(' ');

/** Forgets what was found: words were removed from some texts. */
export const forgetWays = (): void => provenWays.clear();

/** What `changesBetween` gives without the texts, where it was found before that the decided changes lead from one text to the other; else null. */
export function knownChanges(ends: Ends, credited: readonly CreditedChange[]): TextChange[] | null {
  const decided = credited.filter(isWorded);
  return decided.length > 0 && provenWays.has(wayOf(ends, decided)) ? inOrder(decided) : null;
}

/**
 * The changes between two stored texts: those that were decided, if they lead from one to the other exactly; else what a comparison
 * finds, which names nobody. With the hashes of both bodies it is remembered that they do.
 */
export function changesBetween(
  base: Doc,
  target: Doc,
  credited: readonly CreditedChange[],
  ends: Ends | null = null,
): TextChange[] {
  const decided = credited.filter(isWorded);
  if (decided.length === 0 || !leadsTo(base, target, decided)) return compare(base, target).map(unsigned);
  if (ends) {
    if (provenWays.size >= mostWays) provenWays.clear();
    provenWays.add(wayOf(ends, decided));
  }
  return inOrder(decided);
}

const inOrder = (decided: readonly Worded[]): TextChange[] =>
  decided.map(credit).sort((a, b) => (a.change.gaps[0]?.[0] ?? 0) - (b.change.gaps[0]?.[0] ?? 0));

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
