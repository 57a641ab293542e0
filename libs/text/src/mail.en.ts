/** Letters the platform sends. */
export const mailEn = {
  'mail.greeting': 'Dear {name},',
  'mail.greeting.reader': 'Good day,',
  'mail.alert.ofSection': '“{heading}”, {title}',
  'mail.alert.ofFeedback': 'your feedback no. {number}, {title}',
  'mail.alert.confirm.subject': 'Please confirm: e-mail about {what}',
  'mail.alert.confirm.lead':
    'Somebody, most likely you, asked at {host} to be told by e-mail about {what}. Confirm that this address is yours:',
  'mail.alert.confirm.do': 'Confirm',
  'mail.alert.confirm.week': 'Without a confirmation nothing more is sent, and within a week the request is forgotten.',
  'mail.alert.already':
    'You are told by e-mail about {what} already. There is nothing to do. You can change or end it here:',
  'mail.alert.manage': 'Change or end it',
  'mail.alert.edition.subject': 'Edition {number}: {what}',
  'mail.alert.edition.lead':
    '{count, plural, one {Edition {number} of {what} is published. What changed is marked here:} other {# editions of {what} were published, the last is {number}. What changed is marked here:}}',
  'mail.alert.edition.do': 'See what changed',
  'mail.alert.edition.note': 'Edition {number}, {day}: {note}',
  'mail.alert.edition.minor': 'Edition {number}, {day}: no change of meaning.',
  'mail.alert.edition.emergency': 'Edition {number} was published in an emergency.',
  'mail.alert.edition.rollback': 'Edition {number} puts an earlier text back.',
  'mail.alert.end': 'You get this because you asked for it. Change or end it:',
  'mail.yours.subject': 'News of your feedback no. {number}: {title}',
  'mail.yours.released': 'Your feedback no. {number} on {title} can be read by everybody now. It waits for an answer.',
  'mail.yours.refused':
    'Your feedback no. {number} on {title} was not let through. The reason stands on the page that your tracking code opens.',
  'mail.yours.answered': 'Your feedback no. {number} on {title} is answered.',
  'mail.yours.reopened':
    'Your feedback no. {number} on {title} is open again: what was going to answer it was taken back.',
  'mail.yours.replied': 'There is a reply to your feedback no. {number} on {title}.',
  'mail.yours.changed':
    'Your feedback no. {number} on {title} changed words in edition {edition}. They are marked here:',
  'mail.yours.thread': 'Your feedback with its answer:',
  'mail.yours.do': 'Read it',
  'mail.invitation.subject': 'Tarmeem: your account at {host}',
  'mail.invitation.lead': 'An account was made for you at {host}. Choose a password to begin:',
  'mail.invitation.do': 'Choose a password',
  'mail.reset.subject': 'Tarmeem: choose a new password at {host}',
  'mail.reset.lead': 'Somebody, most likely you, asked for a new password at {host}. Choose it here:',
  'mail.reset.do': 'Choose a new password',
  'mail.link.once': 'The link works once, for one hour. When it is over, the page it opens sends you another.',
  'mail.email.subject': 'Tarmeem: confirm this e-mail address at {host}',
  'mail.email.lead':
    'Somebody, most likely you, wants this to be the e-mail address of their account at {host}. Confirm it here, in a browser in which you are signed in or can sign in:',
  'mail.email.do': 'Confirm this address',
  'mail.email.once': 'The link works once, for one hour. Until then the old address counts.',
  'mail.emailTaken.subject': 'Tarmeem: this e-mail address has an account at {host}',
  'mail.emailTaken.lead':
    'Somebody wants this to be the e-mail address of another account at {host}. It is that of your account already, and stays it.',
  'mail.emailTaken.nothing': 'There is nothing to do. Whoever asked was not told that you have an account.',
  'mail.link.notYou': 'If you did not expect this, do nothing: without the link nothing changes.',
  'mail.notice.subject': 'Tarmeem: your account at {host} was changed',
  'mail.notice.password-changed': 'The password of your account at {host} was changed on {at}.',
  'mail.notice.second-factor-enrolled':
    'A telephone was set up as the second factor of your account at {host} on {at}. Codes of a telephone you used before count no more.',
  'mail.notice.second-factor-removed': 'The second factor of your account at {host} was switched off on {at}.',
  'mail.notice.second-factor-reset':
    'An administrator took the second factor off your account at {host} on {at}, and signed you out everywhere. At your next sign-in you set up a new one.',
  'mail.notice.recovery-codes-made':
    'New recovery codes were made for your account at {host} on {at}. The old ones count no more.',
  'mail.notice.recovery-code-used': 'A recovery code was used to prove that it is you, at {host} on {at}.',
  'mail.notice.sign-on-linked': 'A single sign-on was linked with your account at {host} on {at}: it signs in as you.',
  'mail.notice.sign-on-unlinked': 'A single sign-on was unlinked from your account at {host} on {at}.',
  'mail.notice.account-closed':
    'An administrator closed your account at {host} on {at}. You were signed out everywhere, and nobody signs in to it. What you did stays recorded as yours.',
  'mail.notice.account-opened':
    'An administrator opened your account at {host} again on {at}. You can sign in as before.',
  'mail.notice.grant-given':
    'An administrator gave you a role at {host} on {at}: {role}. You were signed out everywhere; it holds from your next sign-in.',
  'mail.notice.grant-withdrawn':
    'An administrator took a role back from you at {host} on {at}: {role}. You were signed out everywhere.',
  'mail.notice.organisation-changed':
    'An administrator changed which organisation you belong to at {host} on {at}. You were signed out everywhere; you see it when you sign in.',
  'mail.notice.email-changed':
    'The e-mail address of your account at {host} was changed on {at}. From now on letters go to the new one, and you sign in with it.',
  'mail.notice.email-set':
    'An administrator changed the e-mail address of your account at {host} on {at}. From now on letters go to the new one, and you sign in with it. You were signed out everywhere.',
  'mail.notice.webhook-broken':
    'A webhook of your account at {host} was switched off on {at}: its address took nothing for long. What it missed lies with its dead letters, under Account. Switched on again, it goes on where it stopped.',
  'mail.notice.schedule-called-off':
    'The edition that you prepared or confirmed for a set time at {host} was called off on {at}. It does not come out by itself; its changes wait in the next edition again.',
  'mail.schedule.subject': 'Tarmeem: a scheduled edition at {host} was called off',
  'mail.schedule.see': 'Why, and what waits now: {address}',
  'mail.mention.subject': 'Tarmeem: {name} mentioned you in a discussion',
  'mail.mention.lead': '{name} mentioned you in the discussion of a proposal at {host}. Read it here:',
  'mail.mention.do': 'Read the discussion',
  'mail.notice.ask': 'If you did not expect this, ask your administrator.',
  'mail.role.officer': 'officer',
  'mail.role.focal-person': 'focal person',
  'mail.role.moderator': 'moderator',
  'mail.role.publisher': 'publisher',
  'mail.role.administrator': 'administrator',
  'mail.notice.you': 'If this was you, or you asked for it, there is nothing to do.',
  'mail.notice.notYou': 'If not, choose a new password now at {address}, and tell your administrator.',
} as const;
