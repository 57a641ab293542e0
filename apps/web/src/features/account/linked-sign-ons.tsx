import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AccountView } from '@tarmeem/contract';
import { call } from '../../api/client.js';
import { accountQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Failure } from '../../ui/states.js';
import { Done, Part } from './part.js';
import { SignOnButton } from './sign-on-button.js';

/** The identities that sign this person in. Nothing stands here where there is no single sign-on. */
export function LinkedSignOns({ account: { signOns, provider } }: { account: AccountView }) {
  const { say, day } = useLanguage();
  const client = useQueryClient();
  const unlink = useMutation({
    mutationFn: (signOnId: string) => call('unlinkSignOn', { params: { signOnId } }),
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
      <SignOnButton purpose="link" words="account.linkSignOn" />
      {unlink.error && <Failure error={unlink.error} />}
      <Done>{unlink.isSuccess && say('account.unlinked')}</Done>
    </Part>
  );
}
