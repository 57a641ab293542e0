import type { ReactElement, ReactNode } from 'react';
import { Page, type PageProps } from '../frame/page.js';
import { Own, own, Trail } from './bits.js';

/** A step of the trail; `own` words are the document's, not the frame's. */
export interface Step {
  href: string;
  words: string;
  own?: boolean;
}

interface HeadedPageProps extends Omit<PageProps, 'children'> {
  /** Steps between the document and this page. */
  trail?: readonly Step[];
  here: ReactNode;
  plate?: ReactElement;
  /** Before the trail: that this is not the current text. */
  banner?: ReactNode;
  /** Before the heading: what was refused, or a state. */
  above?: ReactNode;
  heading: ReactNode;
  /** The heading is words of the document. */
  headingIsOwn?: boolean;
  lede?: ReactNode;
  /** The rest of the head, beside the plate. */
  head?: ReactNode;
  children?: ReactNode;
}

/** A page with the head that all but the text itself share: the trail, the plate in the rail, the heading and what introduces it. */
export function HeadedPage({
  trail = [],
  here,
  plate,
  banner,
  above,
  heading,
  headingIsOwn,
  lede,
  head,
  children,
  ...page
}: HeadedPageProps): ReactElement {
  const { frame, document } = page;
  const words = (step: Step): ReactNode =>
    step.own && document ? (
      <Own frame={frame} document={document}>
        {step.words}
      </Own>
    ) : (
      step.words
    );
  const steps: readonly Step[] = document
    ? [{ href: `/${document.slug}`, words: document.title, own: true }, ...trail]
    : trail;
  return (
    <Page {...page}>
      <main id="main">
        {banner}
        <Trail frame={frame} to={steps.map((step) => ({ href: step.href, words: words(step) }))} here={here} />
        <div className={plate ? 'page head cols' : 'page head'}>
          {plate}
          <div>
            {above}
            <h1 id="top" {...(headingIsOwn && document ? own(frame, document) : {})}>
              {heading}
            </h1>
            {lede ? <p className="lede">{lede}</p> : null}
            {head}
          </div>
        </div>
        {children}
      </main>
    </Page>
  );
}

/** Leads on to the rest of a list, and back to its beginning; nothing where a list is short. */
export function Pager({
  first,
  next,
}: {
  first?: { href: string; words: string } | null;
  next: { href: string; words: string } | null;
}): ReactElement | null {
  if (!first && !next) return null;
  return (
    <p className="go">
      {first ? <a href={first.href}>{first.words}</a> : null}
      {next ? (
        <a className="btn btn2" rel="next" href={next.href}>
          {next.words}
        </a>
      ) : null}
    </p>
  );
}
