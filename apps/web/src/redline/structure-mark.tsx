import { directionOf } from '@tarmeem/text';
import { lineOf } from '../text/change-words.js';
import { useLanguage } from '../text/words.js';
import { Icon } from '../ui/icon.js';
import type { Numbered } from './numbered.js';

/** What happens to the whole of a section, over its heading: its number leads to the list. */
export function StructureMark({
  numbered: { change, number },
  current,
  onPick,
}: {
  numbered: Numbered;
  current: boolean;
  onPick: (changeId: string) => void;
}) {
  const { say, locale } = useLanguage();
  const { icon, verb, place, more } = lineOf(say, change);
  return (
    <p className="structure-mark" lang={locale} dir={directionOf(locale)}>
      <button
        type="button"
        className={current ? 'chip cur' : 'chip'}
        aria-pressed={current}
        onClick={() => onPick(change.id)}
      >
        {number} <Icon name={icon} /> {verb}
      </button>{' '}
      <span className="muted">{[place, ...more.slice(1)].filter(Boolean).join(' · ')}</span>
    </p>
  );
}
