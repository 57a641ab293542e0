import { canBecome, type ChangeOutcome, type ChangeStanding } from './change-life.js';
import type { ProposalState } from './proposal.js';

/** Causes of a decision that the system makes. */
export const systemCauses = ['text-moved', 'section-retired', 'already-published', 'amendment-undone'] as const;
export type SystemCause = (typeof systemCauses)[number];

/** What the carry of a change onto a newer edition found (document core), or that its section was retired. */
export type CarryFinding = 'untouched' | 'carried' | 'already-published' | 'touched' | 'section-retired';

/** `go-on`: nothing to do · `new-row`: a row with `carried_from`, decision kept · `published`: its place moves to that edition · else returned. */
export type AfterPublication =
  | { readonly act: 'go-on' | 'new-row' | 'published' }
  | { readonly act: 'return'; readonly cause: SystemCause };

const open: Record<CarryFinding, AfterPublication> = {
  untouched: { act: 'go-on' },
  carried: { act: 'new-row' },
  'already-published': { act: 'return', cause: 'already-published' },
  touched: { act: 'return', cause: 'text-moved' },
  'section-retired': { act: 'return', cause: 'section-retired' },
};

/** The table of semantics S5, steps 3 (accepted) and 4 (open). */
export const afterPublication: Record<'open' | 'accepted', Record<CarryFinding, AfterPublication>> = {
  open,
  accepted: { ...open, 'already-published': { act: 'published' } },
};

/** What becomes of a change that did not go out, once the edition under it is published. Others are left as they are. */
export function carryOn(change: ChangeStanding, finding: CarryFinding): AfterPublication {
  if (change.outcome !== 'open' && change.outcome !== 'accepted') return { act: 'go-on' };
  const after = afterPublication[change.outcome][finding];
  const to: ChangeOutcome | null = after.act === 'return' ? 'returned' : after.act === 'new-row' ? 'carried' : null;
  if (to !== null && !canBecome(change, to, 'system'))
    throw new Error(`The life of a change lacks ${change.outcome} → ${to}`);
  return after;
}

/** The state of a proposal of which an accepted change was returned by the system: a closed one is drafted again. */
export function stateAfterSystemReturn(state: ProposalState): ProposalState {
  return state === 'closed' ? 'drafting' : state;
}
