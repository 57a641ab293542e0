import { lazy, Suspense, useState } from 'react';
import { useSay } from '../../text/words.js';
import { Loading } from '../../ui/states.js';
import { useMe } from '../account/session.js';
import { unsaid } from './unsaid.js';

const Discussion = lazy(() => import('./discussion.js'));

interface DiscussionPartProps {
  proposalId: string;
  /** Absent: of the whole proposal. */
  changeId?: string;
  startOpen?: boolean;
  /** It stands beside the text, in a part of the rail that scrolls by itself. */
  beside?: boolean;
}

/** A discussion that is loaded when somebody opens it, or has a message of theirs that waits to be sent. */
export function DiscussionPart({
  proposalId,
  changeId,
  beside = false,
  startOpen = new URLSearchParams(location.search).get('discussion') === 'open',
}: DiscussionPartProps) {
  const say = useSay();
  const me = useMe();
  const [open, setOpen] = useState(() => startOpen || unsaid(me.id, proposalId, changeId ?? null) !== '');
  return (
    <details
      className={beside ? 'talk' : undefined}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="small">{say(changeId ? 'editor.discussionOfChange' : 'editor.discussion')}</summary>
      {open && (
        <Suspense fallback={<Loading />}>
          <Discussion proposalId={proposalId} changeId={changeId ?? null} />
        </Suspense>
      )}
    </details>
  );
}
