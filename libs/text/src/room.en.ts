/** Writing together. */
export const roomEn = {
  'room.here': '{count, plural, one {# here} other {# here}}',
  'save.savedWith': 'Saved at {time}, with changes by {names}',
  'room.reload': 'Tarmeem was updated: load the page again',
  'room.reloadHint': 'Until then nothing you write here is saved. What you wrote is kept on this device.',
  'room.reloadLoses':
    'Until then nothing you write here is saved, and this device has no room to keep it. Copy what you wrote before you load the page again.',
  'room.reloadNow': 'Load again',
  'room.tooLarge': 'Not saved: that is too much at once',
  'room.tooLargeHint':
    'The server takes 4 MB at once at most. Nothing you write here is saved any more. What you wrote is kept on this device: load the page again, and put in less.',
  'room.tooLargeLoses':
    'The server takes 4 MB at once at most. Nothing you write here is saved any more, and this device has no room to keep it. Copy what you need, then load the page again.',
  'room.takenOut': 'This section was taken out of the draft',
  'room.takenOutHint': 'Nothing written here is saved any more. Copy what you still need.',
  'room.discarded': 'This draft was discarded',
  'stranded.title': 'Words of yours did not arrive',
  'stranded.hint': 'Written {when} in “{heading}”, and kept on this device alone.',
  'stranded.returns': 'When the text can be written in again, they are offered there.',
  'stranded.copied': 'Copied.',
  'stranded.drop': 'Throw them away',
  'room.unreadable': 'What stands here is no valid text at the moment',
  'room.unreadableHint':
    'A list or a table lacks a part, or the text is longer than a section may be (50,000 words). Put it right, or undo. What you write stays here, but until then the proposal holds the last valid text, and can’t be submitted.',
  'room.lastValid': 'Go back to the last valid text',
  'save.signedOut': 'Not saved: you are signed out.',
  'save.unreadable': 'Not saved: no valid text at the moment',
  'room.alsoOpen': 'Also open on these words: proposal {number}, {body}',
  'room.mayBeRetired': 'This section is proposed to be retired',
  'room.isRetired': 'This section is to be retired in the next edition',
  'room.retires.open': 'Open: proposal {number}, {body}, would retire this section.',
  'room.retires.waits': 'Accepted already: proposal {number}, {body}, retires this section.',
  'room.retiresAbove.open': 'Open: proposal {number}, {body}, would retire “{heading}”, under which it stands here.',
  'room.retiresAbove.waits':
    'Accepted already: proposal {number}, {body}, retires “{heading}”, under which it stands here.',
  'room.mayBeRetiredHint': 'You can go on and submit: whichever is decided first, the other is asked again.',
  'room.isRetiredHint':
    'You can go on and submit, but what you write here can’t be accepted unless the Commission takes that out of the next edition.',
} as const;
