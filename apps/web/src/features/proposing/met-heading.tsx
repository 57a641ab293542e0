import { useSay } from '../../text/words.js';
import { Note } from '../../ui/states.js';

/** That two wrote in the heading at once: it holds both, and one's own can be had alone. */
export default function MetHeading({ mine, rename }: { mine: string; rename: (heading: string) => void }) {
  const say = useSay();
  return (
    <Note tone="warn" title={say('editor.headingMet')}>
      <p>{say('editor.headingMetHint', { heading: mine })}</p>
      <button type="button" className="btn sm" onClick={() => rename(mine)}>
        {say('editor.headingMine')}
      </button>
    </Note>
  );
}
