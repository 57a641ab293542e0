/** What administrators set of a document. */
export const documentSettingsEn = {
  'setting.title': 'Settings of the document',
  'setting.notYours': 'Only administrators set these.',
  'setting.notYoursHint': 'Ask an administrator if something should be otherwise.',
  'setting.moderation': 'When is feedback shown?',
  'setting.moderation.before': 'After a moderator has read it',
  'setting.moderation.before.hint': 'Nothing that readers write is public until a moderator lets it through.',
  'setting.moderation.after': 'At once',
  'setting.moderation.after.hint':
    'Moderators read it afterwards. What may identify a person, and files, still wait for a moderator.',
  'setting.window': 'From when until when is feedback taken?',
  'setting.window.hint':
    'Both days belong to it, in the time zone of the document. Leave a day empty for no beginning or no end.',
  'setting.from': 'First day',
  'setting.until': 'Last day',
  'setting.standing.always': 'Feedback is always taken.',
  'setting.standing.open': 'Feedback is being taken today.',
  'setting.standing.not-yet': 'Feedback is not taken yet.',
  'setting.standing.closed': 'Feedback is closed.',
  'setting.zone': 'Time zone',
  'setting.zone.hint': 'Dates on the pages, the text as at a day and planned publications follow it.',
  'setting.zone.now': 'It is {moment} there.',
  'setting.save': 'Save',
  'setting.saved': 'Saved. The public pages say it now.',
  'setting.stale': 'Somebody else has changed these settings meanwhile',
  'setting.staleHint': 'Saving once more puts yours over theirs.',
} as const;
