import { ProblemError } from '../../platform/index.js';
import type { Answers } from '../../platform/database/rows.js';
import type { Actor } from '../actor.js';
import { hasSecondFactor } from './second-factor.store.js';

const freshMs = 5 * 60_000;

/** Whether the person showed a second factor in this session within the last five minutes. */
function hasFreshSecondFactor(actor: Actor, now: Date): boolean {
  const shown = actor.session?.secondFactorAt;
  return shown ? now.getTime() - shown.getTime() <= freshMs : false;
}

/** Throws `second-factor-needed` unless it was; an evaluation makes no exception. The person shows it at `confirmSecondFactor`. */
export function mustHaveFreshSecondFactor(actor: Actor, now: Date): void {
  if (!hasFreshSecondFactor(actor, now)) throw new ProblemError('second-factor-needed');
}

/** The same for whom a second factor is there; who has none shows none. */
export async function mustShowSecondFactorIfAny(from: Answers, actor: Actor, now: Date): Promise<void> {
  if (!hasFreshSecondFactor(actor, now) && (await hasSecondFactor(from, actor.id)))
    throw new ProblemError('second-factor-needed');
}
