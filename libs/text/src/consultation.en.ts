/** On the public pages: within which days feedback is taken, and what becomes of it where it is shown before a moderator reads it. */
export const consultationEn = {
  'window.until': 'Feedback is taken until the end of {until}.',
  'window.from': 'Feedback is taken from {from} on.',
  'window.from-until': 'Feedback is taken from {from} until the end of {until}.',
  'window.closed': 'Feedback is closed. It was taken until the end of {until}.',
  'window.closed.means':
    'Everything that was sent by then is answered here, and can still be followed with its tracking code.',
  'window.not-sent': 'Your feedback was not sent',
  'window.yours': 'What you wrote',
  'window.yours.hint': 'It is stored nowhere. Copy it if you want to keep it.',
  'form.public.after':
    'Your words are public at once, unless something in them may identify a person; a moderator reads them afterwards. Files are shown once a moderator has looked at them. Your e-mail is not shown.',
  'form.name.hint.after': 'Shown beside your words.',
  'receipt.shown': 'It is public now. A moderator reads it.',
  'track.step.shown': 'Made public.',
} as const;
