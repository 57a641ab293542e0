import type { ReviewChange } from '@tarmeem/contract';
import type { Numbered } from '../../redline/section-sheet.js';

/** A change under review with its number and its place on the screen. */
export interface UnderReview extends Numbered {
  change: ReviewChange;
  sectionId: string;
}
