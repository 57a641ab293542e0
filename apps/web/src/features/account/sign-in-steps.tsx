import type { MeView, SignInStep, SignInView } from '@tarmeem/contract';
import { lazy, Suspense, useEffect, useState } from 'react';
import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { CodeForm } from './code-form.js';
import { Loading } from '../../ui/states.js';
import { SignInForm } from './sign-in-form.js';
import '../../text/words-of/account.js';

// With the drawing of the picture: few people see it, and they once.
const Enrolment = lazy(() => import('./enrolment.js').then(({ Enrolment }) => ({ default: Enrolment })));

interface SignInStepsProps {
  email?: string;
  /** No field takes the keys before the person goes there. */
  waits?: boolean;
  /** Where the person already is: after a single sign-on. */
  begun?: SignInStep | null;
  /** The heading above changes with the step. */
  onStep?: (step: SignInStep['step'] | null) => void;
  onDone: (me: MeView) => void;
}

/** The password, then what else is asked for: a code, or setting up the app that makes them. */
export function SignInSteps({ email, waits = false, begun = null, onStep, onDone }: SignInStepsProps) {
  const say = useSay();
  const [step, setStep] = useState<SignInStep | null>(begun);
  const [proven, setProven] = useState(false);
  const name = step?.step ?? null;
  useEffect(() => onStep?.(name), [name, onStep]);
  const next = (answer: SignInView) => {
    if ('step' in answer) setStep(answer);
    else onDone(answer);
  };
  if (!step) return <SignInForm {...(email ? { email } : {})} waits={waits} onDone={next} />;
  return (
    <>
      {!proven && <p>{step.step === 'enrolment' ? say('enrol.why') : say('code.as', { email: step.email })}</p>}
      {step.step === 'enrolment' ? (
        <Suspense fallback={<Loading />}>
          <Enrolment onProven={() => setProven(true)} onDone={({ me }) => me && onDone(me)} />
        </Suspense>
      ) : (
        <CodeForm recovery send={(code) => call('showSecondFactor', { body: { code } })} onDone={onDone} />
      )}
      {!proven && (
        <p>
          <button type="button" className="link" onClick={() => setStep(null)}>
            {say('door.startAgain')}
          </button>
        </p>
      )}
    </>
  );
}
