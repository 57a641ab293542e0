import { useLayoutEffect, useRef } from 'react';
import { useSay } from '../../text/words.js';
import { Note } from '../../ui/states.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

/** What this person has just done to the next edition. */
export interface Done {
  what: 'prepared' | 'scheduled' | 'published';
  number: string;
}

/** Tells it at the head of the screen, and brings it into sight with the focus: the button that did it stands far below, or is gone. Give it a key for each time. */
export function WhatWasDone({ done: { what, number }, slug }: { done: Done; slug: string }) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className="what-was-done" ref={box} tabIndex={-1}>
      <Note tone="good" icon="ok" arrives="status" title={say(`edition.done.${what}`, { number })}>
        {what === 'published' ? (
          <a className="link" href={`/${slug}`}>
            {say('edition.read')}
          </a>
        ) : (
          say(`edition.done.${what}.hint`)
        )}
      </Note>
    </div>
  );
}
