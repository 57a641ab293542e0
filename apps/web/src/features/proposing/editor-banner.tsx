import type { AlsoOpenView, ProposalView, WorkingCopyView } from '@tarmeem/contract';
import type { RefObject } from 'react';
import type { Written } from '../../editor/use-writing.js';
import { useChanges, type WrittenChanges } from '../../editor/written-changes.js';
import { useSay } from '../../text/words.js';
import { Failure } from '../../ui/states.js';
import { SourcesOfDraft } from '../sources/sources-part.js';
import { FilesPart } from '../word/files-part.js';
import { RetirementNote } from './also-open-note.js';
import { askedBack } from './asked-back.js';
import { RoomNotes } from './room-notes.js';
import { useRebase } from './use-rebase.js';
import type { useSaving } from './use-saving.js';
import { useUnsent } from './use-unsent.js';
import { latePart } from '../../ui/late.js';

const EditorNotes = latePart(async () => (await import('./editor-notes.js')).default);
const MetHeading = latePart(async () => (await import('./met-heading.js')).default);
const SenseNote = latePart(async () => (await import('./sense-note.js')).SenseNote);
const AskedBackNote = latePart(async () => (await import('./asked-back-note.js')).default);
const ParkedChanges = latePart(async () => (await import('./parked-changes.js')).ParkedChanges);

interface EditorBannerProps {
  copy: WorkingCopyView;
  proposal: ProposalView;
  saving: ReturnType<typeof useSaving>;
  writing: Written | null;
  /** Why the room is closed to this browser; null while it is not. */
  gone: string | null;
  takenOut: 'section' | 'draft' | null;
  /** What was written in the heading while a colleague wrote there too; null: nobody did. */
  met: string | null;
  /** Who else would retire the section, or one above it. */
  retirements: AlsoOpenView['retirements'];
  sources: RefObject<HTMLDetailsElement | null>;
  rename: (heading: string) => void;
  onReload: () => Promise<void>;
}

/** What stands above the sheet: what the author has to know or choose, the sources, the files, what is parked. */
export function EditorBanner({
  copy,
  proposal,
  saving,
  writing,
  gone,
  takenOut,
  met,
  retirements,
  sources,
  rename,
  onReload,
}: EditorBannerProps) {
  const say = useSay();
  const { autosave } = saving;
  const settle = () => autosave.flush();
  const outdated = proposal.outdated || copy.outdated;
  const rebase = useRebase(proposal.id, settle, onReload);
  const unsent = useUnsent({ copy, editor: writing?.editor, saving, rename, onReload });
  return (
    <div className="banner stack">
      <RoomNotes
        together={saving.together}
        gone={gone}
        takenOut={takenOut}
        onDevice={saving.onDevice}
        onLastValid={() => void unsent.lastValid()}
      />
      {met !== null && <MetHeading mine={met} rename={rename} />}
      {(outdated || unsent.offered || saving.state.is === 'stale') && (
        <EditorNotes
          state={saving.state}
          outdated={outdated}
          rebase={{ may: proposal.may.rebase, pending: rebase.pending, run: () => rebase.run() }}
          unsent={unsent}
        />
      )}
      {writing && askedBack(proposal).length > 0 && (
        <AskedBackNote
          proposal={proposal}
          sectionId={copy.sectionId}
          written={writing.changes}
          onPick={writing.setCurrent}
        />
      )}
      {takenOut === null && <RetirementNote retirements={retirements} />}
      {rebase.error && <Failure error={rebase.error} />}
      <SenseNote proposalId={proposal.id} />
      <details ref={sources}>
        <summary className="small">{say('editor.sources')}</summary>
        {writing && (
          <SourcesHere proposal={proposal} sectionId={copy.sectionId} written={writing.changes} settle={settle} />
        )}
      </details>
      <FilesPart proposalId={proposal.id} />
      {proposal.parked.length > 0 && (
        <ParkedChanges proposal={proposal} sectionId={copy.sectionId} settle={settle} onDone={onReload} />
      )}
    </div>
  );
}

interface SourcesHereProps {
  proposal: ProposalView;
  sectionId: string;
  written: WrittenChanges;
  settle: () => Promise<unknown>;
}

/** The sources of the whole proposal, and those whose change is not in the section any more. */
function SourcesHere({ proposal, sectionId, written, settle }: SourcesHereProps) {
  const changes = useChanges(written);
  return <SourcesOfDraft proposal={proposal} cited={null} here={{ sectionId, changes }} settle={settle} />;
}
