/** Before a proposal is sent: what others want of the same words. */
export const sendingEn = {
  'sending.looking': 'Looking for other proposals on the same words…',
  'sending.unknown': 'Whether other proposals touch these words could not be found out. It can be sent all the same.',
  'sending.alone': 'No other submitted proposal touches these words.',
  'sending.collides':
    '{count, plural, one {# change touches} other {# changes touch}} words that others want to change too',
  'sending.hint': 'You can send it all the same: whichever is decided first, the other is asked again.',
  'sending.wholeSection': 'the section as a whole',
  'sending.open': 'Also open on these words: proposal {number}, {body}',
  'sending.waits': 'Accepted already, in the next edition: proposal {number}, {body}',
} as const;
