import { useSay } from '../../text/words.js';
import { Note } from '../../ui/states.js';
import type { Written } from './kept-choices.js';
import '../../text/words-of/conflicts.js';

interface WordsBeforeProps {
  words: readonly Written[];
  /** Null: they can't stand in what is chosen about now. */
  onUse: ((written: Written) => void) | null;
  onDrop: (written: Written) => void;
}

/** What was written by hand to settle a conflict that is another one since: nothing of it goes before its writer has seen it. */
export function WordsBefore({ words, onUse, onDrop }: WordsBeforeProps) {
  const say = useSay();
  return words.map((written) => (
    <Note key={written.id} tone="warn" icon="warn" arrives="status" title={say('conflict.before')}>
      <blockquote className="doc" dir="auto">
        {written.words}
      </blockquote>
      <p className="row">
        {onUse && (
          <button type="button" className="btn sm" onClick={() => onUse(written)}>
            {say('conflict.beforeUse')}
          </button>
        )}
        <button type="button" className="btn quiet sm" onClick={() => onDrop(written)}>
          {say('conflict.beforeDrop')}
        </button>
      </p>
    </Note>
  ));
}
