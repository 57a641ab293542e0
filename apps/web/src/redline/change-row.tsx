import type { ReactNode } from 'react';
import type { ChangeLine } from '../text/change-words.js';
import { useSay } from '../text/words.js';
import { Icon } from '../ui/icon.js';
import { ChangeText } from './change-text.js';

interface ChangeRowProps {
  id: string;
  number: number | string;
  line: ChangeLine;
  /** The state at the end of the first line. */
  state?: ReactNode;
  current: boolean;
  done?: boolean;
  onPick: () => void;
  children?: ReactNode;
}

/** One change in a list: number, mark, verb, place and state, then the words. */
export function ChangeRow({ id, number, line, state, current, done = false, onPick, children }: ChangeRowProps) {
  const say = useSay();
  return (
    <li className={`ch${current ? ' cur' : ''}${done ? ' done' : ''}`} id={id} aria-current={current || undefined}>
      <span className="no">{number}</span>
      <div className="what">
        <button
          type="button"
          className="linklike"
          tabIndex={current ? 0 : -1}
          data-row
          onClick={onPick}
          aria-label={say('change.number', { n: number, what: `${line.verb} ${line.place}` })}
        >
          <Icon name={line.icon} />
          {line.verb} <span className="loc">{line.place}</span>
        </button>
      </div>
      {state ?? <span />}
      <ChangeText line={line} />
      {line.more.length > 0 && (
        <div className="sub">
          {line.more.map((more) => (
            <span key={more}>{more}</span>
          ))}
        </div>
      )}
      {children}
    </li>
  );
}
