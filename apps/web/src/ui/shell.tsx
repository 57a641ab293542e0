import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import type { DocumentView, MeView } from '@tarmeem/contract';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { documentsQuery } from '../api/queries.js';
import { hasRole, signOut, useMe } from '../features/account/session.js';
import { useLanguage, type Key, InTimeZone } from '../text/words.js';
import { Icon } from './icon.js';
import { Menu } from './menu.js';
import { Answered, Blank } from './states.js';

/** The document a screen is about; the shell gives it. */
export const DocumentContext = createContext<DocumentView | null>(null);

/** The document that the screens are about. */
export function useDocument(): DocumentView {
  const document = useContext(DocumentContext);
  if (!document) throw new Error('useDocument outside of Shell');
  return document;
}

/** Names the screen in the window's title. */
export function useTitle(title: string): void {
  const { say } = useLanguage();
  useEffect(() => {
    window.document.title = `${title} · ${say('app.name')}`;
  }, [title, say]);
}

const places: {
  to: '/' | '/proposals' | '/desk' | '/editions' | '/feedback' | '/people';
  words: Key;
  for: 'all' | 'desk' | 'writers' | 'caretakers';
}[] = [
  { to: '/', words: 'app.home', for: 'all' },
  { to: '/proposals', words: 'app.proposals', for: 'writers' },
  { to: '/desk', words: 'app.desk', for: 'desk' },
  { to: '/editions', words: 'app.editions', for: 'all' },
  { to: '/feedback', words: 'app.feedback', for: 'all' },
  { to: '/people', words: 'people.nav', for: 'caretakers' },
];
/** To whom a place is of use; what they may there, the server decides. */
const isFor: Record<(typeof places)[number]['for'], (me: MeView) => boolean> = {
  all: () => true,
  desk: (me) => hasRole(me, 'moderator'),
  writers: (me) => me.organisation !== null || hasRole(me, 'officer', 'focal-person'),
  caretakers: (me) => hasRole(me, 'administrator', 'focal-person'),
};
const storageKey = 'tarmeem.document';

/** The frame of every signed-in screen: document, navigation, account. */
export function Shell({ children }: { children: ReactNode }) {
  const { say, locale, setLocale } = useLanguage();
  const me = useMe();
  const documents = useQuery(documentsQuery);
  const [chosen, setChosen] = useState(() => localStorage.getItem(storageKey));
  const drawer = useRef<HTMLDialogElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    if (path) drawer.current?.close();
  }, [path]);
  const document = documents.data?.find(({ slug }) => slug === chosen) ?? documents.data?.[0];
  const choose = (slug: string) => {
    localStorage.setItem(storageKey, slug);
    setChosen(slug);
  };
  const links = places.filter((place) => isFor[place.for](me));
  const anchors = links.map(({ to, words }) => (
    <Link key={to} to={to} activeOptions={{ exact: to === '/' }} activeProps={{ 'aria-current': 'page' }}>
      {say(words)}
    </Link>
  ));
  return (
    <>
      <a className="skip" href="#main">
        {say('app.skip')}
      </a>
      {me.evaluation && (
        <aside className="eval" aria-label={say('app.evaluation')}>
          {say('app.evaluation')}
        </aside>
      )}
      <header className="bar">
        <button
          type="button"
          className="icon-btn menu-btn"
          aria-label={say('app.menu')}
          onClick={() => drawer.current?.showModal()}
        >
          <Icon name="menu" />
        </button>
        <Link className="mark" to="/">
          <Icon name="mark" />
          {say('app.name')}
        </Link>
        {documents.data && documents.data.length > 1 ? (
          <select
            className="docname"
            dir="auto"
            aria-label={say('app.document')}
            value={document?.slug}
            onChange={(event) => choose(event.target.value)}
          >
            {documents.data.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </select>
        ) : (
          document && (
            <a className="docname" dir="auto" href={`/${document.slug}`} title={say('app.readDocument')}>
              {document.title}
            </a>
          )
        )}
        <nav className="nav" aria-label={say('app.main')}>
          {anchors}
        </nav>
        <button
          type="button"
          className="other end"
          lang={locale === 'ur' ? 'en' : 'ur'}
          onClick={() => setLocale(locale === 'ur' ? 'en' : 'ur')}
        >
          {say('app.otherLanguage')}
        </button>
        <Menu
          className="who"
          label={say('app.account', { name: me.name })}
          face={
            <>
              <span className="av" aria-hidden="true">
                {initials(me.name)}
              </span>
              <span className="nm">
                {me.name}
                {me.organisation && <span className="muted">, {me.organisation.name}</span>}
              </span>
            </>
          }
        >
          <span className="who-line">
            {me.name}
            <br />
            {me.email}
            {me.organisation && (
              <>
                <br />
                {me.organisation.name}
              </>
            )}
          </span>
          {document && <a href={`/${document.slug}`}>{say('app.readDocument')}</a>}
          {hasRole(me, 'moderator', 'publisher', 'administrator') && <Link to="/audit">{say('audit.title')}</Link>}
          {hasRole(me, 'administrator') && <Link to="/documents/new">{say('app.importDocument')}</Link>}
          <Link to="/settings">{say('account.title')}</Link>
          <button type="button" onClick={() => void signOut()}>
            {say('app.signOut')}
          </button>
        </Menu>
      </header>
      <dialog
        className="drawer"
        ref={drawer}
        aria-label={say('app.menu')}
        onClick={(event) => event.target === drawer.current && drawer.current.close()}
      >
        <nav className="main" aria-label={say('app.main')}>
          {anchors}
        </nav>
        <p className="row">
          <button type="button" className="btn quiet" onClick={() => drawer.current?.close()}>
            {say('app.close')}
          </button>
        </p>
      </dialog>
      <Answered query={documents}>
        {() =>
          document ? (
            <DocumentContext value={document}>
              <InTimeZone timeZone={document.timeZone}>{children}</InTimeZone>
            </DocumentContext>
          ) : (
            <main id="main">
              <Blank title={say('app.noDocument')} />
            </main>
          )
        }
      </Answered>
    </>
  );
}

const initials = (name: string): string => {
  const parts = name.split(/\s+/).filter(Boolean);
  return ((parts[0]?.[0] ?? '') + (parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : '')).toUpperCase();
};
