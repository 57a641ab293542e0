/** Signing out where words are not saved, or without a connection. */
export const leavingEn = {
  'out.unsent': 'Words of yours are on this device only',
  'out.unsentHint':
    'They are not on the server. Keep them here only if nobody else uses this device: they are offered to you when you sign in on it again.',
  'out.keep': 'Sign out and keep them',
  'out.forget': 'Sign out and delete them',
  'out.stay': 'Stay signed in',
  'out.still': 'You are still signed in',
  'out.stillHint':
    'There is no connection, so your session could not be ended. Nothing was deleted. The session can be ended as soon as the connection is back; until then this browser shows nothing of yours.',
  'out.later': 'End it when the connection is back',
  'out.waiting': 'Not signed out yet',
  'out.waitingHint':
    'There is no connection. This browser ends the session as soon as it reaches the server, also if it is closed and opened again.',
  'out.again': 'Try now',
} as const;
