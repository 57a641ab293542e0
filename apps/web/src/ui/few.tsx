import { useState, type ReactNode } from 'react';
import { useSay } from '../text/words.js';
import { Icon } from './icon.js';

const few = 3;

/** The first of a list that may be long, and how many more there are; these at a press. One more is no reason to hide it. */
export function Few({ children }: { children: readonly ReactNode[] }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  if (children.length <= few + 1) return children;
  return (
    <>
      {open ? children : children.slice(0, few)}
      <div>
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'down' : 'next'} flip={!open} /> {say('app.others', { count: children.length - few })}
        </button>
      </div>
    </>
  );
}
