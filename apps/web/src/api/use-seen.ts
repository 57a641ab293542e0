import { useState } from 'react';
import { codeOf, factOf } from './problem-error.js';

/**
 * The version of a thing that the person has seen, for If-Match. When a newer one is told, saving once more puts theirs over it: give
 * the second to `.catch` of what saves, it throws the refusal on.
 */
export function useSeen(first: number): [seen: number, newer: (error: unknown) => never] {
  const [seen, setSeen] = useState(first);
  return [
    seen,
    (error) => {
      const newer = codeOf(error) === 'stale' ? Number(factOf(error, 'version')) : 0;
      if (newer) setSeen(newer);
      throw error;
    },
  ];
}
