import { lazy, Suspense, useState } from 'react';
import { useSay } from '../../text/words.js';
import { Loading } from '../../ui/states.js';

const Discussion = lazy(() => import('./discussion.js'));

interface DiscussionPartProps {
  proposalId: string;
  /** Absent: of the whole proposal. */
  changeId?: string;
  startOpen?: boolean;
  /** It stands beside the text, in a part of the rail that scrolls by itself. */
  beside?: boolean;
}

/** A discussion that is loaded when somebody opens it. */
export function DiscussionPart({
  proposalId,
  changeId,
  beside = false,
  startOpen = new URLSearchParams(location.search).get('discussion') === 'open',
}: DiscussionPartProps) {
  const say = useSay();
  const [open, setOpen] = useState(startOpen);
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
