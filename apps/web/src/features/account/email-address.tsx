import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AccountView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { accountQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Failure, Note } from '../../ui/states.js';
import { AskForEmail } from './ask-for-email.js';
import { Done } from './part.js';
import '../../text/words-of/settings.js';

/** The mail address, and the one that was asked for while its link works. */
export function EmailAddress({ account }: { account: AccountView }) {
  const { say, when } = useLanguage();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const keep = useMutation({
    // Gone already: used in another browser, or its hour is over. The page shows what is true now.
    mutationFn: () => call('keepEmail').catch((error: unknown) => mustBeGone(error)),
    onSettled: () => client.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  const { email, emailAsked: asked } = account;
  return (
    <div className="f address">
      <div className="lab">{say('account.email')}</div>
      <p className="row">
        <bdi className="mail">{email}</bdi>
        <button
          type="button"
          className="btn sm"
          onClick={() => {
            keep.reset();
            setOpen(true);
          }}
        >
          {say('account.emailChange')}
        </button>
      </p>
      <p className="small muted">{say('account.emailHint')}</p>
      {asked && (
        <Note
          arrives="status"
          icon="clock"
          title={say('account.emailAsked', { email: asked.email, until: when(asked.until) })}
        >
          <button type="button" className="btn sm" onClick={() => !keep.isPending && keep.mutate()}>
            {say('account.emailKeep')}
          </button>
        </Note>
      )}
      {keep.error && <Failure error={keep.error} />}
      <Done>{keep.isSuccess && !asked && say('account.emailKept')}</Done>
      {open && <AskForEmail account={account} onClose={() => setOpen(false)} />}
    </div>
  );
}

function mustBeGone(error: unknown): void {
  if (codeOf(error) !== 'not-found') throw error;
}
