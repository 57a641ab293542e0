import { useSearch } from '@tanstack/react-router';
import type { SignInStep } from '@tarmeem/contract';
import { useState } from 'react';
import { useSay } from '../../text/words.js';
import { Note } from '../../ui/states.js';
import { Door } from './door.js';
import { SignInSteps } from './sign-in-steps.js';
import { SignOnButton } from './sign-on-button.js';
import { useEnter } from './use-enter.js';
import '../../text/words-of/account.js';

/** The door. */
export function SignIn() {
  const say = useSay();
  const { next, set } = useSearch({ strict: false }) as { next?: string; set?: string };
  const [step, setStep] = useState<SignInStep['step'] | null>(null);
  const enter = useEnter(next);
  const title = step === null ? 'door.title' : step === 'enrolment' ? 'enrol.title' : 'code.title';
  const foot = (
    <>
      {say('door.noAccount')} <a href="/">{say('door.toDocuments')}</a>
    </>
  );
  return (
    <Door title={say(title)} foot={foot}>
      {set && step === null && (
        <div className="above">
          <Note tone="good" icon="ok" arrives="status" title={say('door.passwordSet')} />
        </div>
      )}
      <SignInSteps onStep={setStep} onDone={enter} />
      {step === null && (
        <>
          <p className="row ends">
            <a className="link" href="/app/forgotten">
              {say('door.forgotten')}
            </a>
          </p>
          <SignOnButton purpose="sign-in" next={next} lead={say('door.organisation')} />
        </>
      )}
    </Door>
  );
}
