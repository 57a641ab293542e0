import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import type { AlsoOpen } from './also-open.js';
import '../../text/words-of/room.js';

/** Beside a change: who else has these words open. One of them is decided first; the other is asked again then. */
export function AlsoOpenNote({ others }: { others: readonly AlsoOpen[] }) {
  const say = useSay();
  if (others.length === 0) return null;
  return (
    <div className="sub">
      {others.map(({ proposal, organisation }) => (
        <span key={proposal}>
          <Icon name="clash" /> {say('room.alsoOpen', { number: proposal, body: organisation })}
        </span>
      ))}
    </div>
  );
}
