import { useEffect, type ReactNode } from 'react';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import '../../text/words-of/account.js';

interface DoorProps {
  title: string;
  children: ReactNode;
  /** What stands below, before the switch of language. */
  foot?: ReactNode;
}

/** The frame of every screen in front of the application. */
export function Door({ title, children, foot }: DoorProps) {
  const { say, locale, setLocale } = useLanguage();
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
      {children}
      <p className="muted small foot">
        {foot}
        {foot && ' · '}
        <button
          type="button"
          className="link"
          lang={locale === 'ur' ? 'en' : 'ur'}
          onClick={() => setLocale(locale === 'ur' ? 'en' : 'ur')}
        >
          {say('app.otherLanguage')}
        </button>
        {' · '}
        <a href="/accessibility">{say('app.accessibility')}</a>
      </p>
    </main>
  );
}

/** The way back to the sign-in, as a foot. */
export function BackToSignIn() {
  const { say } = useLanguage();
  return <a href="/app/sign-in">{say('forgotten.back')}</a>;
}
