import { directionOfWords } from '@tarmeem/text';
import type { ReactElement, ReactNode } from 'react';
import type { Frame } from '../frame/frame.js';
import type { DocumentHead } from '../views.js';

/** `lang` and `dir` for words of the document inside a frame of another language; nothing where both are the same. */
export const own = (frame: Frame, document: DocumentHead): { lang?: string; dir?: 'ltr' | 'rtl' } =>
  document.language === frame.locale
    ? {}
    : { lang: document.language, dir: document.language === 'ur' ? 'rtl' : 'ltr' };

/** Words of the document in a line of the frame, kept apart from its direction. */
export function Own({
  frame,
  document,
  children,
}: {
  frame: Frame;
  document: DocumentHead;
  children: ReactNode;
}): ReactElement {
  return document.language === frame.locale ? <>{children}</> : <bdi lang={document.language}>{children}</bdi>;
}

/** Which way somebody's words run: an Urdu sentence that begins with an English quotation runs from right to left. */
export const wayOf = (words: string): 'ltr' | 'rtl' | 'auto' => directionOfWords(words) ?? 'auto';

/** What somebody wrote, as they wrote it. */
export function OwnWords({ children: words }: { children: string }): ReactElement {
  return (
    <p className="own-words" dir={wayOf(words)}>
      {words}
    </p>
  );
}

/** A day; the machine's form is there only where it adds something. */
export function Day({ frame, at }: { frame: Frame; at: string }): ReactElement {
  return <time dateTime={frame.isoDay(at)}>{frame.day(at)}</time>;
}

/** From one day to another; one day alone when both are the same. */
export const span = (frame: Frame, from: string, to: string): string =>
  frame.isoDay(from) === frame.isoDay(to)
    ? frame.day(from)
    : frame.say('plate.from-to', { from: frame.day(from), to: frame.day(to) });

/** The one number that says what you are looking at. */
export function Plate({
  label,
  number,
  small,
  struck,
  children,
}: {
  label: string;
  number: ReactNode;
  small?: boolean;
  struck?: boolean;
  children?: ReactNode;
}): ReactElement {
  return (
    <p className="plate">
      <span>{label}</span>
      <b className={small ? 'sm' : undefined} lang="en" dir="ltr">
        {struck ? <s>{number}</s> : number}
      </b>
      {children ? <span>{children}</span> : null}
    </p>
  );
}

/** Where the page stands; the last entry is the page itself. */
export function Trail({
  frame,
  to,
  here,
}: {
  frame: Frame;
  to: { href: string; words: ReactNode }[];
  here: ReactNode;
}): ReactElement {
  return (
    <nav className="page trail" aria-label={frame.say('frame.here')}>
      <ol>
        <li>
          <a href="/">{frame.say('frame.documents')}</a>
        </li>
        {to.map((step) => (
          <li key={step.href}>
            <a href={step.href}>{step.words}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}

/** Text as at another date; a plain form, complete without scripts. */
export function AtDate({
  frame,
  document,
  first,
  value,
  label,
  part,
  section,
}: {
  frame: Frame;
  document: DocumentHead;
  first: string;
  value: string;
  label: string;
  /** What is read of a long text, to be shown as it stood then. */
  part?: string;
  /** The address of the one section that is read. */
  section?: string;
}): ReactElement {
  return (
    <form className="inline" action={`/${document.slug}/at`}>
      {part ? <input type="hidden" name="part" value={part} /> : null}
      {section ? <input type="hidden" name="section" value={section} /> : null}
      <div>
        <label htmlFor="d">{label}</label>
        <input type="date" id="d" name="date" defaultValue={value} min={frame.isoDay(first)} required />
      </div>
      <button className="btn2">{frame.say('at.show')}</button>
    </form>
  );
}
