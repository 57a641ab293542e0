import type { FeedbackState } from './feedback.queries.js';

const states = ['held', 'open', 'answered', 'withdrawn'] as const satisfies readonly FeedbackState[];
interface FeedbackSearch {
  state?: FeedbackState;
}
/** The filter in the address; none is all. */
export const feedbackSearch = (search: Record<string, unknown>): FeedbackSearch => {
  const state = states.find((each) => each === search['state']);
  return state ? { state } : {};
};
