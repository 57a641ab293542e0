import type { ChangeView } from '@tarmeem/contract';
import type { Box } from '../ui/strip.js';

/** A change with its number on the screen and the state its marks show. */
export interface Numbered {
  change: ChangeView;
  /** The number that it has in its round, whatever became of the others: `5`; among changes of several proposals the one of the matrix: `1.5`. */
  number: number | string;
  box: Box;
}
