import { Fragment, type ReactElement } from 'react';
import { mostTyped } from '../typed-limits.js';
import { offeredEndings } from '../exports/export-endings.js';
import { Fragments } from '../fragments.js';
import type { Frame } from '../frame/frame.js';
import { draw, Page, render } from '../frame/page.js';
import { Day, Own, Plate, own, span } from '../parts/bits.js';
import { Errata, howPublished, withoutNote } from '../parts/edition-marks.js';
import { feedOf, paperOf } from '../parts/introduce.js';
import { Contents } from '../parts/contents.js';
import { choicesOf, editionText } from '../parts/edition-text.js';
import { Field, Kinds } from '../parts/fields.js';
import { rangeOf, sheetAddress } from '../parts/sheet-lines.js';
import { OldBanner } from '../parts/old-banner.js';
import { Selected } from '../parts/selected.js';
import { Thread } from '../parts/thread.js';
import { FeedbackWindow, takesFeedback } from '../parts/window.js';
import { partQuery } from '../sheets.js';
import type { DocumentPageView, ThreadView } from '../views.js';

type Props = { frame: Frame; view: DocumentPageView };

function EditionPlate({ frame, view }: Props): ReactElement {
  const { edition } = view;
  return (
    <Plate label={frame.say('plate.edition')} number={edition.number} struck={!edition.current}>
      {edition.supersededAt
        ? span(frame, edition.publishedAt, edition.supersededAt)
        : frame.say('plate.since', { day: frame.day(edition.publishedAt) })}
    </Plate>
  );
}

