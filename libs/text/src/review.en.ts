/** The review beside its decisions: accepting with changes, consequences, what was decided before, marks on odd characters. */
export const reviewEn = {
  'counter.button': 'Accept with changes…',
  'counter.title': 'Accept change {n} of proposal {proposal} with changes',
  'counter.lead':
    'Write the words as they should be. It becomes a proposal of yours on this change; somebody who wrote neither accepts it. Until then the change stays open.',
  'counter.words': 'The text of “{heading}”, with this change in it',
  'counter.heading': 'Heading',
  'counter.why': 'Why these words',
  'counter.whyHint': 'the author and whoever decides it read it',
  'counter.do': 'Send for a second opinion',
  'counter.same': 'Change the words first; to take them as they are, accept the change.',
  'counter.failed': 'Your words were not sent. They are kept here.',
  'counter.sent': 'Proposal {number} holds your words. Somebody else accepts it.',
  'counter.answers': 'It answers change {n} of proposal {number}, {organisation}, with other words',
  'counter.original': 'Open the original',
  'counter.waits': '{name} proposes other words: proposal {number}',
  'counter.back': 'Other words, returned to {name}: proposal {number}',
  'counter.open': 'Open it',
  'keys.counter': 'Accept with changes',
  'outcome.amendedBy': 'in the words of proposal {number}',
} as const;
