import type { ProposalView, StructureWords, WorkingCopyView } from '@tarmeem/contract';
import { useState, type ReactNode } from 'react';
import { WrittenChanges } from '../../editor/written-changes.js';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { latePart } from '../../ui/late.js';
import { Failure, Note } from '../../ui/states.js';
import { WorkHeader } from '../../ui/work-header.js';
import { DiscussionPart } from '../discussion/discussion-part.js';
import { Rounds } from '../rounds/rounds-part.js';
import { SourcesOfDraft } from '../sources/sources-part.js';
import { askedBack } from './asked-back.js';
import DecidedRows, { decidedOf } from './decided-rows.js';
import { ProposalActions } from './proposal-actions.js';
import { ProposalTitle } from './proposal-title.js';
import { PublishedSheet } from './published-sheet.js';
import { StepRow } from './step-row.js';
import { SubmitDialog } from './submit-dialog.js';
import '../../text/words-of/contents.js';

const AskedBackNote = latePart(async () => (await import('./asked-back-note.js')).default);
const StrandedWords = latePart(async () => (await import('./stranded-words.js')).default);

/** No words are written in a section that goes. */
const noWords = new WrittenChanges();

interface RetiredSectionProps {
  proposal: ProposalView;
  copy: WorkingCopyView;
  rail: ReactNode;
  step: StructureWords | null;
  nameOf: (sectionId: string) => string | undefined;
  onSections: () => void;
  onRestore: () => void;
  onReload: () => Promise<void>;
  /** Why it could not be brought back. */
  error: unknown;
}

/** A section that the proposal retires: what goes with it, to be read, and the way to keep it after all. */
export default function RetiredSection({
  proposal,
  copy,
  rail,
  step,
  nameOf,
  onSections,
  onRestore,
  onReload,
  error,
}: RetiredSectionProps) {
  const say = useSay();
  const [submits, setSubmits] = useState(false);
  return (
    <>
      <WorkHeader label={say('editor.draft')}>
        <ProposalTitle proposal={proposal} onSections={onSections} />
        <VerdictButton
          className="btn pri"
          may={proposal.outdated || copy.outdated ? { allowed: false, because: 'outdated' } : { allowed: true }}
          onClick={() => setSubmits(true)}
        >
          {say('editor.submit')}
        </VerdictButton>
        <ProposalActions proposal={proposal} />
        {submits && (
          <SubmitDialog
            proposalId={proposal.id}
            flush={() => Promise.resolve(true)}
            onReload={onReload}
            onClose={() => setSubmits(false)}
          />
        )}
      </WorkHeader>
      <div className="work">
        {rail}
        <main className="desk" id="main">
          <div className="banner stack">
            <Note tone="warn" icon="ret" title={say('tree.retiredHere')}>
              <p>{say('tree.retiredHereHint')}</p>
              <div className="row">
                <button type="button" className="btn sm pri" onClick={onRestore}>
                  {say('tree.undoRetire')}
                </button>
              </div>
            </Note>
            {askedBack(proposal).length > 0 && (
              <AskedBackNote
                proposal={proposal}
                sectionId={copy.sectionId}
                written={noWords}
                onPick={() => undefined}
              />
            )}
            <StrandedWords proposalId={proposal.id} sectionId={copy.sectionId} returns />
            {error ? <Failure error={error} /> : null}
          </div>
          <PublishedSheet published={copy.base} />
        </main>
        <aside className="rail side" aria-label={say('editor.changes')}>
          <div className="rh">
            <h2>{say('count.changes', { count: 1 })}</h2>
          </div>
          {step && (
            <ol className="chs">
              <StepRow step={step}>
                <SourcesOfDraft
                  proposal={proposal}
                  cited={{ sectionId: copy.sectionId, change: 'standing', number: 1 }}
                  settle={() => Promise.resolve()}
                />
              </StepRow>
            </ol>
          )}
          <DecidedRows
            proposalId={proposal.id}
            sectionId={copy.sectionId}
            decided={decidedOf(proposal)}
            nameOf={nameOf}
          />
          <DiscussionPart beside proposalId={proposal.id} />
          <div className="dock small">
            <Rounds proposalId={proposal.id} count={proposal.round} />
            <p className="muted">{say('editor.readers')}</p>
          </div>
        </aside>
      </div>
    </>
  );
}
