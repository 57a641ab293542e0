import type { Kept } from '../weave/kept.js';
import type { Comments } from './comments.js';
import type { WordAuthor } from './marks-of-change.js';
import type { Direction } from './direction.js';
import type { Parcel } from './parcel.js';

/** All that the writing of one text needs. */
export interface Writing {
  readonly parcel: Parcel;
  readonly comments: Comments;
  readonly kept: Kept;
  /** Who made a change, by its number; -1 is a change that can't be told apart. */
  readonly authorOf: (change: number) => WordAuthor;
  /** Added to the level of each heading: a section's own heading stands above those in its text. */
  readonly shift: number;
  /** Width of the text in twentieths of a point. */
  readonly width: number;
  /** Of the paragraph that is being written, if it has one of its own. */
  readonly direction?: Direction | undefined;
}
