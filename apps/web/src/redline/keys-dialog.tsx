import { useSay, type Key } from '../text/words.js';
import { Dialog } from '../ui/dialog.js';
import { LettersSwitch } from './letters-switch.js';

/** The keys of a screen, under `?`. */
export function KeysDialog({ rows, onClose }: { rows: readonly [keys: string, words: Key][]; onClose: () => void }) {
  const say = useSay();
  return (
    <Dialog
      title={say('keys.title')}
      onClose={onClose}
      lead={say('keys.where')}
      footer={
        <button type="button" className="btn" onClick={onClose}>
          {say('app.close')}
        </button>
      }
    >
      <LettersSwitch />
      <dl className="keylist">
        {rows.map(([keys, words]) => (
          <div key={keys + words} style={{ display: 'contents' }}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
