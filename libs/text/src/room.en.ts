/** Writing together. */
export const roomEn = {
  'room.here': '{count, plural, one {# here} other {# here}}',
  'save.savedWith': 'Saved at {time}, with changes by {names}',
  'room.reload': 'Tarmeem was updated: load the page again',
  'room.reloadHint': 'Until then nothing you write here is saved. What you wrote is kept on this device.',
  'room.reloadLoses':
    'Until then nothing you write here is saved, and this device has no room to keep it. Copy what you wrote before you load the page again.',
  'room.reloadNow': 'Load again',
  'room.takenOut': 'This section was taken out of the draft',
  'room.takenOutHint': 'Nothing written here is saved any more. Copy what you still need.',
  'room.unreadable': 'What was written together is no valid text at the moment',
  'room.unreadableHint':
    'Two of you changed the same list or table at once. Put it right, or undo; until then the last valid text is kept, and the proposal can’t be submitted.',
  'room.alsoOpen': 'Also open on these words: proposal {number}, {body}',
} as const;
