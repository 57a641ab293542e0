import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';

/** One stage on the way of feedback; `at` is an instant. */
export interface Stage {
  words: string;
  done: boolean;
  at?: string | null;
}

/** The way of feedback, each stage with its standing in words: a colour alone tells nothing to who does not see it. */
export function Stages({ frame, stages }: { frame: Frame; stages: readonly Stage[] }): ReactElement {
  return (
    <ol className="steps">
      {stages.map(({ words, done, at }) => (
        <li key={words} className={done ? 'did' : undefined}>
          <span>
            {words}{' '}
            <span className="quiet small">
              ({frame.say(done ? 'step.done' : 'step.next')}
              {at ? (
                <>
                  {frame.say('frame.comma')} <time>{frame.moment(at)}</time>
                </>
              ) : null}
              )
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
