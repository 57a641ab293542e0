import type { Verdict } from '@tarmeem/contract';
import type { SaveState } from '../../editor/autosave.js';
import { useLanguage } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Note } from '../../ui/states.js';
import type { useUnsent } from './use-unsent.js';

interface EditorNotesProps {
  state: SaveState;
  outdated: boolean;
  rebase: { may: Verdict; pending: boolean; run: () => void };
  unsent: ReturnType<typeof useUnsent>;
}

/** What the author has to know or choose before going on: unsent text, a newer version, a newer edition. */
export default function EditorNotes({ state, outdated, rebase, unsent }: EditorNotesProps) {
  const { say, when } = useLanguage();
  const { offered } = unsent;
  return (
    <>
      {offered && (
        <Note tone="warn" icon="clock" title={say(offered.orphaned ? 'editor.orphaned' : 'editor.unsaved')}>
          <p>{say(offered.orphaned ? 'editor.orphanedHint' : 'editor.unsavedHint', { when: when(offered.at) })}</p>
          <div className="row">
            <button type="button" className="btn sm pri" onClick={() => void unsent.use()}>
              {say('editor.useMine')}
            </button>
            <button type="button" className="btn sm" onClick={unsent.drop}>
              {say('editor.dropMine')}
            </button>
          </div>
        </Note>
      )}
      {state.is === 'stale' && (
        <Note tone="warn" icon="two" arrives="alert" title={say('save.stale')}>
          <p>{say('save.staleHint')}</p>
          <div className="row">
            <button type="button" className="btn sm pri" onClick={() => void unsent.joinTheirs()}>
              {say('save.join')}
            </button>
            <button type="button" className="btn sm" onClick={() => void unsent.takeTheirs()}>
              {say('save.takeTheirs')}
            </button>
            <button type="button" className="btn sm" onClick={() => void unsent.keepMine()}>
              {say('save.keepMine')}
            </button>
          </div>
        </Note>
      )}
      {outdated && (
        <Note tone="warn" icon="clash" arrives="status" title={say('editor.outdated')}>
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
