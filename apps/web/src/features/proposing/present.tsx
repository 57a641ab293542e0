import type { RoomState } from '../../editor/room.js';
import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import '../../text/words-of/room.js';

/** Who has the section open now: the number is read out, the names are seen. */
export function Present({ together }: { together: RoomState | null }) {
  const say = useSay();
  const people = together?.people ?? [];
  if (people.length === 0) return null;
  return (
    <p className="present" role="status">
      <Icon name="two" />
      <span>{say('room.here', { count: people.length + 1 })}</span>
      <span className="muted" aria-hidden="true">
        {people.map(({ id, name }) => (
          <bdi key={id}>{name}</bdi>
        ))}
      </span>
    </p>
  );
}
