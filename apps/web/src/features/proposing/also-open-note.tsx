import type { AlsoOpenView } from '@tarmeem/contract';
import { useSay } from '../../text/words.js';
import { Few } from '../../ui/few.js';
import { Icon } from '../../ui/icon.js';
import { Note } from '../../ui/states.js';
import type { AlsoOpen } from './also-open.js';
import '../../text/words-of/room.js';

/** Beside a change: who else has these words open. One of them is decided first; the other is asked again then. */
export function AlsoOpenNote({ others }: { others: readonly AlsoOpen[] }) {
  const say = useSay();
  if (others.length === 0) return null;
  return (
    <div className="sub">
      <Few>
        {others.map(({ proposal, organisation }) => (
          <span key={proposal}>
            <Icon name="clash" /> {say('room.alsoOpen', { number: proposal, body: organisation })}
          </span>
        ))}
      </Few>
    </div>
  );
}

/** Above the text: who would retire the section that is written in, or one above it. */
export function RetirementNote({ retirements }: Pick<AlsoOpenView, 'retirements'>) {
  const say = useSay();
  if (retirements.length === 0) return null;
  const isPending = retirements.some(({ pending }) => pending);
  return (
    <Note tone="warn" icon="ret" arrives="status" title={say(isPending ? 'room.isRetired' : 'room.mayBeRetired')}>
      {retirements.map(({ proposal, organisation, pending, above }) => (
        <p key={proposal}>
          {above === null
            ? say(pending ? 'room.retires.waits' : 'room.retires.open', { number: proposal, body: organisation })
            : say(pending ? 'room.retiresAbove.waits' : 'room.retiresAbove.open', {
                number: proposal,
                body: organisation,
                heading: above,
              })}
        </p>
      ))}
      <p>{say(isPending ? 'room.isRetiredHint' : 'room.mayBeRetiredHint')}</p>
    </Note>
  );
}
