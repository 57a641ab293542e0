import type { ReviewChange, ReviewView, TrayMark } from '@tarmeem/contract';
import type { Numbered } from '../../redline/section-sheet.js';

/** A change under review with its number and its place on the screen. */
export interface UnderReview extends Numbered {
  change: ReviewChange;
  number: number;
  sectionId: string;
}

/** True while nobody decided the change after it was marked. Marks that came too late stay readable and are never sent. */
export const isSendable = (mark: TrayMark, { seq }: ReviewChange): boolean => mark.seq === seq;

/** True for what is decided and may still be decided anew: the decision that stands is replaced, and both stay readable. */
export const isReplaceable = ({ outcome, may }: ReviewChange): boolean =>
  outcome !== 'open' && (may.accept.allowed || may.reject.allowed || may.return.allowed);

const isLocked = ({ outcome, may }: ReviewChange): boolean =>
  outcome === 'open' && !may.accept.allowed && !may.reject.allowed && !may.return.allowed;

/** The changes of a round in one row, each under the number it was submitted with: an edition that takes some leaves the others theirs. */
export const underReview = (sections: ReviewView['sections'], marks: readonly TrayMark[]): UnderReview[] =>
  sections.flatMap(({ sectionId, changes }) =>
    changes.map((change): UnderReview => {
      const mark = marks.find(({ changeId }) => changeId === change.id);
      const counts = mark !== undefined && isSendable(mark, change);
      const box = counts ? mark.outcome : isLocked(change) ? 'lock' : change.outcome;
      return { change, sectionId, number: change.position, box };
    }),
  );
