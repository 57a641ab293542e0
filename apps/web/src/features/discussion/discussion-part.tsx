import { useState } from 'react';
import { latePart } from '../../ui/late.js';
import { useSay } from '../../text/words.js';
import { Loading } from '../../ui/states.js';
import { useMe } from '../account/session.js';
import { hasUnsaid } from './unsaid.js';

const Discussion = latePart(async () => (await import('./discussion.js')).default, <Loading />);

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
  const [open, setOpen] = useState(
    () => startOpen || hasUnsaid({ personId: me.id, proposalId, changeId: changeId ?? null }),
  );
  return (
    <details
      className={beside ? 'talk' : undefined}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="small">{say(changeId ? 'editor.discussionOfChange' : 'editor.discussion')}</summary>
      {open && <Discussion proposalId={proposalId} changeId={changeId ?? null} />}
    </details>
  );
}
