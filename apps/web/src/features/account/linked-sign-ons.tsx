import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AccountView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { accountQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Failure } from '../../ui/states.js';
import { FreshCode } from './fresh-code.js';
import { Done, Part } from './part.js';
import { SignOnButton } from './sign-on-button.js';
import '../../text/words-of/settings.js';

/** The identities that sign this person in. Nothing stands here where there is no single sign-on. */
export function LinkedSignOns({ account: { signOns, provider } }: { account: AccountView }) {
  const { say, day } = useLanguage();
  const client = useQueryClient();
  const [waiting, setWaiting] = useState<{ again: () => void } | null>(null);
  const unlink = useMutation({
    mutationFn: (signOnId: string) => call('unlinkSignOn', { params: { signOnId } }),
    onError: (error, signOnId) => {
      if (codeOf(error) === 'second-factor-needed') setWaiting({ again: () => unlink.mutate(signOnId) });
    },
    onSettled: () => client.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  if (!provider && signOns.length === 0) return null;
  return (
    <Part title={say('account.signOns')}>
      {signOns.length === 0 && <p>{say('account.signOnsNone')}</p>}
      <ul className="facts">
        {signOns.map(({ id, issuer, linkedAt }) => (
          <li key={id} className="row">
            <div>
              <bdi>{new URL(issuer).host}</bdi>
              <div className="small muted">{say('account.linked', { day: day(linkedAt) })}</div>
            </div>
            <button type="button" className="btn sm end" onClick={() => unlink.mutate(id)}>
              {say('account.unlink')}
            </button>
          </li>
        ))}
      </ul>
      {waiting ? (
        <FreshCode
          onCancel={() => setWaiting(null)}
          onDone={() => {
            setWaiting(null);
            waiting.again();
          }}
        />
      ) : (
        <SignOnButton purpose="link" words="account.linkSignOn" onCodeNeeded={(again) => setWaiting({ again })} />
      )}
      {unlink.error && codeOf(unlink.error) !== 'second-factor-needed' && <Failure error={unlink.error} />}
      <Done>{unlink.isSuccess && say('account.unlinked')}</Done>
    </Part>
  );
}
