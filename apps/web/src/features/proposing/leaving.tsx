import { useBlocker } from '@tanstack/react-router';
import type { Saving } from '../../editor/autosave.js';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';

/** Leaving with words that are not on the server: who leaves is asked, and told whether this device keeps them. */
export function Leaving({ saving, onDevice }: { saving: Saving; onDevice: boolean }) {
  const say = useSay();
  const blocker = useBlocker({
    shouldBlockFn: async ({ current: from, next }) => {
      if (from.pathname === next.pathname && from.search === next.search) return false;
      return !(await saving.flush());
    },
    enableBeforeUnload: false,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  const { reset: stay, proceed: leave } = blocker;
  return (
    <Dialog
      title={say('editor.leaveTitle')}
      lead={say(onDevice ? 'editor.leaveHint' : 'editor.leaveLoses')}
      onClose={stay}
      footer={
        <>
          <button type="button" className="btn" onClick={leave}>
            {say('editor.leave')}
          </button>
          <button type="button" className="btn pri" onClick={stay}>
            {say('editor.stay')}
          </button>
        </>
      }
    />
  );
}
