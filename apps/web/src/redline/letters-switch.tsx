import { useState } from 'react';
import { useSay } from '../text/words.js';
import { lettersOn, turnLetters } from './letters.js';

/** Turns keys that are single letters on or off in this browser: in the list under `?`, and in the settings. */
export function LettersSwitch() {
  const say = useSay();
  const [letters, setLetters] = useState(lettersOn);
  return (
    <label className="opt">
      <input
        type="checkbox"
        checked={letters}
        onChange={(event) => {
          turnLetters(event.target.checked);
          setLetters(event.target.checked);
        }}
      />
      <span>{say('keys.letters')}</span>
    </label>
  );
}
