import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { providerQuery } from '../../api/queries.js';
import { useSay, type Key } from '../../text/words.js';
import { Failure } from '../../ui/states.js';
import '../../text/words-of/account.js';

const nextKey = 'tarmeem.next';

interface SignOnButtonProps {
  purpose: 'sign-in' | 'link' | 'invitation';
  /** Of the invitation. */
  token?: string;
  /** Where to go afterwards. */
  next?: string | undefined;
  words?: Key;
  lead?: string;
  /** Told instead of failing when a fresh code is needed first; `again` is for after it. */
  onCodeNeeded?: (again: () => void) => void;
}

/** To the single sign-on, where the installation has one. */
export function SignOnButton({ purpose, token, next, words = 'door.signOn', lead, onCodeNeeded }: SignOnButtonProps) {
  const say = useSay();
  const provider = useQuery(providerQuery);
  const go = useMutation({
    mutationFn: () => call('beginSignOn', { body: { purpose, ...(token ? { token } : {}) } }),
    onSuccess: ({ location: there }) => {
      sessionStorage.setItem(nextKey, next ?? '');
      location.assign(there);
    },
    onError: (error) => {
      if (codeOf(error) === 'second-factor-needed') onCodeNeeded?.(() => go.mutate());
    },
  });
  const name = provider.data?.name;
  if (!name) return null;
  return (
    <div className="stack sign-on">
      {lead && <p className="muted small">{lead}</p>}
      {go.error && !(onCodeNeeded && codeOf(go.error) === 'second-factor-needed') && <Failure error={go.error} />}
      <button type="button" className="btn" aria-disabled={go.isPending || undefined} onClick={() => go.mutate()}>
        {say(words, { provider: name })}
      </button>
    </div>
  );
}

/** Where the person wanted to go before they were sent to the provider. */
export const nextAfterSignOn = (): string | undefined => sessionStorage.getItem(nextKey) || undefined;
