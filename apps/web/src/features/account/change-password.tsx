import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { accountQuery, sessionsQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Failure } from '../../ui/states.js';
import { Done, Part } from './part.js';
import { PasswordField, weaknessOf } from './password-field.js';
import '../../text/words-of/settings.js';
import '../../text/words-of/account.js';

/** The password, which whoever changes it has to know. */
export function ChangePassword({ hasPassword }: { hasPassword: boolean }) {
  const say = useSay();
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const change = useMutation({
    mutationFn: () => call('changePassword', { body: { current, password } }),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      void client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
      void client.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending) return;
    setMissing(!password);
    if (password) change.mutate();
  };
  const wrong = codeOf(change.error) === 'wrong-password';
  const weak = weaknessOf(say, change.error);
  return (
    <Part title={say('account.password')}>
      <form className="stack" onSubmit={submit} noValidate>
        {hasPassword ? (
          <PasswordField
            label={say('account.current')}
            error={wrong ? say('problem.wrong-password') : undefined}
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
          />
        ) : (
          <p>{say('account.noPassword')}</p>
        )}
        <PasswordField
          label={say('password.new')}
          hint={say('password.hint')}
          error={missing ? say('password.missing') : weak}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
        {change.error && !wrong && !weak && <Failure error={change.error} />}
        <p className="row">
          <button type="submit" className="btn pri" aria-disabled={change.isPending || undefined}>
            {say('account.changePassword')}
          </button>
          <Done>{change.isSuccess && say('account.passwordChanged')}</Done>
        </p>
      </form>
    </Part>
  );
}
