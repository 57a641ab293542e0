import type { ReactElement } from 'react';
import { type Frame, frameOf } from '../frame/frame.js';
import { Page, render } from '../frame/page.js';
import { takesFeedback } from '../parts/window.js';
import { Own, Plate, Trail, own, span } from '../parts/bits.js';
import { Pager } from '../parts/headed-page.js';
import { feedOf, paperOf } from '../parts/introduce.js';
import { History } from '../parts/history.js';
import { OldBanner } from '../parts/old-banner.js';
import { Actions, Note, Words } from '../parts/section-text.js';
import { Selected } from '../parts/selected.js';
import { Thread } from '../parts/thread.js';
import type { SectionPageView } from '../views.js';

type Props = { frame: Frame; view: SectionPageView };

function Below({ frame, view }: Props): ReactElement | null {
  if (!view.below.length) return null;
  return (
    <>
      <h2 className="h">{frame.say('section.below')}</h2>
      <ul className="plain">
        {view.below.map((it) => (
          <li key={it.path}>
            <a href={`/${view.document.slug}/${it.path}`}>
              <Own frame={frame} document={view.document}>
                {it.heading}
              </Own>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** On to what was said of the section before the newest items, which stand on its page. */
const olderFeedback = ({ say }: Frame, { document, section }: SectionPageView, below: number) => ({
  href: `/${document.slug}/feedback?section=${section.path}&below=${String(below)}`,
  words: say('thread.more'),
});

function Neighbours({ frame, view }: Props): ReactElement {
  return (
    <nav className="two between" aria-label={frame.say('section.neighbours')}>
      {(['before', 'next'] as const).map((which) => {
        const it = view[which];
        return it ? (
          <p key={which}>
            <span className="quiet small">{frame.say(`section.${which}`)}</span>
            <br />
            <a href={`/${view.document.slug}/${it.path}`}>
              <Own frame={frame} document={view.document}>
                {it.heading}
              </Own>
            </a>
          </p>
        ) : null;
      })}
    </nav>
  );
}

/** How the words of this edition are cited: with their day, and at an address where they stand whatever is published later. */
function Citation({ frame, view: { document, section, edition, name, old } }: Props): ReactElement {
  const { say, day } = frameOf(frame.site, document.language, document.timeZone);
  const facts = { title: document.title, number: edition.number, heading: name, day: day(edition.publishedAt) };
  const on = old?.date ? { ...facts, on: day(`${old.date}T12:00:00Z`) } : null;
  return (
    <span {...own(frame, document)}>
      {on ? say('section.citation.at', on) : say('section.citation', facts)}
      <br />
      <bdi dir="ltr" className="address">
        {frame.site.host}/{document.slug}
        <wbr />
        /editions/{edition.number}
        <wbr />/{section.path}
      </bdi>
    </span>
  );
}

/** One section: its text, what happened to it, and what is said about it. */
export function sectionPage(frame: Frame, view: SectionPageView): string {
  const { document, section, edition, old } = view;
  const { say } = frame;
  const at = `/${document.slug}`;
  const words = (heading: string) => (
    <Own frame={frame} document={document}>
      {heading}
    </Own>
  );
  return render(
    <Page
      frame={frame}
      document={document}
      title={say('section.title', { heading: view.name, title: document.title })}
      paper={paperOf(frame, document, edition)}
      feed={feedOf(frame, document, { heading: view.name, path: section.path })}
      texts={[section.html]}
    >
      <main id="main">
        {old ? (
          <OldBanner
            frame={frame}
            document={document}
            edition={edition}
            old={old}
            total={null}
            section={section}
            first={view.firstPublishedAt}
          />
        ) : null}
        <Trail
          frame={frame}
          to={[
            { href: at, words: words(document.title) },
            ...view.above.map((it) => ({ href: `${at}/${it.path}`, words: words(it.heading) })),
          ]}
          here={words(section.heading)}
        />
        <div className="page head cols">
          <Plate label={say('plate.in-edition')} number={edition.number} struck={!edition.current}>
            {edition.supersededAt
              ? span(frame, edition.publishedAt, edition.supersededAt)
              : say('plate.since', { day: frame.day(edition.publishedAt) })}
          </Plate>
          <div className="withm">
            <h1 id="top" {...own(frame, document)}>
              {section.heading}
            </h1>
            <Note frame={frame} document={document} section={section} old={old !== null} />
            <Words frame={frame} document={document} html={section.html} />
            <Actions frame={frame} document={document} section={section} old={old !== null} />
          </div>
        </div>
        <div className="page cols">
          <p className="small quiet">
            {say('section.cite')}
            <br />
            <Citation frame={frame} view={view} />
            <br />
            <a
              href={`/api/v1/documents/${document.slug}/word?edition=${edition.number}&sections=${section.sectionId}`}
              download
            >
              {say('section.word')}
            </a>
          </p>
          <div>
            {old ? null : <History frame={frame} view={view} />}
            <Below frame={frame} view={view} />
            {old ? null : (
              <>
                <h2 className="h" id="feedback">
                  {say('section.feedback-title')}
                </h2>
                {view.thread.items.length ? (
                  <Thread frame={frame} document={document} items={view.thread.items} here />
                ) : (
                  <p className="quiet">{say('thread.none')}</p>
                )}
                <Pager next={view.thread.below === null ? null : olderFeedback(frame, view, view.thread.below)} />
                <Neighbours frame={frame} view={view} />
              </>
            )}
          </div>
        </div>
        {old || !takesFeedback(view.document) ? null : <Selected frame={frame} to="#top" />}
      </main>
    </Page>,
  );
}
