import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SignInStep } from '@tarmeem/contract';
import { useEffect, useState } from 'react';
import { meQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { localPath } from './local-path.js';
import { SignInSteps } from './sign-in-steps.js';

/** The door. */
export function SignIn() {
  const { say, locale, setLocale } = useLanguage();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const client = useQueryClient();
  const navigate = useNavigate();
  const [step, setStep] = useState<SignInStep['step'] | null>(null);
  const title = say(step === null ? 'door.title' : step === 'enrolment' ? 'enrol.title' : 'code.title');
  useEffect(() => {
    document.title = `${title} · ${say('app.name')}`;
  }, [title, say]);
  return (
    <main className="door" id="main">
      <p className="mark">
        <Icon name="mark" />
        {say('app.name')}
      </p>
      <h1>{title}</h1>
      <SignInSteps
        onStep={setStep}
        onDone={(me) => {
          client.clear();
          client.setQueryData(meQuery.queryKey, me);
          const path = localPath(next);
          if (path.startsWith('/app/')) void navigate({ href: path.slice('/app'.length), replace: true });
          else location.replace(path);
        }}
      />
      <p className="muted small">
        {say('door.noAccount')} <a href="/">{say('door.toDocuments')}</a> ·{' '}
        <button
          type="button"
          className="link"
          lang={locale === 'ur' ? 'en' : 'ur'}
          onClick={() => setLocale(locale === 'ur' ? 'en' : 'ur')}
        >
          {say('app.otherLanguage')}
        </button>
      </p>
    </main>
  );
}
