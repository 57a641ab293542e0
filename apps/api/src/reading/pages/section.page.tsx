import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import { Page, render } from '../frame/page.js';
import { offerQuote } from '../frame/scripts.js';
import { AtDate, Day, Own, Plate, Trail, own } from '../parts/bits.js';
import { ChangeList } from '../parts/changes.js';
import { OldBanner } from '../parts/old-banner.js';
import { Actions, Note, Words } from '../parts/section-text.js';
import { Thread } from '../parts/thread.js';
import type { HistoryEntry, SectionPageView } from '../views.js';

type Props = { frame: Frame; view: SectionPageView };

function Entry({
  frame,
  view,
  entry,
  older,
}: Props & { entry: HistoryEntry; older: HistoryEntry | undefined }): ReactElement {
  const { say } = frame;
  const at = `/${view.document.slug}`;
  const first = entry.from.number;
  return (
    <li>
      <h3>
        {first === entry.lastNumber
          ? say('history.edition', { number: first })
          : say('history.editions', { from: first, to: entry.lastNumber })}{' '}
        <span className="quiet small">
          {entry.until
            ? say('plate.from-to', { from: frame.day(entry.from.publishedAt), to: frame.day(entry.until.publishedAt) })
            : say('history.since', { day: frame.day(entry.from.publishedAt) })}
        </span>
      </h3>
      {older ? (
        <ChangeList frame={frame} changes={entry.changes} structure={entry.structure} />
      ) : (
        <p>{say('history.first')}</p>
      )}
      <p className="acts">
        {older && (entry.changes.length || entry.structure.length) ? (
          <a href={`${at}/${view.section.path}/compare/${older.revision}...${entry.revision}`}>
            {say('history.compare', { number: older.lastNumber })}
          </a>
        ) : null}
        <a href={`${at}/at/${frame.isoDay(entry.from.publishedAt)}/${view.section.path}`}>
          {say('history.as-at', { day: frame.day(entry.from.publishedAt) })}
        </a>
      </p>
    </li>
  );
}

function History({ frame, view }: Props): ReactElement {
  return (
    <>
      <h2 className="h first" id="history">
        {frame.say('section.history')}
      </h2>
      <ol className="rows">
        {view.history.map((entry, at) => (
          <Entry key={entry.revision} frame={frame} view={view} entry={entry} older={view.history[at + 1]} />
        ))}
      </ol>
      <div className="after-4">
        <AtDate
          frame={frame}
          document={view.document}
          first={view.firstPublishedAt}
          value={frame.isoDay(view.edition.publishedAt)}
          label={frame.say('at.title')}
        />
      </div>
    </>
  );
}

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
      title={say('section.title', { heading: section.heading, title: document.title })}
    >
      <main id="main">
        {old ? (
          <OldBanner
            frame={frame}
            document={document}
            edition={edition}
            old={old}
            total={1}
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
              ? say('plate.from-to', { from: frame.day(edition.publishedAt), to: frame.day(edition.supersededAt) })
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
            <span {...own(frame, document)}>
              {say('section.citation', { title: document.title, number: edition.number, heading: section.heading })}
              <br />
              {frame.site.host}
              <wbr />
              /s/{section.sectionId}
            </span>
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
                <Neighbours frame={frame} view={view} />
              </>
            )}
          </div>
        </div>
        {old ? null : (
          <>
            <a className="btn sel" id="sel" hidden href="#top">
              {say('section.feedback.selected')}
            </a>
            <script dangerouslySetInnerHTML={{ __html: offerQuote }} />
          </>
        )}
      </main>
    </Page>,
  );
}

/** The history of a section on a page of its own, reached from the text of the whole document. */
export function historyPage(frame: Frame, view: SectionPageView): string {
  const { document, section } = view;
  const { say } = frame;
  const at = `/${document.slug}`;
  return render(
    <Page
      frame={frame}
      document={document}
      title={say('history.title', { heading: section.heading, title: document.title })}
    >
      <main id="main">
        <Trail
          frame={frame}
          to={[
            {
              href: at,
              words: (
                <Own frame={frame} document={document}>
                  {document.title}
                </Own>
              ),
            },
            {
              href: `${at}/${section.path}`,
              words: (
                <Own frame={frame} document={document}>
                  {section.heading}
                </Own>
              ),
            },
          ]}
          here={say('section.history')}
        />
        <div className="page head cols">
          <Plate label={say('plate.revisions')} number={view.history.length}>
            {say('plate.first', { day: frame.day(view.history.at(-1)?.from.publishedAt ?? view.edition.publishedAt) })}
          </Plate>
          <div>
            <h1 id="top" {...own(frame, document)}>
              {section.heading}
            </h1>
            <p className="lede">
              {say('history.lede')} <Day frame={frame} at={view.edition.publishedAt} />
            </p>
          </div>
        </div>
        <div className="page cols">
          <p className="small">
            <a href={`${at}/${section.path}`}>{say('history.read')}</a>
          </p>
          <div>
            <History frame={frame} view={view} />
          </div>
        </div>
      </main>
    </Page>,
  );
}
