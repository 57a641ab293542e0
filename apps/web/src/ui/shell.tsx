import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { hasRole, useMe, useSignOut } from '../features/account/session.js';
import { GoToButton } from '../features/going/go-to-button.js';
import { useLanguage, InTimeZone } from '../text/words.js';
import { ChooseDocument, ChoosingContext, DocumentContext, useChosenDocument } from './document.js';
import { Icon } from './icon.js';
import { initials } from './initials.js';
import { Menu } from './menu.js';
import { isFor, placesFor } from './places.js';
import { Answered, Blank } from './states.js';
import { useHeight } from './use-height.js';
import { useWaiting } from './use-waiting.js';

/** Names the screen in the window's title. */
export function useTitle(title: string): void {
  const { say } = useLanguage();
  useEffect(() => {
    window.document.title = `${title} · ${say('app.name')}`;
  }, [title, say]);
}

/** Says that nothing here is real. The bar and whatever stays in sight below it learn how tall it is. */
function Evaluation() {
  const { say } = useLanguage();
  const box = useHeight<HTMLElement>('--eval');
  return (
    <aside className="eval" aria-label={say('app.evaluation')} ref={box}>
      {say('app.evaluation')}
    </aside>
  );
}

/** The frame of every signed-in screen: document, navigation, account. */
export function Shell({ children }: { children: ReactNode }) {
  const { say, locale, setLocale } = useLanguage();
  const me = useMe();
  const signOut = useSignOut();
  const { documents, document, choose } = useChosenDocument();
  const drawer = useRef<HTMLDialogElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    if (path) drawer.current?.close();
  }, [path]);
  const choosing = { documents: documents.data ?? [], choose };
  const isFiltered = useLocation({ select: ({ search }) => Object.keys(search).length > 0 });
  const waiting = useWaiting(document?.slug, { path, isFiltered, enabled: isFor.desk(me) });
  const anchors = placesFor(me).map(({ to, words, waits }) => {
    const count = (waits && waiting?.[waits]) || 0;
    return (
      <Link key={to} to={to} activeOptions={{ exact: to === '/' }} activeProps={{ 'aria-current': 'page' }}>
        {say(words)}
        {count > 0 && (
          <>
            <span className="n" aria-hidden="true">
              {say('app.count', { count })}
            </span>
            <span className="vh"> {say('app.waiting', { count })}</span>
          </>
        )}
      </Link>
    );
  });
  return (
    <>
      <a className="skip" href="#main">
        {say('app.skip')}
      </a>
      {me.evaluation && <Evaluation />}
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
          <ChooseDocument className="docname" document={document} {...choosing} />
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
        {document && <GoToButton document={document} />}
        <button
          type="button"
          className="other"
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
          {hasRole(me, 'administrator') && <Link to="/documents/settings">{say('app.documentSettings')}</Link>}
          {hasRole(me, 'administrator') && <Link to="/documents/new">{say('app.importDocument')}</Link>}
          <Link to="/settings">{say('account.title')}</Link>
          <a href={`/accessibility?lang=${locale}`}>{say('app.accessibility')}</a>
          <button type="button" onClick={signOut}>
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
        {documents.data && documents.data.length > 1 && (
          <ChooseDocument className="about" document={document} {...choosing} />
        )}
        <nav className="main" aria-label={say('app.main')}>
          {anchors}
        </nav>
        <p className="row">
          <button type="button" className="btn quiet" onClick={() => drawer.current?.close()}>
            {say('app.close')}
          </button>
          <a className="btn quiet" href={`/accessibility?lang=${locale}`}>
            {say('app.accessibility')}
          </a>
        </p>
      </dialog>
      <Answered query={documents}>
        {() =>
          document ? (
            <ChoosingContext value={choosing}>
              <DocumentContext value={document}>
                <InTimeZone timeZone={document.timeZone}>{children}</InTimeZone>
              </DocumentContext>
            </ChoosingContext>
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
