import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';

/** What is wrong with a form, said once at its head with ways to the fields; it has the focus when the page comes, also without scripts. */
export function ErrorSummary({
  frame,
  errors,
}: {
  frame: Frame;
  errors: readonly { at: string; words: string }[];
}): ReactElement | null {
  if (!errors.length) return null;
  return (
    <div className="summary" role="alert" aria-labelledby="es" tabIndex={-1} autoFocus>
      <h2 id="es">{frame.say('form.problem')}</h2>
      <p>{frame.say('form.kept')}</p>
      <ul>
        {errors.map(({ at, words }) => (
          <li key={words}>
            <a href={`#${at}`}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
