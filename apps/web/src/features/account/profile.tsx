import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AccountView } from '@tarmeem/contract';
import { isLocale, locales, nativeNames } from '@tarmeem/text';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client.js';
import { accountQuery, meQuery } from '../../api/queries.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useLanguage } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { EmailAddress } from './email-address.js';
import { Done, Part } from './part.js';
import '../../text/words-of/settings.js';

/** Mail address, name and language. */
export function Profile({ account }: { account: AccountView }) {
  const { say, setLocale } = useLanguage();
  const client = useQueryClient();
  const [name, setName] = useState(account.name);
  const [language, setLanguage] = useState(account.language);
  const save = useMutation({
    mutationFn: () => call('editProfile', { body: { name: name.trim(), language } }),
    onSuccess: (me) => {
      client.setQueryData(meQuery.queryKey, me);
      void client.invalidateQueries({ queryKey: accountQuery.queryKey });
      setLocale(me.language);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  const errors = fieldErrors(say, save.error);
  return (
    <Part title={say('account.profile')}>
      <EmailAddress account={account} />
      <form className="stack" onSubmit={submit} noValidate>
        <Field label={say('account.name')} error={errors['/name']}>
          {(ids) => (
            <input
              {...ids}
              className="in"
              dir="auto"
              autoComplete="name"
              required
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={say('account.language')}>
          {(ids) => (
            <select
              {...ids}
              className="in"
              value={language}
              onChange={({ target }) => isLocale(target.value) && setLanguage(target.value)}
            >
              {locales.map((locale) => (
                <option key={locale} value={locale} lang={locale}>
                  {nativeNames[locale]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {save.error && !errors['/name'] && <Failure error={save.error} />}
        <p className="row">
          <button type="submit" className="btn pri" aria-disabled={save.isPending || undefined}>
            {say('account.save')}
          </button>
          <Done>{save.isSuccess && say('account.saved')}</Done>
        </p>
      </form>
    </Part>
  );
}
