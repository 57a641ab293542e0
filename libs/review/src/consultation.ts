import { Refused } from './refused.js';

/** Feedback is shown before or after a moderator has read it. What may identify a person waits for one in either case. */
export const moderationTimes = ['before', 'after'] as const;
export type ModerationTime = (typeof moderationTimes)[number];

/** The days within which feedback is taken: `yyyy-mm-dd` in the document's time zone, both belong to it; null: no such end. */
export interface FeedbackWindow {
  readonly feedbackFrom: string | null;
  readonly feedbackUntil: string | null;
}

export const windowStandings = ['always', 'not-yet', 'open', 'closed'] as const;
export type WindowStanding = (typeof windowStandings)[number];

/** How a day stands to the window. */
export function windowOn(day: string, { feedbackFrom, feedbackUntil }: FeedbackWindow): WindowStanding {
  if (feedbackFrom !== null && day < feedbackFrom) return 'not-yet';
  if (feedbackUntil !== null && day > feedbackUntil) return 'closed';
  return feedbackFrom === null && feedbackUntil === null ? 'always' : 'open';
}

/** Which sentence tells within which days feedback is taken; null where nothing needs to be said. */
export function windowSentence(
  standing: WindowStanding,
  { feedbackUntil }: FeedbackWindow,
): 'window.closed' | 'window.from-until' | 'window.from' | 'window.until' | null {
  if (standing === 'closed') return 'window.closed';
  if (standing === 'not-yet') return feedbackUntil === null ? 'window.from' : 'window.from-until';
  return standing === 'open' && feedbackUntil !== null ? 'window.until' : null;
}

export const isTaken = (standing: WindowStanding): boolean => standing === 'always' || standing === 'open';

/** Refuses feedback of a day on which none is taken. */
export function mustBeTaken(day: string, window: FeedbackWindow): void {
  const standing = windowOn(day, window);
  if (isTaken(standing)) return;
  const { feedbackFrom: from, feedbackUntil: until } = window;
  throw new Refused('feedback-closed', 'Feedback is not taken on this day.', { facts: { standing, from, until } });
}

/** The day that it is somewhere at an instant, as the window names days. */
export const dayIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(at);
