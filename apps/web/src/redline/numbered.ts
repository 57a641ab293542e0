import type { ChangeView } from '@tarmeem/contract';
import type { Box } from '../ui/strip.js';

/** A change with its number on the screen and the state its marks show. */
export interface Numbered {
  change: ChangeView;
  number: number;
  box: Box;
}
