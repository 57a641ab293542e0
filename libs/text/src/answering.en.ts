/** The signed-in application: what moderators see of the words that feedback is about, and how it is answered. */
export const answeringEn = {
  'place.exact': 'The words stand unchanged in edition {number}.',
  'place.moved': 'Changed in edition {number}. The passage reads now:',
  'place.moved.by': 'Changed in edition {number} by {body}. The passage reads now:',
  'place.detached': 'DETACHED: the words are no longer in the text.',
  'place.fitted': 'Where they stood last, edition {number}',
  'place.confirmed': 'Confirmed as the same passage.',
  'place.confirm': 'It is the same passage',
  'place.deny': 'It is another one: detach',
  'place.state.MOVED': 'Moved',
  'place.state.DETACHED': 'Detached',
  'files.list': 'Evidence',
  'files.held': 'Only moderators see it',
  'files.refused': 'Refused: its bytes are gone',
  'files.release': 'Let through',
  'files.refuse': 'Refuse and delete',
} as const;
