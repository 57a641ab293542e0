import type { ApprovalCase } from '../decision-facts.js';
import { baseIsCurrent } from './base-is-current.js';
import { changeCanBecomeIt } from './change-can-become-it.js';
import { deciderIsAllowed } from './decider-is-allowed.js';
import { deciderWroteNothing } from './decider-wrote-nothing.js';
import { newestDecisionSeen } from './newest-decision-seen.js';
import { payloadAsSeen } from './payload-as-seen.js';
import { reasonGiven } from './reason-given.js';
import { requiredComeAlong } from './required-come-along.js';
import { standsInWords } from './stands-in-words.js';
import { touchesNoPending } from './touches-no-pending.js';

/**
 * The rules each line of a batch passes, in this order: form, permission, state, version (semantics S10). A rule throws Refused or
 * says nothing. A new rule is a file and a line here.
 */
export const approvalRules: readonly ((approval: ApprovalCase) => void)[] = [
  reasonGiven,
  deciderIsAllowed,
  deciderWroteNothing,
  newestDecisionSeen,
  changeCanBecomeIt,
  baseIsCurrent,
  standsInWords,
  requiredComeAlong,
  touchesNoPending,
  payloadAsSeen,
];

export { twinOf } from './touches-no-pending.js';
