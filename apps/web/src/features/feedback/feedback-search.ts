import { feedbackStates } from '@tarmeem/contract';

export type FeedbackState = (typeof feedbackStates)[number];

export interface FeedbackSearch {
  state?: FeedbackState;
  /** Only what lost its words. */
  place?: 'DETACHED';
}
/** The filters in the address; none is all. */
export const feedbackSearch = (search: Record<string, unknown>): FeedbackSearch => {
  const state = feedbackStates.find((each) => each === search['state']);
  return { ...(state ? { state } : {}), ...(search['place'] === 'DETACHED' ? { place: 'DETACHED' } : {}) };
};
