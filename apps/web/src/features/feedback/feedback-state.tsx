import { useSay } from '../../text/words.js';
import { Icon, type IconName } from '../../ui/icon.js';
import type { FeedbackState } from './feedback-search.js';
import '../../text/words-of/deciding.js';

const marks: Record<FeedbackState, { icon: IconName; tone: string }> = {
  held: { icon: 'lock', tone: 'back' },
  open: { icon: 'open', tone: '' },
  answered: { icon: 'ok', tone: 'ok' },
  refused: { icon: 'no', tone: 'back' },
  withdrawn: { icon: 'undo', tone: '' },
};

/** The mark and the word of a thread's state. */
export function FeedbackStateTag({ state }: { state: FeedbackState }) {
  const say = useSay();
  return (
    <span className={`st ${marks[state].tone}`}>
      <Icon name={marks[state].icon} />
      {say(`feedback.${state}`)}
    </span>
  );
}
