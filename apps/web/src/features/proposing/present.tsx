import type { RoomState } from '../../editor/room.js';
import { useSay } from '../../text/words.js';
import { initials } from '../../ui/initials.js';
import '../../text/words-of/room.js';

/** People whose initials stand in the head; of more the number. */
const most = 4;

/** Who else has the section open now: seen by their initials, read out with their names. */
export function Present({ together }: { together: RoomState | null }) {
  const say = useSay();
  const people = together?.people ?? [];
  if (people.length === 0) return null;
  const names = people.map(({ name }) => name).join(', ');
  return (
    <p className="present" role="status" title={names}>
      <span className="vh">
        {say('room.here', { count: people.length + 1 })}: {names}
      </span>
      {people.slice(0, most).map(({ id, name }) => (
        <span key={id} className="av b" aria-hidden="true">
          {initials(name)}
        </span>
      ))}
      {people.length > most && (
        <span className="small" aria-hidden="true">
          +{people.length - most}
        </span>
      )}
    </p>
  );
}
