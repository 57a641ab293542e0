import type { ProposalView, WorkingCopyView } from '@tarmeem/contract';
import { useState, type ReactNode } from 'react';
import { SectionSheet } from '../../redline/section-sheet.js';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Failure, Note } from '../../ui/states.js';
import { WorkHeader } from '../../ui/work-header.js';
import { ProposalActions } from './proposal-actions.js';
import { SubmitDialog } from './submit-dialog.js';

interface RetiredSectionProps {
  proposal: ProposalView;
  copy: WorkingCopyView;
  rail: ReactNode;
  onSections: () => void;
  onRestore: () => void;
  /** Why it could not be brought back. */
  error: unknown;
}

/** A section that the proposal retires: what goes with it, to be read, and the way to keep it after all. */
export default function RetiredSection({ proposal, copy, rail, onSections, onRestore, error }: RetiredSectionProps) {
  const say = useSay();
  const [submits, setSubmits] = useState(false);
  return (
    <>
      <WorkHeader label={say('editor.draft')}>
        <button type="button" className="btn sm treebtn" onClick={onSections}>
          <Icon name="list" />
          {say('editor.sections')}
        </button>
        <div className="grow">
          <h1>
            {proposal.number !== null && <span className="pn">{proposal.number} </span>}
            <bdi>{proposal.title || say('home.untitled')}</bdi>
          </h1>
        </div>
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
            {error ? <Failure error={error} /> : null}
          </div>
          <SectionSheet
            heading={copy.base.heading}
            crumb={say('editor.crumbPublished', { number: copy.base.edition })}
            base={copy.base.body}
            changes={[]}
            currentId={null}
            view="published"
            onPick={() => undefined}
          />
        </main>
      </div>
    </>
  );
}
