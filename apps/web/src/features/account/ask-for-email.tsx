import { useQueryClient } from '@tanstack/react-query';
import type { AccountView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { accountQuery } from '../../api/queries.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { PasswordField } from './password-field.js';
import { useProven } from './use-proven.js';
import '../../text/words-of/settings.js';

interface AskForEmailProps {
  account: AccountView;
  onClose: () => void;
}

/** The address somebody wants, with the present password of who has no second factor to show. */
export function AskForEmail({ account: { hasPassword, secondFactor }, onClose }: AskForEmailProps) {
  const say = useSay();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [current, setCurrent] = useState('');
  const [missing, setMissing] = useState(false);
  const { deed: ask, trouble } = useProven(() => call('askForEmail', { body: { email: email.trim(), current } }), {
    onDone: (account) => {
      client.setQueryData(accountQuery.queryKey, account);
      onClose();
    },
  });
  const errors = fieldErrors(say, ask.error);
  const atField = missing || errors['/email'] || errors['/current'];
  return (
    <FormDialog
      title={say('account.emailTitle')}
      lead={say('account.emailLead')}
      send={say(ask.isPending ? 'account.emailSending' : 'account.emailSend')}
      isPending={ask.isPending}
      onClose={onClose}
      onSend={() => {
        setMissing(!email.includes('@'));
        if (email.includes('@')) ask.mutate();
      }}
      trouble={!atField && trouble}
    >
      <Field label={say('account.emailNew')} error={missing ? say('account.emailMissing') : errors['/email']}>
        {(ids) => (
          <input
            {...ids}
            className="in"
            type="email"
            dir="ltr"
            autoComplete="email"
            data-first
            required
            maxLength={254}
            value={email}
            onChange={({ target }) => setEmail(target.value)}
          />
        )}
      </Field>
      {hasPassword && !secondFactor.on && (
        <PasswordField
          label={say('account.current')}
          error={errors['/current']}
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
      )}
    </FormDialog>
  );
}
