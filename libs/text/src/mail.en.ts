/** Letters the platform sends. */
export const mailEn = {
  'mail.greeting': 'Dear {name},',
  'mail.invitation.subject': 'Tarmeem: your account at {host}',
  'mail.invitation.lead': 'an account was made for you at {host}. Choose a password to begin:',
  'mail.invitation.do': 'Choose a password',
  'mail.reset.subject': 'Tarmeem: choose a new password at {host}',
  'mail.reset.lead': 'somebody, most likely you, asked for a new password at {host}. Choose it here:',
  'mail.reset.do': 'Choose a new password',
  'mail.link.once': 'The link works once, for one hour. When it is over, the page it opens sends you another.',
  'mail.link.notYou': 'If you did not expect this, do nothing: without the link nothing changes.',
} as const;
