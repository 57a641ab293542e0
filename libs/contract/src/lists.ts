// Lists that browsers need as they are: nothing here knows a schema.

/** What became of an item: a disposition of feedback, an outcome of a change, or that nothing has yet. */
export const matrixFates = [
  'accepted',
  'accepted-with-changes',
  'accepted-in-part',
  'rejected',
  'returned',
  'duplicate',
  'out-of-scope',
  'deferred',
  'withdrawn',
  'refused',
  'held',
  'open',
] as const;

/** Why words of readers are not shown in the response matrix. */
export const withheldBecause = ['identifying', 'refused', 'withdrawn'] as const;

/** What a comment of a file, with its answers, can become. */
export const commentPaths = ['discussion', 'feedback'] as const;
export type CommentPath = (typeof commentPaths)[number];
