import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { meQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { localPath } from './local-path.js';
import { SignInForm } from './sign-in-form.js';

/** The door. */
export function SignIn() {
  const { say, locale, setLocale } = useLanguage();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const client = useQueryClient();
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${say('door.title')} · ${say('app.name')}`;
  }, [say]);
  return (
    <main className="door" id="main">
      <p className="mark">
        <Icon name="mark" />
        {say('app.name')}
      </p>
      <h1>{say('door.title')}</h1>
      <SignInForm
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
