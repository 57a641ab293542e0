import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../api/client.js';
import { accountQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Note } from '../../ui/states.js';
import { CodeForm } from './code-form.js';
import '../../text/words-of/settings.js';

/** Asks for a code that is fresh, before what a session alone may not do. Who has no second factor yet is shown the way to one. */
export function FreshCode({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const say = useSay();
  const account = useQuery(accountQuery);
  if (account.data && !account.data.secondFactor.on)
    return (
      <Note tone="warn" icon="lock" arrives="alert" title={say('account.noFactor')}>
        <p>{say('account.noFactorHint')}</p>
        <p className="row">
          <Link className="btn sm" to="/settings" target="_blank" rel="noreferrer">
            {say('account.toFactor')}
          </Link>
          <button
            type="button"
            className="btn quiet sm"
            onClick={() => void account.refetch().then(({ data }) => data?.secondFactor.on && onDone())}
          >
            {say('account.haveFactor')}
          </button>
        </p>
      </Note>
    );
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
