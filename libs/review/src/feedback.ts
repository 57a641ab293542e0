import type { ReviewEvent } from './events.js';
import { Refused, verdict, type Verdict } from './refused.js';

export const feedbackKinds = ['addition', 'correction', 'comment'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

/** `held`: only the commission sees it · `refused`: it never became public · `answered`: a disposition with its response stands. */
export const feedbackStates = ['held', 'open', 'answered', 'refused', 'withdrawn'] as const;
export type FeedbackState = (typeof feedbackStates)[number];

/** What is done about feedback. `byAuthor`: only its author can say so; `needs`: a field that comes with it. */
export const dispositions = {
  accepted: { byAuthor: false, needs: null },
  'accepted-with-changes': { byAuthor: false, needs: null },
  'accepted-in-part': { byAuthor: false, needs: null },
  rejected: { byAuthor: false, needs: null },
  duplicate: { byAuthor: false, needs: 'duplicateOf' },
  'out-of-scope': { byAuthor: false, needs: null },
  deferred: { byAuthor: false, needs: null },
  withdrawn: { byAuthor: true, needs: null },
} as const satisfies Record<string, { byAuthor: boolean; needs: 'duplicateOf' | null }>;
export type Disposition = keyof typeof dispositions;

export const feedbackSteps = ['release', 'refuse', 'answer', 'reopen', 'withdraw'] as const;
export type FeedbackStep = (typeof feedbackSteps)[number];

interface Row {
  readonly from: readonly FeedbackState[];
  readonly step: FeedbackStep;
  readonly by: 'moderator' | 'author' | 'system';
  readonly to: FeedbackState;
  readonly event: ReviewEvent['action'];
}

/** The life of feedback. An answer may be given again: the newer one stands. The system reopens what a take-out or return undid. */
export const feedbackLife: readonly Row[] = [
  { from: ['held'], step: 'release', by: 'moderator', to: 'open', event: 'feedback.released' },
  { from: ['held'], step: 'refuse', by: 'moderator', to: 'refused', event: 'feedback.refused' },
  { from: ['open', 'answered'], step: 'answer', by: 'moderator', to: 'answered', event: 'feedback.answered' },
  { from: ['answered'], step: 'reopen', by: 'moderator', to: 'open', event: 'feedback.reopened' },
  { from: ['answered'], step: 'reopen', by: 'system', to: 'open', event: 'feedback.reopened' },
  { from: ['held', 'open', 'answered'], step: 'withdraw', by: 'author', to: 'withdrawn', event: 'feedback.withdrawn' },
];

/** What the life of feedback asks of the world. */
export interface FeedbackFacts {
  readonly id: string;
  readonly state: FeedbackState;
  /** As whom the actor comes: a moderator by a grant that covers the section, its author by account or tracking code, the system. */
  readonly as: ReadonlySet<'moderator' | 'author' | 'system'>;
}

export interface Answer {
  readonly disposition: Disposition;
  readonly response: string;
  readonly duplicateOf?: string | null;
}

/** Takes a step, or throws Refused. `answer` has to be given with the step of that name. */
export function stepFeedback(
  facts: FeedbackFacts,
  step: FeedbackStep,
  answer?: Answer,
): { next: { state: FeedbackState }; events: readonly ReviewEvent[] } {
  if (step === 'answer') mustBeWhole(facts, answer);
  const mine = feedbackLife.filter((row) => row.step === step && facts.as.has(row.by));
  if (mine.length === 0) throw new Refused('not-allowed', `This person can not take the step ${step}.`);
  const row = mine.find((row) => row.from.includes(facts.state));
  if (row === undefined)
    throw new Refused('not-now', `Feedback that is ${facts.state} can not take the step ${step}.`, {
      facts: { state: facts.state },
    });
  const told = step === 'answer' && answer ? { disposition: answer.disposition } : {};
  return {
    next: { state: row.to },
    events: [{ action: row.event, objectType: 'feedback', objectId: facts.id, facts: told }],
  };
}

/** What the actor may do with it now. */
export function mayWithFeedback(facts: FeedbackFacts): Record<FeedbackStep, Verdict> {
  const answer: Answer = { disposition: 'accepted', response: '…' };
  const of = (step: FeedbackStep) => verdict(() => stepFeedback(facts, step, answer));
  return {
    release: of('release'),
    refuse: of('refuse'),
    answer: of('answer'),
    reopen: of('reopen'),
    withdraw: of('withdraw'),
  };
}

function mustBeWhole(facts: FeedbackFacts, answer: Answer | undefined): asserts answer is Answer {
  if (answer === undefined) throw new Refused('malformed', 'An answer has a disposition.', { pointer: '/disposition' });
  if (answer.response.trim() === '')
    throw new Refused('malformed', 'An answer has a response.', { pointer: '/response' });
  const { byAuthor, needs } = dispositions[answer.disposition];
  if (byAuthor) throw new Refused('malformed', 'Only its author withdraws feedback.', { pointer: '/disposition' });
  if (needs === 'duplicateOf' && (!answer.duplicateOf || answer.duplicateOf === facts.id))
    throw new Refused('malformed', 'A duplicate names the other one.', { pointer: '/duplicateOf' });
}
