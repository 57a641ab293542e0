/** Public pages: what became of the words that feedback is about. */
export const followingEn = {
  'anchor.exact': 'These words stand unchanged in edition {number}.',
  'anchor.moved': 'These words were changed in edition {number}. They read now:',
  'anchor.moved.by': 'These words were changed in edition {number} by {body}. They read now:',
  'anchor.unconfirmed': 'Nobody has confirmed yet that this is the same passage.',
  'anchor.confirmed': 'Confirmed as the same passage.',
  'anchor.detached': 'The words this is about are no longer in the text.',
  'anchor.detached.section': 'The section this is about is no longer in the document.',
  'anchor.fitted': 'Read them in edition {number}',
  'anchor.fitted.section': 'Read it in edition {number}',
  'anchor.count': '{count, plural, one {# item is} other {# items are}} about words that are no longer in the text.',
  'anchor.ask': 'Is this still the passage you mean?',
  'anchor.ask.yes': 'Yes, it is',
  'anchor.ask.no': 'No, it is not',
} as const;
