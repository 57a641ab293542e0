import type { PersonDetail } from '@tarmeem/contract';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Done } from '../account/part.js';
import { useCare } from './use-care.js';
import '../../text/words-of/people.js';

/** Another mail address for the person, vouched for by the administrator. */
export function EmailOf({ person: { id: personId, email: present, standing } }: { person: PersonDetail }) {
  const say = useSay();
  const [email, setEmail] = useState(present);
  const { care, trouble } = useCare((wanted: string) =>
    call('setEmail', { params: { personId }, body: { email: wanted } }),
  );
  const wanted = email.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!care.isPending && wanted !== present) care.mutate(wanted);
  };
  const error = fieldErrors(say, care.error)['/email'];
  return (
    <>
      <form className="member" onSubmit={submit} noValidate>
        <Field label={say('people.email')} error={error}>
          {(ids) => (
            <input
              {...ids}
              className="in"
              type="email"
              dir="ltr"
              autoComplete="off"
              required
              maxLength={254}
              value={email}
              onChange={({ target }) => setEmail(target.value)}
            />
          )}
        </Field>
        <button
          type="submit"
          className="btn"
          aria-label={`${say('people.emailChange')}: ${say('people.email')}`}
          aria-disabled={wanted === present || care.isPending || undefined}
        >
          {say('people.emailChange')}
        </button>
      </form>
      {!error && trouble}
      <Done>
        {care.isSuccess && say(standing === 'invited' ? 'people.emailChangedInvited' : 'people.emailChanged')}
      </Done>
    </>
  );
}
