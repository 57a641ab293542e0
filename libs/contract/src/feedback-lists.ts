export const feedbackKinds = ['addition', 'correction', 'comment'] as const;
export const feedbackStates = ['held', 'open', 'answered', 'refused', 'withdrawn'] as const;
export const dispositions = [
  'accepted',
  'accepted-with-changes',
  'accepted-in-part',
  'rejected',
  'duplicate',
  'out-of-scope',
  'deferred',
] as const;
export const anchorStates = ['EXACT', 'MOVED', 'DETACHED'] as const;
/** How feedback came that a moderator enters. */
export const feedbackSources = ['letter', 'e-mail', 'meeting'] as const;
/** How feedback came that did not come by the form. `word`: it was a comment in a Word file that an officer brought back. */
export const feedbackOrigins = [...feedbackSources, 'word'] as const;

/** What in a text may identify a person. */
export const findingKinds = ['cnic', 'phone', 'email', 'name-with-age', 'address'] as const;
