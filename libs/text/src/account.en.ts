/** The ways in, and one's own account. */
export const accountEn = {
  'door.forgotten': 'Forgotten password',
  'door.organisation': 'Your organisation may have its own sign-in.',
  'door.signOn': 'Sign in with {provider}',
  'door.passwordSet': 'Your password is set. Sign in with it.',
  'door.startAgain': 'Not you? Start again',

  'code.title': 'Enter the six digits from your app',
  'code.as': 'Signing in as {email}.',
  'code.label': 'Code',
  'code.hint': 'It changes every 30 seconds. Pasting works.',
  'code.continue': 'Continue',
  'code.checking': 'Checking…',
  'code.missing': 'Write the code.',
  'code.useRecovery': 'Use a recovery code',
  'code.useApp': 'Use the app',
  'code.recovery': 'Recovery code',
  'code.recoveryHint': 'One of the ten you kept when you began. Each works once.',

  'enrol.title': 'Set up your second factor',
  'enrol.why':
    'Who decides, publishes or looks after accounts signs in with a password and a code. You need an authenticator app on your telephone.',
  'enrol.scan': 'Scan this with your authenticator app.',
  'enrol.qr': 'Picture to scan with an authenticator app. The key below is the same in letters.',
  'enrol.type': 'Or type this key into the app',
  'enrol.code': 'Code the app shows now',
  'enrol.finish': 'Switch it on',

  'recovery.title': 'Keep your recovery codes',
  'recovery.lead':
    'If you lose your telephone, each of these signs you in once. They are not shown again. Print them, or keep them where you keep passwords.',
  'recovery.list': 'Recovery codes',
  'recovery.copy': 'Copy',
  'recovery.copied': 'Copied.',
  'recovery.print': 'Print',
  'recovery.kept': 'I have kept them',

  'password.new': 'New password',
  'password.hint': '8 characters or more; 15 or more are better. A few unrelated words do well. Pasting works.',
  'password.missing': 'Write a password.',
  'password.short': 'This is too short: 8 characters or more.',
  'password.common': 'This password is among those people choose most. Choose another.',
  'password.own': 'This password is little more than your name or address. Choose another.',

  'forgotten.title': 'Forgotten password',
  'forgotten.lead': 'We send you a link with which you choose a new one. It works for one hour.',
  'forgotten.send': 'Send the link',
  'forgotten.sending': 'Sending…',
  'forgotten.sent': 'If {email} has an account here, the link is on its way.',
  'forgotten.sentHint': 'Nothing after ten minutes? Look into the folder for unwanted mail, or ask your administrator.',
  'forgotten.missing': 'Write your e-mail.',
  'forgotten.back': 'Back to sign in',

  'link.invitation': 'Welcome, {name}',
  'link.invitationLead': 'Choose a password for {email}.',
  'link.reset': 'Choose a new password',
  'link.resetLead': 'For {email}. Every browser that is signed in will be signed out.',
  'link.save': 'Set the password',
  'link.saving': 'Saving…',
  'link.signOn': 'Or use {provider} instead of a password',
  'link.over': 'This link is over',
  'link.overLead': 'It was used already, or its hour has passed. Write your e-mail to get a new one.',

  'signOn.title': 'Signing in',
  'signOn.wait': 'One moment: we ask the other service who you are.',

  'account.title': 'Account',
} as const;
