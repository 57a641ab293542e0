import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Failure, Note } from '../../ui/states.js';
import { BackToSignIn, Door } from './door.js';
import '../../text/words-of/account.js';

/** Asks for a link by mail. The answer is the same whoever has an account. */
export function Forgotten() {
  const say = useSay();
  return (
    <Door title={say('forgotten.title')} foot={<BackToSignIn />}>
      <AskForLink lead={say('forgotten.lead')} />
    </Door>
  );
}

export function AskForLink({ lead }: { lead: string }) {
  const say = useSay();
  const [email, setEmail] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const ask = useMutation({ mutationFn: () => call('forgotten', { body: { email: email.trim() } }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ask.isPending) return;
    setMissing(!email.trim());
    if (email.trim()) ask.mutate();
    else field.current?.focus();
  };
  if (ask.isSuccess)
    return (
      <Note tone="good" icon="ok" arrives="status" title={say('forgotten.sent', { email: email.trim() })}>
        {say('forgotten.sentHint')}
      </Note>
    );
  return (
    <form onSubmit={submit} noValidate>
      <p>{lead}</p>
      <Field label={say('door.email')} error={missing ? say('forgotten.missing') : undefined}>
        {(ids) => (
          <input
            {...ids}
            ref={field}
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
      {ask.error && <Failure error={ask.error} />}
      <button type="submit" className="btn pri" aria-disabled={ask.isPending || undefined}>
        {say(ask.isPending ? 'forgotten.sending' : 'forgotten.send')}
      </button>
    </form>
  );
}
