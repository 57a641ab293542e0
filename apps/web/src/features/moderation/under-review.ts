import type { ReviewChange, TrayMark } from '@tarmeem/contract';
import type { Numbered } from '../../redline/section-sheet.js';

/** A change under review with its number and its place on the screen. */
export interface UnderReview extends Numbered {
  change: ReviewChange;
  sectionId: string;
}

/** True while nobody decided the change after it was marked. Marks that came too late stay readable and are never sent. */
export const isSendable = (mark: TrayMark, { seq }: ReviewChange): boolean => mark.seq === seq;

/** True for what is decided and may still be decided anew: the decision that stands is replaced, and both stay readable. */
export const isReplaceable = ({ outcome, may }: ReviewChange): boolean =>
  outcome !== 'open' && (may.accept.allowed || may.reject.allowed || may.return.allowed);
