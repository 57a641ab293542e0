/** The rounds of a proposal: what was submitted, when, and what became of it. */
export const roundsEn = {
  'rounds.sent': 'sent {when} by {name}, based on edition {edition}',
  'rounds.open': 'in review',
  'rounds.decided': 'decided {when}',
  'rounds.recalled': 'recalled {when}',
  'rounds.withdrawn': 'withdrawn {when}',
  'rounds.frozen': 'Round {round}, as it was submitted',
  'rounds.compared': 'Round {round}, compared with round {against}',
  'rounds.now': 'The proposal now',
  'rounds.against': 'Compare with',
  'rounds.publishedThen': 'the text published then',
  'rounds.hint':
    'What was decided between the two rounds is not in the later one any more: accepted words wait in the next edition or are published, rejected ones are gone.',
  'rounds.same': 'The two rounds say the same.',
  'rounds.structure': 'In the contents, round {round}: {what}',
  'rounds.noStep': 'nothing',
  'rounds.crumb': 'edition {number}, as it was then',
  'rounds.crumbRound': 'round {round}',
} as const;
