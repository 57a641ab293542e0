/** On the public pages: their accessibility, days that have not come, and taking feedback back. */
export const standingEn = {
  'frame.accessibility': 'Accessibility',
  'access.title': 'Accessibility of these pages',
  'access.lede':
    'These pages are meant to be read and answered by everybody. They are built to the Web Content Accessibility Guidelines 2.2, level AA, and do not reach it everywhere. What is known is here.',
  'access.works': 'What works',
  'access.works.keys': 'Everything can be done with a keyboard alone, with the focus in sight.',
  'access.works.scripts': 'Reading, searching, giving feedback and following it work without scripts.',
  'access.works.zoom':
    'Text can be enlarged to 400 %, and pages fit a window 320 pixels wide. Light and dark, and colours of your own, are kept.',
  'access.works.redline': 'Changes are told in words beside their marks, and need no colour.',
  'access.fails': 'What is known not to work',
  'access.fails.urdu': 'The Urdu of these pages was read by nobody yet whose language it is.',
  'access.fails.readers':
    'Pages were tried with tools that check them, not yet by people who read with a screen reader.',
  'access.fails.pdf':
    'Text that is copied or read aloud from an Urdu PDF comes out in the wrong order. The page itself, HTML and plain text do not have this fault.',
  'access.fails.editor':
    'The editor for those who propose changes is hard to use on a telephone and with a screen reader. A change can be sent as a Word file or as feedback instead.',
  'access.fails.files': 'Files that others send in are shown as they came, and may not be accessible.',
  'access.other': 'If you need another form',
  'access.other.forms':
    'Every edition can be had as a web page, plain text, Word file or PDF, at the head of the document. If you need large print, a recording, or help to give feedback, ask for it: write what you need and how to reach you.',
  'access.write': 'Whom to write to',
  'access.write.mail': 'Write to',
  'access.write.form':
    'You need no account. Send a comment on the document; say that it is about accessibility, and the moderators answer it:',
  'access.date': 'Last looked at on',
  'published.rollback-part':
    'Of some sections the text of edition {number} was put back; others stay as they were before.',
  'editions.unnoted': 'No note says what changed.',
  'credit.emergency.waiting': 'published as an emergency, not yet confirmed by a second person',
  'credit.emergency.confirmed': 'published as an emergency, confirmed by a second person since',
  'credit.emergency.refused': 'published as an emergency, refused by a second person since',
  'emergency.refused.going': 'A second person has refused it: the text before it is to be put back.',
  'emergency.refused.standing': 'A second person has refused it; its text stands for now.',
  'emergency.refused.gone': 'A second person has refused it; its text does not stand any more.',
  'section.feedback.long': 'Too long to quote: give feedback on the section',
  'compare.absent': 'The section is not in this edition.',
  'form.quote-lost':
    'The words that the link quotes do not stand in this section now. Your feedback is about the section as a whole.',
  'form.quote-then':
    'These words do not stand in the current edition any more. They go along at the head of your feedback, which is about the section.',
  'form.quote-then.read': 'Read the section in edition {number}',
  'form.error.quote-then':
    'The words you marked are not in the current edition any more. Check your feedback and send it: the words you marked go along',
  'form.error.text-cut':
    'Use at most 10,000 characters. Of your words only the first 20,000 characters are here: what came after them did not arrive',
  'receipt.letter.sent':
    'A letter goes to your e-mail address: confirm in it, once for all your feedback, that it is yours, and you are told what becomes of it. Where it is confirmed already no letter comes now. The tracking code works without it.',
  'receipt.letter.too-many':
    'So many letters were asked for today for your e-mail address that none is sent for this. Confirm the address in one of the earlier ones, which holds for this feedback too, if you have not yet; or use the tracking code.',
  'feedback.list-section': 'Feedback and answers on {heading}',
  'feedback.section-title': 'Feedback on {heading}: {title}',
  'form.error.many':
    'Too much was sent from your network just now. What you typed is kept: try again in {minutes, plural, one {# minute} other {# minutes}}',
  'retired.page-title': 'Retired: {heading}, {title}',
  'retired.plate': 'Retired in edition',
  'retired.lede': 'This section was retired in edition {number}, on {day}. Its texts can still be read.',
  'retired.note': 'About edition {number}:',
  'retired.taken': 'Another section stands at its address now:',
  'retired.feed': 'Feed of its changes',
  'editions.retired': 'Retired:',
  'not-then.title': '“{heading}” is not in edition {number}',
  'not-then.lede': 'The section stands in other editions. Its history says in which, and what became of it.',
  'not-then.history': 'History of the section',
  'section.citation.at': '{title}, edition {number} of {day}, “{heading}”, as it stood on {on}',
  'withdrawn.title': 'This feedback was withdrawn',
  'withdrawn.detail': 'Its sender took it back. It is not shown any more, and is not answered.',
  'refused.large': 'That was too large',
  'refused.large.detail':
    'What was sent is more than is taken here, and nothing of it was kept. Go back, shorten it or choose smaller files, and send it again.',
  'refused.foreign': 'This form did not come from here',
  'refused.foreign.detail':
    'Forms are taken from the pages of this site only, so that no other can send them in your name. Nothing was changed. Open the page here again and send the form from there.',
  'refused.not-allowed': 'You may not do this',
  'refused.not-allowed.detail': 'It is not open to everybody. Who has an account for it signs in first.',
  'problem.edition': 'There is no such edition',
  'problem.edition.detail':
    'No edition with this number was published. Editions are numbered like 1.0 and 1.1; the list has all of them.',
  'problem.only-edition': 'There is nothing to compare with yet',
  'problem.only-edition.detail':
    'Only one edition is published. When there is another, what changed between them is shown here.',
  'problem.future': 'That day has not come yet',
  'problem.future.detail': 'What the text will say then is not known. The current edition is the newest there is.',
  'problem.future.current': 'Read the current text',
  'track.ask': 'Withdraw No. {number}?',
  'track.ask.means': 'It is shown to nobody but the moderators then, and is not answered. This cannot be undone.',
  'track.ask.kept':
    'What you wrote above and files you chose are not sent with it; they stay there as long as you do not withdraw.',
  'track.ask.do': 'Yes, withdraw it',
  'track.ask.unsent': 'It is withdrawn. What you had written beside it was not sent',
  'track.close': 'Close it on this device',
  'track.close.why':
    'It stays open here for an hour. On a shared telephone, close it; another code can be entered then. What you typed and did not send is lost.',
  'track.over': 'You have not been here for an hour. Enter the code once more',
  'track.over.kept': 'Not sent yet. It comes along to your feedback, where you can send it.',
  'frame.stop': '.',
  'step.done': 'done',
  'step.next': 'still to come',
  'alerts.error.email': 'Write the e-mail address like name@example.org',
  'compare.backwards': 'Edition {from} is the newer one: what was put in since reads as taken out here.',
  'compare.same': 'Both ends are edition {number}.',
  'feedback.intro.closed':
    'A moderator reads every item that was sent and answers it with a reason; the item is shown here with its answer.',
  'problem.date.first': 'Read the first edition',
} as const;
