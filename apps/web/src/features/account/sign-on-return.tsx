import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { SignInStep } from '@tarmeem/contract';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { Failure } from '../../ui/states.js';
import { BackToSignIn, Door } from './door.js';
import { SignInSteps } from './sign-in-steps.js';
import { nextAfterSignOn } from './sign-on-button.js';
import { useEnter } from './use-enter.js';
import '../../text/words-of/account.js';

/** Back from the provider: hands on what it said, once. */
export function SignOnReturn() {
  const say = useSay();
  const navigate = useNavigate();
  const enter = useEnter(nextAfterSignOn());
  const [step, setStep] = useState<SignInStep | null>(null);
  const sent = useRef(false);
  const { mutate, error } = useMutation({
    mutationFn: (query: string) => call('finishSignOn', { body: { query } }),
    onSuccess: (answer) => {
      if ('linked' in answer) void navigate({ to: '/settings', replace: true });
      else if ('step' in answer) setStep(answer);
      else enter(answer);
    },
  });
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    mutate(location.search.slice(1) || 'error=nothing');
  }, [mutate]);
  const title = step === null ? 'signOn.title' : step.step === 'enrolment' ? 'enrol.title' : 'code.title';
  return (
    <Door title={say(title)} foot={<BackToSignIn />}>
      {step && <SignInSteps begun={step} onDone={enter} />}
      {error && <Failure error={error} />}
      {!step && !error && <p role="status">{say('signOn.wait')}</p>}
    </Door>
  );
}
