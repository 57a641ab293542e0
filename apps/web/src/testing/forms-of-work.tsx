import type { DraftSection } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../api/client.js';
import { Redactions } from '../features/audit/redactions.js';
import { SayForm } from '../features/discussion/say-form.js';
import { AnswerForm } from '../features/feedback/answer-form.js';
import { SettingsForm } from '../features/document-settings/settings-form.js';
import { EnterReceived } from '../features/feedback/enter-received.js';
import { RefuseForm } from '../features/feedback/refuse-form.js';
import { TakenUp } from '../features/feedback/taken-up.js';
import { ReleaseForm } from '../features/feedback/release-form.js';
import { ReplyForm } from '../features/feedback/reply-form.js';
import { DueDays } from '../features/moderation/due-days.js';
import { CounterDialog } from '../features/moderation/counter-dialog.js';
import { SendDialog } from '../features/moderation/send-dialog.js';
import { DocumentPreview } from '../features/new-document/document-preview.js';
import { ProposalActions } from '../features/proposing/proposal-actions.js';
import { AddForm } from '../features/proposing/structure/add-form.js';
import { RenameForm } from '../features/proposing/structure/rename-form.js';
import { useStructure } from '../features/proposing/structure/use-structure.js';
import { SubmitDialog } from '../features/proposing/submit-dialog.js';
import { AskDialog } from '../features/publishing/ask-dialog.js';
import type { Choice } from '../features/publishing/preparation-form.js';
import { PreparationPanel } from '../features/publishing/preparation-panel.js';
import { PreviewLinks } from '../features/publishing/preview-links.js';
import { RollbackDialog } from '../features/publishing/rollback-dialog.js';
import { ScheduleDialog } from '../features/publishing/schedule-dialog.js';
import { AddSource } from '../features/sources/add-source.js';
import { TakeOutDialog } from '../features/publishing/take-out-dialog.js';
import {
  allowed,
  nothing,
  part,
  item,
  proposal,
  draft,
  change,
  review,
  mark,
  renamed,
  section,
  edition,
  rollback,
  outline,
  file,
  choices,
  preview,
  discussion,
} from './form.js';
import type { Form } from './form.js';

function Adding() {
  const structure = useStructure({ proposalId: '1', settle: async () => undefined, onDone: async () => undefined });
  return <AddForm outline={outline} parentId={null} structure={structure} onClose={nothing} />;
}

function Renaming() {
  const structure = useStructure({ proposalId: '1', settle: async () => undefined, onDone: async () => undefined });
  const it = part<DraftSection>({ sectionId: '1', heading: 'Sindh Police', slug: 'sindh-police' });
  return <RenameForm section={it} structure={structure} onClose={nothing} />;
}

function Preparing() {
  const [choice, setChoice] = useState<Choice>({ changeNote: '', major: false, at: '', leaveOut: new Set() });
  const acts = { onPrepare: nothing, onPrepared: nothing, onPublish: nothing, onSchedule: nothing };
  return (
    <PreparationPanel
      draft={draft}
      choice={choice}
      arrived={new Set()}
      differs={false}
      onChoice={setChoice}
      {...acts}
    />
  );
}

const settings = {
  version: 1,
  moderation: 'before',
  timeZone: 'Asia/Karachi',
  feedbackFrom: null,
  feedbackUntil: null,
  standing: 'always',
} as const;

