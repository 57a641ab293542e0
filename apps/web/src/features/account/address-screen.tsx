import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AccountView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { accountQuery, meQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Answered, Failure } from '../../ui/states.js';
import { Door } from './door.js';
import { SignedIn, useMe } from './session.js';
import '../../text/words-of/settings.js';

const kept = 'tarmeem.address-token';

/**
 * Where the link in the letter to a new address leads. Its token stands behind `#`, and waits in this tab while the person signs in: it
 * goes into no address and to no server but in a body.
 */
export function AddressScreen() {
  const [token] = useState(takeToken);
  return (
    <SignedIn>
      <Address token={token} />
    </SignedIn>
  );
}

function takeToken(): string {
  const token = location.hash.slice(1) || sessionStorage.getItem(kept) || '';
  if (token) sessionStorage.setItem(kept, token);
  if (location.hash) history.replaceState(history.state, '', location.pathname);
  return token;
}

function Address({ token }: { token: string }) {
  const say = useSay();
  const me = useMe();
  const client = useQueryClient();
  const account = useQuery(accountQuery);
  const confirm = useMutation({
    mutationFn: () => call('confirmEmail', { body: { token } }),
    onSuccess: (now) => {
      sessionStorage.removeItem(kept);
      client.setQueryData(meQuery.queryKey, now);
    },
  });
  const toAccount = <a href="/app/settings">{say('address.toAccount')}</a>;
  if (confirm.data)
    return (
      <Door title={say('address.done', { email: confirm.data.email })} foot={toAccount}>
        <p role="status">{say('address.doneLead')}</p>
      </Door>
    );
  if (codeOf(confirm.error) === 'link-over' || (account.data && !account.data.emailAsked) || !token)
    return (
      <Door title={say('address.over')} foot={toAccount}>
        <p>{say('address.overLead', { name: me.name })}</p>
      </Door>
    );
  return (
    <Door title={say('address.title')} foot={toAccount}>
      <Answered query={account}>
        {(it) => (
          <Confirm
            account={it}
            error={confirm.error}
            isPending={confirm.isPending}
            onConfirm={() => confirm.mutate()}
          />
        )}
      </Answered>
    </Door>
  );
}

interface ConfirmProps {
  account: AccountView;
  error: unknown;
  isPending: boolean;
  onConfirm: () => void;
}

function Confirm({ account: { email: before, emailAsked }, error, isPending, onConfirm }: ConfirmProps) {
  const say = useSay();
  if (!emailAsked) return null;
  const { email } = emailAsked;
  return (
    <>
      <p>{say('address.lead', { email, before })}</p>
      {Boolean(error) && <Failure error={error} />}
      <p>
        <button
          type="button"
          className="btn pri"
          aria-disabled={isPending || undefined}
          onClick={() => !isPending && onConfirm()}
        >
          {say('address.confirm')}
        </button>
      </p>
    </>
  );
}
