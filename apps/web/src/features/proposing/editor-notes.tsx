import type { Verdict } from '@tarmeem/contract';
import type { SaveState } from '../../editor/autosave.js';
import type { KeptText } from '../../editor/kept-text.js';
import { useLanguage } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Note } from '../../ui/states.js';

interface EditorNotesProps {
  state: SaveState;
  outdated: boolean;
  rebase: { may: Verdict; pending: boolean; run: () => void };
  offered: KeptText | null;
  onUseKept: () => Promise<void>;
  onDropKept: () => void;
  onTakeTheirs: () => void;
  onJoin: () => Promise<void>;
  onKeepMine: () => Promise<void>;
}

/** What the author has to know or choose before going on: unsent text, a newer version, a newer edition. */
export function EditorNotes({
  state,
  outdated,
  rebase,
  offered,
  onUseKept,
  onDropKept,
  onTakeTheirs,
  onJoin,
  onKeepMine,
}: EditorNotesProps) {
  const { say, when } = useLanguage();
  return (
    <>
      {offered && (
        <Note tone="warn" icon="clock" title={say('editor.unsaved')}>
          <p>{say('editor.unsavedHint', { when: when(offered.at) })}</p>
          <div className="row">
            <button type="button" className="btn sm pri" onClick={() => void onUseKept()}>
              {say('editor.useMine')}
            </button>
            <button type="button" className="btn sm" onClick={onDropKept}>
              {say('editor.dropMine')}
            </button>
          </div>
        </Note>
      )}
      {state.is === 'stale' && (
        <Note tone="warn" icon="two" arrives="alert" title={say('save.stale')}>
          <p>{say('save.staleHint')}</p>
          <div className="row">
            <button type="button" className="btn sm pri" onClick={() => void onJoin()}>
              {say('save.join')}
            </button>
            <button type="button" className="btn sm" onClick={onTakeTheirs}>
              {say('save.takeTheirs')}
            </button>
            <button type="button" className="btn sm" onClick={() => void onKeepMine()}>
              {say('save.keepMine')}
            </button>
          </div>
        </Note>
      )}
      {outdated && (
        <Note tone="warn" icon="clash" title={say('editor.outdated')}>
          <p>{say('editor.outdatedHint')}</p>
          <div className="row">
            <VerdictButton
              className="btn sm pri"
              may={rebase.may}
              explain
              onClick={() => !rebase.pending && rebase.run()}
            >
              {say('editor.rebase')}
            </VerdictButton>
          </div>
        </Note>
      )}
    </>
  );
}

/** Leaving with words that are not on the server: they stay on the device. */
export function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { say } = useLanguage();
  return (
    <Dialog
      title={say('editor.leaveTitle')}
      lead={say('editor.leaveHint')}
      onClose={onStay}
      footer={
        <>
          <button type="button" className="btn" onClick={onLeave}>
            {say('editor.leave')}
          </button>
          <button type="button" className="btn pri" onClick={onStay}>
            {say('editor.stay')}
          </button>
        </>
      }
    />
  );
}
