import type { Form } from './form.js';
import { formsOfAccounts } from './forms-of-accounts.js';
import { formsOfWork } from './forms-of-work.js';

export { answers, framework, me } from './form.js';

/** Every form in which somebody's words or choices go to the server. */
export const forms: readonly Form[] = [...formsOfAccounts, ...formsOfWork];

/** Fields elsewhere: why no row tries them, and what does. */
export const notAForm: Readonly<Record<string, string>> = {
  'account/password-field.tsx': 'a field of the forms above',
  'discussion/message-field.tsx': 'the field of say-form.tsx, which holds and sends it',
  'feedback/feedback-screen.tsx': 'filters a list; nothing is sent',
  'feedback/release-choice.tsx':
    'fields of release-form.tsx, which the row of that form tries, and of held-reply.tsx, which is the same',
  'going/go-to.tsx': 'finds what is typed; nothing is sent',
  'matrix/matrix-screen.tsx': 'chooses what is shown; nothing is sent',
  'moderation/desk-filters.tsx': 'filters a list; nothing is sent',
  'moderation/queue-row.tsx': 'ticks rows of a list; what is done with them is in bulk-dialog.tsx',
  'moderation/answers-part.tsx': 'ticks, which send-dialog.tsx holds and sends',
  'moderation/bulk-dialog.tsx': 'whom it goes to; each row that was refused stays and says why',
  'moderation/reason-form.tsx': 'its words go into the tray, which is kept and sent by send-dialog.tsx',
  'new-document/choose-document.tsx': 'a file; the browser keeps it in its field',
  'new-document/outline-tree.tsx': 'choices, which document-preview.tsx holds and sends',
  'people/people.tsx': 'filters a list; nothing is sent',
  'proposing/conflict-choice.tsx': 'choices, which conflict-screen.tsx holds and sends',
  'proposing/structure/place-fields.tsx': 'fields of add-form.tsx',
  'proposing/heading-field.tsx': 'the editor, which the journey “nothing that somebody wrote is lost” tries',
  'publishing/chosen-changes.tsx': 'ticks for the preparation, which is held by draft-screen.tsx',
  'publishing/draft-screen.tsx': 'holds the choice that preparation-form.tsx sends',
  'publishing/emergency-dialog.tsx': 'its reason stands in ask-dialog.tsx, which keeps what is beside it too',
  'publishing/note-fields.tsx': 'fields of rollback-dialog.tsx and emergency-dialog.tsx, which hold them',
  'publishing/proposed-time.tsx': 'a time, which preparation-form.tsx holds and sends',
  'word/choose-file.tsx': 'a file; the browser keeps it in its field',
  'word/file-comments.tsx': 'choices, which bring-back.tsx holds and sends',
  'word/file-part.tsx': 'choices, which bring-back.tsx holds and sends',
  'word/take-out.tsx': 'chooses what leaves as a file; nothing is sent',
};
