import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { LinkView } from '@tarmeem/contract';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { call } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { useLanguage } from '../../text/words.js';
import { Failure, Loading } from '../../ui/states.js';
import { BackToSignIn, Door } from './door.js';
import { AskForLink } from './forgotten.js';
import { PasswordField, weaknessOf } from './password-field.js';
import { SignOnButton } from './sign-on-button.js';
import '../../text/words-of/account.js';

/** Where a link of a letter leads: the token stands behind `#`, and goes to the server in a body only. */
export function LinkScreen() {
  const { say, setLocale } = useLanguage();
  const [token] = useState(() => location.hash.slice(1));
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => call('lookAtLink', { body: { token } }),
    retry: false,
    staleTime: Infinity,
  });
  const language = link.data?.language;
  useEffect(() => {
    if (language) setLocale(language);
  }, [language, setLocale]);
  const isOver = codeOf(link.error) === 'link-over' || codeOf(link.error) === 'malformed';
  if (link.data) return <Choose token={token} link={link.data} />;
  return (
    <Door title={say(isOver ? 'link.over' : 'link.reset')} foot={<BackToSignIn />}>
      {isOver && <AskForLink lead={say('link.overLead')} />}
      {link.error && !isOver && <Failure error={link.error} onAgain={() => void link.refetch()} />}
      {link.isPending && <Loading />}
    </Door>
  );
}

function Choose({ token, link: { kind, name, email } }: { token: string; link: LinkView }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const accept = useMutation({
    mutationFn: () => call('acceptLink', { body: { token, password } }),
    onSuccess: () => navigate({ to: '/sign-in', search: { set: '1' }, replace: true }),
    onError: () => field.current?.focus(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (accept.isPending) return;
    setMissing(!password);
    if (password) accept.mutate();
    else field.current?.focus();
  };
  const weak = weaknessOf(say, accept.error);
  const invited = kind === 'invitation';
  return (
    <Door title={say(invited ? 'link.invitation' : 'link.reset', { name })} foot={<BackToSignIn />}>
      <form onSubmit={submit} noValidate>
        <p>{say(invited ? 'link.invitationLead' : 'link.resetLead', { email })}</p>
        {/* For password managers: whose password this is. */}
        <input type="email" value={email} autoComplete="username" readOnly hidden />
        <PasswordField
          label={say('password.new')}
          hint={say('password.hint')}
          error={missing ? say('password.missing') : weak}
          autoComplete="new-password"
          field={field}
          value={password}
          onChange={setPassword}
        />
        {accept.error && !weak && <Failure error={accept.error} />}
        <button type="submit" className="btn pri" aria-disabled={accept.isPending || undefined}>
          {say(accept.isPending ? 'link.saving' : 'link.save')}
        </button>
      </form>
      {invited && <SignOnButton purpose="invitation" token={token} words="link.signOn" />}
    </Door>
  );
}