function Facts({ frame, view }: Props): ReactElement {
  const { document, edition, previous, old } = view;
  const { say } = frame;
  return (
    <dl className="facts">
      <div>
        <dt>{say('facts.changed', { number: edition.number })}</dt>
        <dd>
          <Own frame={frame} document={document}>
            {edition.changeNote || withoutNote(frame, edition)}
          </Own>{' '}
          <Errata frame={frame} document={document} edition={edition} />
          {previous ? (
            <a href={`/${document.slug}/compare/${previous}...${edition.number}`}>{say('facts.every-change')}</a>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>{say('facts.published')}</dt>
        <dd>
          <Day frame={frame} at={edition.publishedAt} />
          {say('frame.stop')} {howPublished(frame, edition)}
        </dd>
      </div>
      <div>
        <dt>{say(old ? 'facts.feedback' : 'facts.more')}</dt>
        <dd>
          {old ? (
            <>
              {say('facts.feedback-current')}{' '}
              <a href={`/${document.slug}${partQuery({ part: old.part?.now ?? '' })}`}>
                {say('facts.go-current', { number: old.currentNumber })}
              </a>
            </>
          ) : (
            <>
              <a href={`/${document.slug}/editions`}>{say('facts.editions')}</a>
              {say('frame.comma')} <a href={`/${document.slug}/alerts`}>{say('alerts.short')}</a>
              {say('frame.comma')}{' '}
              <a href={`/${document.slug}/editions/${edition.number}/manifest.json`}>{say('facts.manifest')}</a>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{say('export.title')}</dt>
        <dd>
          {offeredEndings.map((ending, index) => (
            <Fragment key={ending}>
              {index ? `${say('frame.comma')} ` : null}
              <a href={`/${document.slug}/editions/${edition.number}.${ending}`}>{say(`export.${ending}`)}</a>
            </Fragment>
          ))}
        </dd>
      </div>
    </dl>
  );
}

/** Of a text of several pages: which one this is, and that all of it can be read at once. */
function Where({ frame, view }: Props): ReactElement | null {
  const { sheet, address, total, whole } = view;
  const { say } = frame;
  if (whole)
    return (
      <p>
        <a href={address}>{say('sheet.in-pages')}</a>
      </p>
    );
  if (!sheet) return null;
  return (
    <p className="after-4">
      {say('sheet.here', { number: sheet.number, all: sheet.sheets.length, total })}{' '}
      <a href={`${address}?whole`}>{say('sheet.whole')}</a>
    </p>
  );
}

/** The pages before and after this one. */
function Turn({ frame, view: { document, sheet, address } }: Props): ReactElement | null {
  if (!sheet) return null;
  const { say } = frame;
  const at = sheet.number - 1;
  return (
    <nav className="two between" aria-label={say('sheet.pages')}>
      {([-1, 1] as const).map((step) => {
        const lines = sheet.sheets[at + step];
        if (!lines) return null;
        return (
          <p key={step}>
            <span className="quiet small">{say(step < 0 ? 'sheet.before' : 'sheet.next')}</span>
            <br />
            <a rel={step < 0 ? 'prev' : 'next'} href={sheetAddress(address, sheet.sheets, at + step)}>
              <Own frame={frame} document={document}>
                {rangeOf(lines)}
              </Own>
            </a>
          </p>
        );
      })}
    </nav>
  );
}

function FootForm({ frame, view, fragments }: Props & { fragments: Fragments }): ReactElement {
  const { document } = view;
  const { say } = frame;
  return (
    <form className="form" method="post" action={`/${document.slug}/feedback/new`} id="give">
      <input type="hidden" name="step" value="start" />
      <Field
        frame={frame}
        id="about"
        label={say('form.about')}
        {...(view.sheet ? { hint: say('form.about.sheet') } : {})}
      >
        {(described) => (
          <select
            className="wide"
            id="about"
            name="section"
            {...described}
            dangerouslySetInnerHTML={{ __html: choicesOf(frame, view, fragments) }}
          />
        )}
      </Field>
      <Kinds frame={frame} />
      <Field frame={frame} id="msg" label={say('form.words')} hint={say('form.words.hint')}>
        {(described) => <textarea id="msg" name="text" maxLength={mostTyped} {...described} />}
      </Field>
      <p className="go">
        <button>{say('form.continue')}</button>
        <span className="quiet small">{say('form.next')}</span>
      </p>
    </form>
  );
}

function Feedback({
  frame,
  view,
  thread,
  fragments,
}: Props & { thread: ThreadView; fragments: Fragments }): ReactElement {
  const { say } = frame;
  return (
    <section className="part" id="feedback" aria-labelledby="hf">
      <header>
        <h2 id="hf">{say('feedback.title')}</h2>
      </header>
      <p className="text">{say(takesFeedback(view.document) ? 'feedback.intro' : 'feedback.intro.closed')}</p>
      <FeedbackWindow frame={frame} document={view.document} />
      {takesFeedback(view.document) ? <FootForm frame={frame} view={view} fragments={fragments} /> : null}
      <h3 className="after-7">{say('thread.others')}</h3>
      <p className="quiet small">
        {say('thread.counts', { open: thread.open, answered: thread.answered })}{' '}
        {thread.items.length ? <a href={`/${view.document.slug}/feedback`}>{say('thread.all')}</a> : null}
      </p>
      <Thread frame={frame} document={view.document} items={thread.items} />
      <p className="top">
        <a href="#top">{say('frame.top')}</a>
      </p>
    </section>
  );
}

/**
 * The whole text of one edition: the current one, or an older one under a banner that says so. Of the current one `kept` has what was
 * drawn before; an old one is asked for seldom, and is drawn whole.
 */
export async function documentPage(frame: Frame, view: DocumentPageView, kept: Fragments): Promise<string> {
  const { document, edition, sections, old, sheet } = view;
  const named = frame.say('document.title', { title: document.title, number: edition.number });
  const later = sheet !== null && sheet.number > 1;
  const title = later
    ? frame.say('sheet.title', { title: named, number: sheet.number, all: sheet.sheets.length })
    : named;
  const fragments = old ? new Fragments() : kept;
  const feedback = view.thread
    ? draw(<Feedback frame={frame} view={view} thread={view.thread} fragments={fragments} />)
    : '';
  const turn = draw(<Turn frame={frame} view={view} />);
  const body = (await editionText(frame, view, fragments)) + turn + feedback;
  const text = (
    <>
      <EditionPlate frame={frame} view={view} />
      <div className="head" id="top">
        <p className="issuer" {...own(frame, document)}>
          {document.issuer}
        </p>
        <h1 {...own(frame, document)}>{document.title}</h1>
        {document.lede && !later ? (
          <p className="lede" {...own(frame, document)}>
            {document.lede}
          </p>
        ) : null}
        <Where frame={frame} view={view} />
        {later ? null : <Facts frame={frame} view={view} />}
      </div>
      <Contents frame={frame} view={view} fragments={fragments} />
      <div className="body" dangerouslySetInnerHTML={{ __html: body }} />
      {old || !takesFeedback(document) ? null : <Selected frame={frame} to="#give" />}
    </>
  );
  return render(
    <Page
      frame={frame}
      title={title}
      description={document.lede}
      document={document}
      paper={paperOf(frame, document, edition)}
      feed={feedOf(frame, document)}
      entry={!old}
      asked={later ? partQuery({ part: sheet.sheets[sheet.number - 1]![0]!.path }).slice(1) : view.whole ? 'whole' : ''}
      texts={sections.map(({ html }) => html)}
    >
      {old ? (
        <main id="main">
          <OldBanner
            frame={frame}
            document={document}
            edition={edition}
            old={old}
            total={view.total}
            first={view.firstPublishedAt}
          />
          <div className="page cols reader">{text}</div>
        </main>
      ) : (
        <main id="main" className="page cols reader">
          {text}
        </main>
      )}
    </Page>,
  );
}