/** Forms of proposals, decisions, editions, feedback and documents. */
export const formsOfWork: readonly Form[] = [
  {
    name: 'a proposal that is submitted',
    file: 'proposing/submit-dialog.tsx',
    form: <SubmitDialog proposalId="1" flush={async () => true} onReload={async () => nothing()} onClose={nothing} />,
    typed: { Title: 'The helpline', 'What you propose': 'It has another number now.' },
    send: 'Submit',
  },
  {
    name: 'a section that is added',
    file: 'proposing/structure/add-form.tsx',
    form: <Adding />,
    typed: { Heading: 'Helplines' },
    send: 'Add',
  },
  {
    name: 'another heading',
    file: 'proposing/structure/rename-form.tsx',
    form: <Renaming />,
    typed: { Heading: 'Sindh Police Force' },
    send: 'Rename',
  },
  {
    name: 'a source',
    file: 'sources/add-source.tsx',
    form: (
      <AddSource
        proposalId="1"
        about={() => null}
        number={null}
        settle={async () => undefined}
        onAdded={nothing}
        onClose={nothing}
      />
    ),
    typed: { 'Its title': 'Act XVII of 2018', 'Where in it': 'Section 4' },
    send: 'Add a source',
  },
  {
    name: 'the reason of a recall',
    file: 'proposing/act-dialog.tsx',
    form: <ProposalActions proposal={proposal} />,
    open: ['More actions', 'Recall…'],
    typed: { Reason: 'A line is missing.' },
    send: 'Recall',
  },
  {
    name: 'a message',
    file: 'discussion/say-form.tsx',
    form: <SayForm proposalId="1" changeId={null} view={discussion} />,
    typed: { 'Your message': 'Is this the Act of 2018?' },
    send: 'Send',
  },
  {
    name: 'decisions',
    file: 'moderation/send-dialog.tsx',
    form: (
      <SendDialog
        review={review}
        all={[]}
        marks={[mark]}
        kept={1}
        onShow={nothing}
        onClose={nothing}
        onSent={nothing}
      />
    ),
    typed: {},
    send: 'Send 1 decision',
  },
  {
    name: 'other words for a change',
    file: 'moderation/counter-dialog.tsx',
    form: (
      <CounterDialog review={review} section={section} change={renamed} number={1} onClose={nothing} onSent={nothing} />
    ),
    typed: { Heading: 'Police of Sindh', Why: 'It is called so.' },
    send: 'Send for a second opinion',
  },
  {
    name: 'the days for a decision',
    file: 'moderation/due-days.tsx',
    form: <DueDays slug="framework" due={{ days: 30, maySet: allowed }} />,
    open: ['Change'],
    typed: { Days: '21' },
    send: 'Save',
  },
  {
    name: 'the note of an edition',
    file: 'publishing/preparation-form.tsx',
    form: <Preparing />,
    typed: { 'Change note': 'The helpline has another number.', 'When it should come out': '2090-01-31T09:00' },
    send: 'Prepare for publication',
  },
  {
    name: 'the time of an edition',
    file: 'publishing/schedule-dialog.tsx',
    form: <ScheduleDialog draft={draft} number="1.1" onDone={nothing} onClose={nothing} />,
    typed: { When: '2030-01-31T09:00' },
    send: 'Confirm and schedule',
  },
  {
    name: 'a rollback',
    file: 'publishing/rollback-dialog.tsx',
    form: <RollbackDialog slug="framework" edition={edition} rollback={rollback} onClose={nothing} />,
    typed: { Why: 'It was published by mistake.', 'Change note': 'As it was before.' },
    send: 'Prepare the rollback',
  },
  {
    name: 'the reason of a take-out',
    file: 'publishing/take-out-dialog.tsx',
    form: <TakeOutDialog change={change} onClose={nothing} />,
    typed: { Reason: 'It was decided too early.' },
    send: 'Take it out',
  },
  {
    name: 'the reason or notice of an edition',
    file: 'publishing/ask-dialog.tsx',
    form: (
      <AskDialog
        title="An edition"
        field={{ label: 'The notice', missing: 'Write it.' }}
        button="Put it there"
        act={(notice, key) =>
          call('withdrawEdition', { params: { slug: 'framework', number: '1.0' }, body: { notice }, key })
        }
        onDone={nothing}
        onClose={nothing}
      />
    ),
    typed: { 'The notice': 'Do not rely on it.' },
    send: 'Put it there',
  },
  {
    name: 'a secret link',
    file: 'publishing/preview-links.tsx',
    form: <PreviewLinks slug="framework" prepared />,
    typed: { 'For whom': 'Zohra Yusuf, fact-checker', 'How long': '14' },
    send: 'Make the link',
  },
  {
    name: 'words to be removed',
    file: 'audit/redactions.tsx',
    form: <Redactions slug="framework" />,
    open: ['Ask for words to be removed'],
    typed: { 'The words': 'a name', 'Why they have to go': 'It is a child’s.' },
    send: 'Ask',
  },
  {
    name: 'a document that is imported',
    file: 'new-document/document-preview.tsx',
    form: <DocumentPreview file={file} choices={choices} preview={preview} onMade={nothing} onAnother={nothing} />,
    typed: { Title: 'National Plan', Address: 'national-plan' },
    send: 'Import and publish as edition 1.0',
  },
  {
    name: 'the settings of a document',
    file: 'document-settings/settings-form.tsx',
    form: <SettingsForm slug="framework" settings={settings} />,
    typed: { 'First day': '2026-03-01', 'Last day': '2026-03-31', 'Time zone': 'Asia/Dubai' },
    send: 'Save',
  },
  {
    name: 'an answer to feedback',
    file: 'feedback/answer-form.tsx',
    form: <AnswerForm item={item} slug="framework" />,
    chosen: 'Accepted',
    typed: { 'Official response': 'The number is right now.' },
    send: 'Answer',
  },
  {
    name: 'the number of a proposal that takes feedback up',
    file: 'feedback/taken-up.tsx',
    form: <TakenUp item={item} slug="framework" />,
    typed: { 'Or number of a proposal': '14' },
    send: 'Link it',
  },
  {
    name: 'words that are taken out before feedback is let through',
    file: 'feedback/release-form.tsx',
    form: <ReleaseForm item={item} slug="framework" />,
    typed: { 'Words to remove before it is released': 'Zainab' },
    send: 'Release without these words',
  },
  {
    name: 'a reply',
    file: 'feedback/reply-form.tsx',
    form: <ReplyForm item={item} slug="framework" />,
    typed: { 'Your reply': 'Which helpline is meant?' },
    send: 'Send the reply',
  },
  {
    name: 'the reason of a refusal',
    file: 'feedback/refuse-form.tsx',
    form: <RefuseForm item={item} slug="framework" />,
    open: ['Refuse…'],
    typed: { 'Why is it not let through? Its sender reads this.': 'It names a child.' },
    send: 'Refuse',
  },
  {
    name: 'feedback that came by letter',
    file: 'feedback/enter-received.tsx',
    form: <EnterReceived />,
    typed: { 'Who wrote or spoke': 'Union of teachers', 'The words': 'The helpline is wrong.' },
    send: 'Enter it',
  },
];
