import { headingFault } from '@tarmeem/document';
import type { ProposalView, WorkingCopyView } from '@tarmeem/contract';
import { useState } from 'react';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { ViewSwitch } from '../../ui/view-switch.js';
import { useDocument } from '../../ui/document.js';
import { WorkHeader } from '../../ui/work-header.js';
import { Present } from './present.js';
import { ProposalActions } from './proposal-actions.js';
import { useProposalAddress } from './proposal-address.js';
import { ProposalTitle } from './proposal-title.js';
import { SaveState } from './save-state.js';
import type { useSaving } from './use-saving.js';
import { wordAddress } from '../word/bring-back.acts.js';
import { lateDialog } from '../../ui/late.js';

const SubmitDialog = lateDialog(async () => (await import('./submit-dialog.js')).SubmitDialog, 'editor.submitOffline');
const DropSectionDialog = lateDialog(async () => (await import('./drop-section-dialog.js')).DropSectionDialog);

interface EditorHeaderProps {
  proposal: ProposalView;
  copy: WorkingCopyView;
  saving: ReturnType<typeof useSaving>;
  heading: string;
  /** How many changes the section has now. */
  count: () => number;
  onSections: () => void;
  onReload: () => Promise<void>;
}

/** Which draft this is, whether it is saved, and what may be done with it. */
export function EditorHeader({ proposal, copy, saving, heading, count, onSections, onReload }: EditorHeaderProps) {
  const say = useSay();
  const { slug } = useDocument();
  const { view, go } = useProposalAddress();
  const [asked, setAsked] = useState<'submit' | 'drop' | null>(null);
  const touched = proposal.sections.some(({ sectionId }) => sectionId === copy.sectionId);
  const other = proposal.sections.find(({ sectionId }) => sectionId !== copy.sectionId);
  const settle = async () => {
    await saving.autosave.flush();
    return saving.autosave.version.version;
  };
  const dropped = async () => {
    saving.kept.write(null, saving.autosave.version);
    if (other) go({ section: other.sectionId }, true);
    else await onReload();
  };
  return (
    <WorkHeader label={say('editor.draft')}>
      <ProposalTitle proposal={proposal} onSections={onSections}>
        {proposal.round > 0 ? say('editor.round', { round: proposal.round + 1 }) : say('editor.draft')} ·{' '}
        {say('editor.against', { number: copy.base.edition })}
      </ProposalTitle>
      <Present together={saving.together} />
      <SaveState state={saving.state} onDevice={saving.onDevice} heading={headingFault(heading)} />
      <ViewSwitch view={view} onView={(to) => go({ view: to }, true)} />
      <VerdictButton
        className="btn pri"
        may={proposal.outdated || copy.outdated ? { allowed: false, because: 'outdated' } : { allowed: true }}
        onClick={() => setAsked('submit')}
      >
        {say('editor.submit')}
      </VerdictButton>
      <ProposalActions proposal={proposal} before={() => void saving.autosave.flush()}>
        <a href={wordAddress(slug, [copy.sectionId])} download>
          {say('editor.takeWord')}
        </a>
        {touched && (
          <button type="button" className="grave-text" onClick={() => setAsked('drop')}>
            {say('editor.drop')}
          </button>
        )}
      </ProposalActions>
      {asked === 'submit' && (
        <SubmitDialog
          proposalId={proposal.id}
          flush={() => saving.autosave.flush()}
          onReload={onReload}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'drop' && (
        <DropSectionDialog
          params={{ proposalId: proposal.id, sectionId: copy.sectionId }}
          heading={copy.base.heading}
          count={count()}
          settle={settle}
          onDropped={dropped}
          onClose={() => setAsked(null)}
        />
      )}
    </WorkHeader>
  );
}
