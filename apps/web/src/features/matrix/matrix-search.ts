import { matrixFates } from '@tarmeem/contract';
import type { Fate } from './matrix.queries.js';

/** The filter in the address; none is all. */
export const matrixSearch = (search: Record<string, unknown>): { fate?: Fate } => {
  const fate = matrixFates.find((each) => each === search['fate']);
  return fate ? { fate } : {};
};
