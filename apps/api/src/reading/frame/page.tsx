import { directionOf, type Locale } from '@tarmeem/text';
import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { urduFace, urduFaceAddress } from '../assets.js';
import { stylesheet, stylesheetAddress } from '../style/index.js';
import type { DocumentHead } from '../views.js';
import type { Frame } from './frame.js';

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 14'%3E%3Cpath d='M2 13 9 2l7 11' fill='none' stroke='%230b5a48' stroke-width='3'/%3E%3C/svg%3E";

export interface PageProps {
  frame: Frame;
  title: string;
  description?: string;
  document?: DocumentHead;
  /** The answer to a form: it can't be switched to the other language by a link, and no search engine keeps it. */
  posted?: boolean;
  unlisted?: boolean;
  /** It is a page for a time and for somebody: nothing on it is published, and its address ends. */
  passing?: boolean;
  /** The page searches itself: its question, which the other language asks too. */
  searched?: string;
  /** What its address asks for, which the other language asks for too: `part=sindh`. */
  asked?: string;
  /** What stands at the foot of each printed sheet: the text, its edition, its day. */
  paper?: string;
  /** Most readers come here first: its style comes with it, so that a slow line is crossed once before anything is seen. */
  entry?: boolean;
  /** The markup of the texts on it: words marked as Urdu in a text of another language need the letters too. */
  texts?: readonly string[];
  /** The languages of the documents that it names. */
  languages?: readonly Locale[];
  /** The feed about what the page shows. */
  feed?: { href: string; title: string };
  children: ReactNode;
}

/** A string of CSS can hold anything but quotes, line ends and what would end the element it stands in. */
const sheetFoot = (words: string): string =>
  `@page{@bottom-left{content:"${words.replaceAll(/["\\<>&\n\r\f\0]/g, (it) => `\\${it.charCodeAt(0).toString(16)} `)}";font:8pt Charter,serif}}`;

/** The name of the other language in itself; what stands in brackets is in Latin letters, as the frame's own words are. */
function OtherLanguage({ name }: { name: string }): ReactElement {
  const [own, latin] = name.split(' (');
  return latin === undefined ? (
    <>{name}</>
  ) : (
    <>
      <span>{own}</span> <span lang="en">({latin}</span>
    </>
  );
}

/** The frame of every public page. `children` is the main element and what stands beside it. */
export function Page({
  frame,
  title,
  description,
  document,
  posted,
  unlisted,
  passing = false,
  searched,
  asked = searched ?? '',
  paper,
  entry = false,
  texts = [],
  languages = [],
  feed,
  children,
}: PageProps): ReactElement {
  const { say, locale } = frame;
  const urdu =
    [locale, document?.language, ...languages].includes('ur') || texts.some((it) => it.includes('lang="ur"'));
  // One rule for all: the policy names one hash.
  const rules = [entry ? stylesheet.css : '', entry && urdu ? urduFace : '', paper ? sheetFoot(paper) : ''].join('');
  const searchAt = searched === undefined ? `${document ? `/${document.slug}` : ''}/search` : null;
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {description ? <meta name="description" content={description} /> : null}
        {posted || unlisted ? <meta name="robots" content="noindex" /> : null}
        <link rel="icon" href={icon} />
        {entry ? null : <link rel="stylesheet" href={stylesheetAddress} />}
        {rules ? <style dangerouslySetInnerHTML={{ __html: rules }} /> : null}
        {feed ? <link rel="alternate" type="application/atom+xml" href={feed.href} title={feed.title} /> : null}
        {urdu && !entry ? <link rel="stylesheet" href={urduFaceAddress} /> : null}
      </head>
      <body>
        <a className="skip" href="#main">
          {say('frame.skip')}
        </a>
        {frame.site.evaluation ? (
          <aside className="eval" aria-label={say('frame.evaluation.label')}>
            <p className="page">{say('frame.evaluation')}</p>
          </aside>
        ) : null}
        <header className="bar">
          <div className="page">
            <a className="brand" href="/">
              <svg viewBox="0 0 18 14" width="18" height="14" aria-hidden="true">
                <path d="M2 13 9 2l7 11" fill="none" stroke="currentColor" strokeWidth="3" />
              </svg>
              {say('frame.brand')}
            </a>
            {searchAt ? (
              <form action={searchAt} role="search">
                <input type="search" name="q" aria-label={say('search.for')} maxLength={200} dir="auto" />
                <button>{say('search.do')}</button>
              </form>
            ) : null}
            <nav aria-label={say('frame.site')}>
              {searchAt ? (
                <a className="n0" href={searchAt}>
                  {say('search.do')}
                </a>
              ) : null}
              {document ? (
                <>
                  <a className="n1" href={`/${document.slug}/editions`}>
                    {say('frame.editions')}
                  </a>
                  <a className="n1" href={`/${document.slug}/feedback`}>
                    {say('frame.feedback')}
                  </a>
                </>
              ) : null}
              {posted ? null : (
                <a href={`?${asked ? `${asked}&` : ''}lang=${frame.other}`} lang={frame.other} hrefLang={frame.other}>
                  <OtherLanguage name={frame.otherName} />
                </a>
              )}
              <a href="/app/sign-in">{say('frame.sign-in')}</a>
            </nav>
          </div>
        </header>
        {children}
        <footer className="foot">
          <div className="page">
            <div>
              {document ? (
                <>
                  <a href={`/${document.slug}/editions`}>{say('frame.editions')}</a>
                  <a href={`/${document.slug}/feedback`}>{say('frame.feedback')}</a>
                </>
              ) : null}
              {feed ? <a href={feed.href}>{say('frame.feed')}</a> : null}
              <a href="/track">{say('frame.track')}</a>
              <a href="/api/docs">{say('frame.programs')}</a>
              <a href="/accessibility">{say('frame.accessibility')}</a>
            </div>
            <p>{say(passing ? 'frame.passing' : 'frame.permanence')}</p>
          </div>
        </footer>
      </body>
    </html>
  );
}

/** A finished page: complete HTML, the same bytes for the same view. */
export const render = (page: ReactElement): string => `<!doctype html>${renderToStaticMarkup(page)}`;

/** The markup of a piece that is put into a page. */
export const draw = (piece: ReactElement): string => renderToStaticMarkup(piece);
