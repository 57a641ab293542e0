import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AccountView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { accountQuery, sessionsQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Failure } from '../../ui/states.js';
import { Enrolment } from './enrolment.js';
import { FreshCode } from './fresh-code.js';
import { Done, Part } from './part.js';
import { RecoveryCodes } from './recovery-codes.js';
import '../../text/words-of/settings.js';

type Wish = 'replace' | 'remove' | 'codes';

/** The second factor: set up, given to another telephone, renewed or switched off, each after a code that is fresh. */
export function SecondFactor({ factor }: { factor: AccountView['secondFactor'] }) {
  const say = useSay();
  const client = useQueryClient();
  const [enrolling, setEnrolling] = useState(false);
  const [proven, setProven] = useState(false);
  const [waiting, setWaiting] = useState<Wish | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [done, setDone] = useState('');
  const refresh = () => {
    void client.invalidateQueries({ queryKey: accountQuery.queryKey });
    void client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  };
  const act = useMutation({
    mutationFn: async (wish: Wish) => {
      if (wish === 'remove') await call('removeSecondFactor');
      else if (wish === 'codes') setCodes((await call('newRecoveryCodes')).recoveryCodes);
      else setEnrolling(true);
    },
    onSuccess: (_, wish) => {
      setWaiting(null);
      setDone(wish === 'remove' ? say('account.factorRemoved') : '');
      refresh();
    },
    onError: (error, wish) => {
      if (codeOf(error) === 'second-factor-needed') setWaiting(wish);
    },
  });
  const wish = (it: Wish) => {
    setDone('');
    if (it === 'replace') setWaiting(it);
    else act.mutate(it);
  };
  if (codes)
    return (
      <Part title={say('account.factor')}>
        <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />
      </Part>
    );
  if (enrolling)
    return (
      <Part title={say('account.factor')}>
        <Enrolment
          onProven={() => setProven(true)}
          onDone={() => {
            setEnrolling(false);
            setProven(false);
            setDone(say('account.factorOnNow'));
            refresh();
          }}
        />
        {!proven && (
          <p className="row">
            <button type="button" className="btn quiet" onClick={() => setEnrolling(false)}>
              {say('app.cancel')}
            </button>
          </p>
        )}
      </Part>
    );
  return (
    <Part title={say('account.factor')}>
      <p>{factor.on ? say('account.factorOn', { count: factor.recoveryCodesLeft }) : say('account.factorOff')}</p>
      {factor.required && <p className="small muted">{say('account.factorRequired')}</p>}
      {waiting ? (
        <FreshCode
          onCancel={() => setWaiting(null)}
          onDone={() => {
            refresh();
            act.mutate(waiting);
          }}
        />
      ) : (
        <p className="row">
          {factor.on ? (
            <>
              <button type="button" className="btn" onClick={() => wish('codes')}>
                {say('account.newRecoveryCodes')}
              </button>
              <button type="button" className="btn" onClick={() => wish('replace')}>
                {say('account.factorReplace')}
              </button>
              {!factor.required && (
                <button type="button" className="btn grave" onClick={() => wish('remove')}>
                  {say('account.factorRemove')}
                </button>
              )}
            </>
          ) : (
            <button type="button" className="btn" onClick={() => setEnrolling(true)}>
              {say('account.factorSetUp')}
            </button>
          )}
        </p>
      )}
      {act.error && codeOf(act.error) !== 'second-factor-needed' && <Failure error={act.error} />}
      <Done>{done}</Done>
    </Part>
  );
}
