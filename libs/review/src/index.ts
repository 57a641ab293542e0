export { Refused, refusalCodes, verdict } from './refused.js';
export type { RefusalCode, RefusalContent, Verdict } from './refused.js';
export { covers, holds, holdsSomewhere, needsSecondFactor, roles, rolesProvenTwice } from './roles.js';
export type { Actor, Grant, Place, Role } from './roles.js';
export { actions, isAllowed, mustBeAllowed } from './actions.js';
export type { Action } from './actions.js';
export { maySee, readers, readersOf, visibleTo } from './visibility.js';
export type { Reader, Thing } from './visibility.js';
export { eventActions } from './events.js';
export type { EventAction, ReviewEvent } from './events.js';
export { mayWithProposal, proposalLife, proposalStates, proposalSteps, stepProposal } from './proposal.js';
export type { ProposalFacts, ProposalNext, ProposalState, ProposalStep, ProposalStepInput } from './proposal.js';
export { aspects, canBecome, changeLife, changeOutcomes, decidable, mayEverBecome } from './change-life.js';
export type { Aspect, ChangeOutcome, ChangeStanding, Decidable, Mover } from './change-life.js';
export type { ApprovalCase, ChangeFacts, DecisionFacts, DecisionLine, Gaps, PendingFacts } from './decision-facts.js';
export { approvalRules } from './approval-rules/index.js';
export { decide, finishRound, mayDecide } from './decide.js';
export type { Decided, DecidedBatch } from './decide.js';
export { mayCounter, mustAnswer, openCounter } from './counter.js';
export type { CounterFacts, CounterInput } from './counter.js';
export { editionKinds, formatNumber, nextNumber, parseNumber, standings } from './edition.js';
export type { EditionKind, EditionNumber, Standing } from './edition.js';
export type { AcceptedFacts, Blocker, DraftFacts, PublicationCase } from './publication-facts.js';
export { publicationRules } from './publication-rules/index.js';
export { blockersOf, prepare, publish, select } from './publish.js';
export type { Confirmed, Preparation } from './publish.js';
export { brokenIn, publishRollback, rollBack } from './roll-back.js';
export type { BrokenPlace, ManifestLine, PutBack, RollbackFacts } from './roll-back.js';
export { siblingOrder } from './sibling-order.js';
export type { TreeEntry } from './sibling-order.js';
export { confirmEmergency, mustBeEmergency } from './emergency.js';
export type { EmergencyFacts } from './emergency.js';
export { mustBeAhead, farthestMs, latestMs, schedule, scheduleCauses, stopsSchedule } from './schedule.js';
export type { DueFacts, ScheduleCause, Timing } from './schedule.js';
export { afterPublication, carryOn, stateAfterSystemReturn, systemCauses } from './after-publication.js';
export type { AfterPublication, CarryFinding, SystemCause } from './after-publication.js';
export {
  dispositions,
  feedbackKinds,
  feedbackLife,
  feedbackStates,
  feedbackSteps,
  mayWithFeedback,
  stepFeedback,
} from './feedback.js';
export type { Answer, Disposition, FeedbackFacts, FeedbackKind, FeedbackState, FeedbackStep } from './feedback.js';
export {
  dayIn,
  isTaken,
  moderationTimes,
  mustBeTaken,
  windowOn,
  windowSentence,
  windowStandings,
} from './consultation.js';
export type { FeedbackWindow, ModerationTime, WindowStanding } from './consultation.js';
export { freeSlug, mustBeDocumentSlug, mustBeSlug, reservedDocumentSlugs, reservedSlugs, slugify } from './slug.js';
export { importOutline, jurisdictionsOfPakistan } from './import-outline.js';
export type { JurisdictionHeading, Outline, OutlineSection } from './import-outline.js';
export { isTold, thingOfEvent, toldActions } from './event-visibility.js';
export type { ToldAction } from './event-visibility.js';
