/** Word files: what stands in those that go out, and what is said of those that come back. */
export const exchangeEn = {
  'file.edition': 'Edition {number}, published {date}',
  'file.contents': 'Contents',
  'file.compared': 'Edition {from} compared with edition {to}',
  'file.sectionAdded': 'This section is new.',
  'file.sectionRetired': 'This section is no longer part of the document.',
  'file.nothingDiffers': 'The two editions do not differ in any section.',
  'file.proposal': 'Proposal {number}',
  'file.draftProposal': 'Draft proposal',
  'word.take': 'Take as Word file',
  'word.takeAll': 'The whole edition as Word file',
  'word.bring': 'Bring back a Word file',
  'word.title': 'Bring back a Word file',
  'word.lead':
    'Choose a file that was taken from here and changed in Word. You see what would become of it first; nothing is stored until you say so.',
  'word.file': 'Word file (.docx)',
  'word.fileHint': 'Up to 30 MB. Tracked changes, comments and their authors are read.',
  'word.look': 'See what is in it',
  'word.reading': 'Reading the file…',
  'word.refused.not-word': 'This is not a Word file. Choose a file whose name ends in .docx.',
  'word.refused.old-word':
    'This file is in the format of Word before 2007. Open it in Word, save it as “Word document (.docx)”, and choose that file.',
  'word.refused.protected': 'The file is protected by a password. Take the password off in Word and choose it again.',
  'word.refused.macros':
    'The file holds macros, which are never taken. Save it in Word as “Word document (.docx)” without macros.',
  'word.refused.damaged':
    'The file is damaged or was not copied completely. Open it in Word, save it again, and choose that file.',
  'word.refused.too-large':
    'The file is too large to be read. Take large pictures out, or bring the sections in several files.',
  'word.refused.unsafe-xml':
    'The file holds what no Word file of an honest writer holds. Save it again in Word and choose that file.',
  'word.refused.unsafe-names':
    'The file holds what no Word file of an honest writer holds. Save it again in Word and choose that file.',
  'word.refused.too-long': 'A section in the file is longer than a section may be (50,000 words).',
  'word.refused.empty': 'The file holds no text.',
  'word.refused.unknown-kind': 'This file is neither Word, HTML nor plain text.',
  'word.summary':
    '{changes, plural, =0 {No change} one {# change} other {# changes}} in {parts, plural, one {# section} other {# sections}}, {comments, plural, =0 {no comments} one {# comment} other {# comments}}',
  'word.inFile': 'in the file: {names}',
  'word.untracked': 'not marked in the file, found by comparing',
  'word.guessed': 'The file no longer says which section this is. Its words are most like this one’s: check it.',
  'word.none': 'No section is like this part. Choose one, or leave the part out.',
  'word.section': 'Section',
  'word.choose': 'Leave this part out',
  'word.takePart': 'Take this part',
  'word.mayNot': 'You may not propose on this section; this part is left out.',
  'word.outdated':
    'Made from edition {edition}; the section was published anew since. The changes are put over the present text.',
  'word.conflicts':
    '{count, plural, one {# place was} other {# places were}} changed here and in the file. You settle that in the draft, with both texts before you.',
  'word.renamed': 'New name of the section: {name}',
  'word.noChanges': 'Nothing is changed here.',
  'word.comments': 'Comments',
  'word.commentsKept': 'Comments are kept with the proposal, under the names in the file.',
  'word.resolved': 'resolved',
  'word.dropped': 'Left out',
  'word.droppedLead': 'A text here can’t hold these:',
  'word.drop.picture': '{count, plural, one {# picture} other {# pictures}}',
  'word.drop.formula':
    '{count, plural, one {the form of # formula (its words are kept)} other {the form of # formulas (their words are kept)}}',
  'word.drop.object': '{count, plural, one {# embedded object} other {# embedded objects}}',
  'word.drop.textBox': '{count, plural, one {# text box} other {# text boxes}}',
  'word.drop.symbol': '{count, plural, one {# sign of a symbol font} other {# signs of a symbol font}}',
  'word.drop.contents': '{count, plural, one {# list of contents} other {# lists of contents}}',
  'word.drop.endnote': '{count, plural, one {# endnote, now a footnote} other {# endnotes, now footnotes}}',
  'word.drop.pageBreak': '{count, plural, one {# page break} other {# page breaks}}',
  'word.drop.tooDeep': '{count, plural, one {# table within tables} other {# tables within tables}}',
  'word.drop.link':
    '{count, plural, one {the address of # link that is not allowed} other {the addresses of # links that are not allowed}}',
  'word.drop.other': '{count, plural, one {# other thing} other {# other things}}',
  'word.make': 'Make a draft proposal',
  'word.nothing': 'There is nothing to take from this file.',
  'word.anotherFile': 'Choose another file',
  'word.fromFile': 'From a Word file',
  'word.fromFileBy': '{file}, brought by {name}',
  'word.back': 'Back to proposals',
} as const;
