import type { CreatedTokenView } from '@tarmeem/contract';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Icon } from '../../ui/icon.js';
import { Lifetime } from '../../ui/lifetime.js';
import { useMe } from './session.js';
import { useProven } from './use-proven.js';
import '../../text/words-of/settings.js';

const lifetimes = [7, 30, 90, 366] as const;

/** What a new token is called, what it may do, and for how long. */
export function NewToken({ onMade }: { onMade: (token: CreatedTokenView) => void }) {
  const say = useSay();
  const me = useMe();
  const held = [...new Set(me.grants.map(({ role }) => role))];
  const [name, setName] = useState('');
  const [roles, setRoles] = useState(held.slice(0, 1));
  const [mayWrite, setMayWrite] = useState(false);
  const [days, setDays] = useState(30);
  const { deed: make, trouble } = useProven(
    () => call('createToken', { body: { name: name.trim(), roles, mayWrite, days } }),
    {
      onDone: (token) => {
        setName('');
        onMade(token);
      },
    },
  );
  if (held.length === 0) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate();
  };
  const errors = fieldErrors(say, make.error);
  return (
    <details className="new-token">
      <summary>{say('token.new')}</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <Field label={say('token.name')} error={errors['/name']}>
          {(ids) => (
            <input
              {...ids}
              className="in"
              dir="auto"
              autoComplete="off"
              required
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <fieldset className="stack" aria-describedby={errors['/roles'] ? 'token-roles' : undefined}>
          <legend>{say('token.roles')}</legend>
          {held.map((role) => (
            <label key={role} className="row">
              <input
                type="checkbox"
                checked={roles.includes(role)}
                onChange={({ target }) =>
                  setRoles(target.checked ? [...roles, role] : roles.filter((each) => each !== role))
                }
              />
              {say(`token.role.${role}`)}
            </label>
          ))}
          {errors['/roles'] && (
            <p className="err" id="token-roles">
              <Icon name="stop" />
              <span>{say('token.rolesNone')}</span>
            </p>
          )}
          <label className="row">
            <input type="checkbox" checked={mayWrite} onChange={({ target }) => setMayWrite(target.checked)} />
            {say('token.mayWrite')}
          </label>
        </fieldset>
        <Lifetime label={say('token.days')} offered={lifetimes} days={days} onDays={setDays} />
        <p className="row">
          <button type="submit" className="btn pri" aria-disabled={make.isPending || undefined}>
            {say('token.make')}
          </button>
        </p>
      </form>
      {Object.keys(errors).length === 0 && trouble}
    </details>
  );
}
