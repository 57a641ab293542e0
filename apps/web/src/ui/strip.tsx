import type { ChangeOutcome } from '@tarmeem/contract';
import { useSay, type Say } from '../text/words.js';
import { Icon, type IconName } from './icon.js';

/** What a box of the strip can be: an outcome, or not this person's to decide. */
export type Box = ChangeOutcome | 'lock';

export const looks: Record<Box, { icon: IconName; tone: '' | 'ok' | 'no' | 'back' | 'lock' }> = {
  open: { icon: 'open', tone: '' },
  accepted: { icon: 'ok', tone: 'ok' },
  amended: { icon: 'ok', tone: 'ok' },
  rejected: { icon: 'no', tone: 'no' },
  returned: { icon: 'back', tone: 'back' },
  recalled: { icon: 'undo', tone: '' },
  withdrawn: { icon: 'undo', tone: '' },
  lock: { icon: 'lock', tone: 'lock' },
};
const order: Box[] = ['accepted', 'amended', 'returned', 'rejected', 'open', 'lock', 'recalled', 'withdrawn'];
const shown = 12;

/** One small box a change, in order; above twelve the first twelve and how many more. */
export function Strip({ boxes, current }: { boxes: readonly Box[]; current?: number }) {
  const say = useSay();
  if (boxes.length === 0) return null;
  const rest = boxes.length - shown;
  return (
    <span className="strip" role="img" aria-label={stripLabel(say, boxes)}>
      {boxes.slice(0, shown).map((box, at) => (
        <span key={at} className={`${looks[box].tone}${at === current ? ' cur' : ''}`}>
          <Icon name={looks[box].icon} />
        </span>
      ))}
      {rest > 0 && <span className="more">+{rest}</span>}
    </span>
  );
}

/** The strip in words: "11 changes: 4 accepted, 1 returned, …". */
export function stripLabel(say: Say, boxes: readonly Box[]): string {
  const parts = order.flatMap((box) => {
    const count = boxes.filter((each) => each === box).length;
    return count > 0 ? [say(`strip.${box}`, { count })] : [];
  });
  return say('strip.label', { count: boxes.length, parts: parts.join(', ') });
}

/** The state of a change: a shape and a word. */
export function OutcomeTag({ outcome, words }: { outcome: Box; words?: string }) {
  const say = useSay();
  const { icon, tone } = looks[outcome];
  return (
    <span className={`st ${tone}`}>
      <Icon name={icon} />
      {words ?? say(`outcome.${outcome}`)}
    </span>
  );
}
