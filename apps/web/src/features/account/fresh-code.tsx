import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { CodeForm } from './code-form.js';
import '../../text/words-of/settings.js';

/** Asks for a code that is fresh, before what a session alone may not do. */
export function FreshCode({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const say = useSay();
  return (
    <div className="confirm">
      <h3>{say('account.confirm')}</h3>
      <p className="small muted">{say('account.confirmLead')}</p>
      <CodeForm recovery send={(code) => call('confirmSecondFactor', { body: { code } })} onDone={onDone} />
      <button type="button" className="btn quiet" onClick={onCancel}>
        {say('app.cancel')}
      </button>
    </div>
  );
}
