import { useMutation } from '@tanstack/react-query';
import type { SignInView } from '@tarmeem/contract';
import { useRef, useState, type FormEvent } from 'react';
import { call } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { wordsOf } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { PasswordField } from './password-field.js';
import '../../text/words-of/account.js';

interface SignInFormProps {
  email?: string;
  /** No field takes the keys before the person goes there. */
  waits?: boolean;
  onDone: (answer: SignInView) => void;
}

/**
 * E-mail and password; the answer may be that a second factor is still to be shown. A wrong pair is said at the
 * password, which is emptied; whatever else goes wrong, all that was typed stays.
 */
export function SignInForm({ email: known = '', waits = false, onDone }: SignInFormProps) {
  const say = useSay();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const signIn = useMutation({
    mutationFn: () => call('signIn', { body: { email: email.trim(), password } }),
    onSuccess: onDone,
    onError: (error) => {
      if (codeOf(error) === 'wrong-credentials') setPassword('');
      field.current?.focus();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (signIn.isPending) return;
    setTried(true);
    if (email.trim() && password) return signIn.mutate();
    // What was said about the try before is not about this one.
    signIn.reset();
    return (email.trim() ? field : first).current?.focus();
  };
  const wrong = codeOf(signIn.error) === 'wrong-credentials';
  // After a wrong pair the password is empty because we emptied it.
  const atField = wrong ? wordsOf(say, signIn.error) : tried && !password ? say('door.missing') : undefined;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field label={say('door.email')} error={tried && !email.trim() ? say('forgotten.missing') : undefined}>
        {(ids) => (
          <input
            {...ids}
            ref={first}
            className="in"
            type="email"
            dir="ltr"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <PasswordField
        label={say('door.password')}
        error={atField}
        autoComplete="current-password"
        field={field}
        // Who was signed out is asked for nothing else.
        first={known !== '' && !waits}
        value={password}
        onChange={setPassword}
      />
      {signIn.error && !wrong && <Failure error={signIn.error} />}
      <button type="submit" className="btn pri" aria-disabled={signIn.isPending || undefined}>
        {signIn.isPending ? say('door.signingIn') : say('door.signIn')}
      </button>
    </form>
  );
}
