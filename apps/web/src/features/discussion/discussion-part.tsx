import { lazy, Suspense, useState } from 'react';
import { useSay } from '../../text/words.js';
import { Loading } from '../../ui/states.js';
import '../../text/words-of/discussion.js';

const Discussion = lazy(() => import('./discussion.js'));

interface DiscussionPartProps {
  proposalId: string;
  /** Absent: of the whole proposal. */
  changeId?: string;
  startOpen?: boolean;
}

/** A discussion that is loaded when somebody opens it. */
export function DiscussionPart({
  proposalId,
  changeId,
  startOpen = new URLSearchParams(location.search).get('discussion') === 'open',
}: DiscussionPartProps) {
  const say = useSay();
  const [open, setOpen] = useState(startOpen);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="small">{say(changeId ? 'discussion.ofChange' : 'discussion.title')}</summary>
      {open && (
        <Suspense fallback={<Loading />}>
          <Discussion proposalId={proposalId} changeId={changeId ?? null} />
        </Suspense>
      )}
    </details>
  );
}
