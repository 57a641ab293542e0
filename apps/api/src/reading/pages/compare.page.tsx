import { unusually, withoutNote } from '../parts/edition-marks.js';
import { directionOf } from '@tarmeem/text';
import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { Own, Plate, own } from '../parts/bits.js';
import { paperOf } from '../parts/introduce.js';
import { ChangeList } from '../parts/changes.js';
import { HeadedPage } from '../parts/headed-page.js';
import { countOf } from '../structure-lines.js';
import {
  compareModes,
  type ComparePageView,
  type ComparedSection,
  type DocumentHead,
  type EditionFacts,
} from '../views.js';
import { CompareForm } from './editions.page.js';

/** What the marks mean, before the first of them. */
export function MarkKey({ frame }: { frame: Frame }): ReactElement {
  const { say } = frame;
  return (
    <p className="key" role="group" aria-label={say('compare.key')}>
      <span>
        <del role="deletion">
          <span className="vh">{say('mark.deleted')} </span>
          {say('compare.key.struck')}
          <span className="vh"> {say('mark.deleted.end')}</span>
        </del>{' '}
        {say('compare.key.out')}
      </span>
      <span>
        <ins role="insertion">
          <span className="vh">{say('mark.inserted')} </span>
          {say('compare.key.underlined')}
          <span className="vh"> {say('mark.inserted.end')}</span>
        </ins>{' '}
        {say('compare.key.in')}
      </span>
      <span>
        <span className="mv">{say('compare.key.double')}</span> {say('compare.key.moved')}
      </span>
    </p>
  );
}

interface OneProps {
  frame: Frame;
  document: DocumentHead;
  section: ComparedSection;
}

/** What a section is called: in the marked text with its old name struck where it got another. */
function Name({ frame, document, section, marked }: OneProps & { marked: boolean }): ReactElement {
  const { say } = frame;
  const renamed = section.structure.find((line) => line.what === 'renamed');
  if (!marked || renamed?.what !== 'renamed')
    return (
      <Own frame={frame} document={document}>
        {section.heading}
      </Own>
    );
  return (
    <>
      <del role="deletion">
        <span className="vh">{say('mark.deleted')} </span>
        <Own frame={frame} document={document}>
          {renamed.before}
        </Own>
        <span className="vh"> {say('mark.deleted.end')}</span>
      </del>{' '}
      <ins role="insertion">
        <span className="vh">{say('mark.inserted')} </span>
        <Own frame={frame} document={document}>
          {renamed.after}
        </Own>
        <span className="vh"> {say('mark.inserted.end')}</span>
      </ins>
    </>
  );
}

function Heading({ frame, document, section, marked = false }: OneProps & { marked?: boolean }): ReactElement {
  const name = <Name frame={frame} document={document} section={section} marked={marked} />;
  return (
    <>
      {section.leads?.map((id) => (
        <span key={id} id={`r:${id}`} />
      ))}
      <h2 id={`r:${section.sectionId}`} className="rh">
        {section.path ? <a href={`/${document.slug}/${section.path}`}>{name}</a> : name}{' '}
        <span className="quiet small">
          <Own frame={frame} document={document}>
            {section.part}
          </Own>
        </span>
      </h2>
    </>
  );
}

/** The section with its changes marked in the text, and each in words beside it. */
export function Marked({ frame, document, section }: OneProps): ReactElement {
  return (
    <section className="sec rail mar" aria-labelledby={`r:${section.sectionId}`}>
      <Heading frame={frame} document={document} section={section} marked />
      <div className="text" {...own(frame, document)} dangerouslySetInnerHTML={{ __html: section.marked }} />
      <ChangeList frame={frame} changes={section.changes} structure={section.structure} linked />
    </section>
  );
}

/** What became of a section that one side has not got. */
const absent = ['added', 'retired'] as const;

function Side({ frame, document, section, labels }: OneProps & { labels: [string, string] }): ReactElement {
  return (
    <section className="sec" aria-labelledby={`r:${section.sectionId}`}>
      <Heading frame={frame} document={document} section={section} />
      {section.structure.length ? <ChangeList frame={frame} changes={[]} structure={section.structure} /> : null}
      <div className="sides">
        {[section.before, section.after].map((html, at) => (
          <div key={labels[at]}>
            <span className="lab">{labels[at]}</span>
            {section.structure.some(({ what }) => what === absent[at]) ? (
              <p className="quiet">{frame.say('compare.absent')}</p>
            ) : (
              <div {...own(frame, document)} dangerouslySetInnerHTML={{ __html: html }} />
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

function Listed({ frame, document, section }: OneProps): ReactElement {
  return (
    <section className="sec rail" aria-labelledby={`r:${section.sectionId}`}>
      <Heading frame={frame} document={document} section={section} />
      <ChangeList frame={frame} changes={section.changes} structure={section.structure} big />
    </section>
  );
}

/** Both ends of a comparison, and how much lies between them. */
function Ends({
  frame,
  from,
  to,
  children,
}: {
  frame: Frame;
  from: string;
  to: string;
  children: string;
}): ReactElement {
  return (
    <Plate
      small
      label={frame.say('compare.plate')}
      number={
        <span dir={directionOf(frame.locale)}>
          <bdi>{from}</bdi>
          <small> {frame.locale === 'ur' ? '←' : '→'} </small>
          <bdi>{to}</bdi>
        </span>
      }
    >
      {children}
    </Plate>
  );
}

/** The editions that the comparison leads through, the oldest first; none where it leads back or nowhere. */
const steps = ({ editions, from, to }: ComparePageView): EditionFacts[] =>
  editions.filter(({ seq }) => seq > from.seq && seq <= to.seq).toSorted((a, b) => a.seq - b.seq);

/** What lies between the two editions: the change note of one, or which way it reads. */
function Between({ frame, view }: { frame: Frame; view: ComparePageView }): ReactElement {
  const { say, day } = frame;
  const { document, from, to } = view;
  const between = steps(view);
  if (from.seq === to.seq) return <>{say('compare.same', { number: to.number })}</>;
  const published = say('compare.published', { number: to.number, day: day(to.publishedAt) });
  if (from.seq > to.seq)
    return (
      <>
        {say('compare.backwards', { from: from.number })} {published}
      </>
    );
  const note = between.length === 1 ? to.changeNote : '';
  return (
    <>
      {note ? (
        <>
          <Own frame={frame} document={document}>
            {note}
          </Own>{' '}
        </>
      ) : null}
      {published} {between.length === 1 ? unusually(frame, to) : ''}
    </>
  );
}

/** The change notes of several editions, each with its number. */
function Notes({ frame, view }: { frame: Frame; view: ComparePageView }): ReactElement | null {
  const between = steps(view);
  if (between.length < 2) return null;
  return (
    <dl className="facts">
      {between.map((edition) => (
        <div key={edition.number}>
          <dt>{frame.say('history.edition', { number: edition.number })}</dt>
          <dd>
            {edition.changeNote ? (
              <Own frame={frame} document={view.document}>
                {edition.changeNote}
              </Own>
            ) : (
              withoutNote(frame, edition)
            )}{' '}
            {unusually(frame, edition)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What changed between two editions: marked in the text, side by side, or as a list of sentences. */
export function comparePage(frame: Frame, view: ComparePageView): string {
  const { document, from, to, mode, sections } = view;
  const { say } = frame;
  const at = `/${document.slug}/compare/${from.number}...${to.number}`;
  const labels: [string, string] = [
    say('history.edition', { number: from.number }),
    say('history.edition', { number: to.number }),
  ];
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      asked={mode === 'marked' ? '' : `view=${mode}`}
      title={say('compare.page-title', { from: from.number, to: to.number, title: document.title })}
      texts={sections.map((section) => section.marked + section.before + section.after)}
      paper={paperOf(frame, document, to)}
      trail={[{ href: `/${document.slug}/editions`, words: say('frame.editions') }]}
      here={say('compare.here', { from: from.number, to: to.number })}
      plate={
        <Ends frame={frame} from={from.number} to={to.number}>
          {say('compare.counts', { changes: view.changes, sections: sections.length })}
        </Ends>
      }
      heading={say('compare.title', { from: from.number, to: to.number })}
      lede={<Between frame={frame} view={view} />}
      head={
        <>
          <Notes frame={frame} view={view} />
          <CompareForm
            frame={frame}
            document={document}
            numbers={view.editions.map((it) => it.number)}
            from={from.number}
            to={to.number}
          />
        </>
      }
    >
      <div className="page">
        <nav className="views" aria-label={say('compare.views')}>
          {compareModes.map((it) => (
            <a
              key={it}
              href={it === 'marked' ? at : `${at}?view=${it}`}
              aria-current={it === mode ? 'page' : undefined}
            >
              {say(`compare.view.${it}`)}
            </a>
          ))}
        </nav>
        {mode === 'list' || !sections.length ? null : <MarkKey frame={frame} />}
        {sections.map((section) =>
          mode === 'marked' ? (
            <Marked key={section.sectionId} frame={frame} document={document} section={section} />
          ) : mode === 'side' ? (
            <Side key={section.sectionId} frame={frame} document={document} section={section} labels={labels} />
          ) : (
            <Listed key={section.sectionId} frame={frame} document={document} section={section} />
          ),
        )}
        <p className="quiet">{say('compare.unchanged', { count: view.unchanged })}</p>
        <p>
          <a href={`/api/v1/documents/${document.slug}/word/comparison?from=${from.number}&to=${to.number}`} download>
            {say('compare.word')}
          </a>
        </p>
      </div>
    </HeadedPage>,
  );
}

export interface CompareRevisionsView {
  document: DocumentHead;
  section: ComparedSection;
  path: string;
  /** The editions that brought the two revisions. */
  from: { number: string; publishedAt: string };
  to: { number: string; publishedAt: string };
}

/** What changed between two revisions of one section. */
export function compareRevisionsPage(frame: Frame, view: CompareRevisionsView): string {
  const { document, section, from, to } = view;
  const { say } = frame;
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      title={say('compare.section-title', { heading: section.heading, from: from.number, to: to.number })}
      texts={[section.marked + section.before + section.after]}
      trail={[
        { href: `/${document.slug}/${view.path}`, words: section.heading, own: true },
        { href: `/${document.slug}/${view.path}/history`, words: say('section.history') },
      ]}
      here={say('compare.here', { from: from.number, to: to.number })}
      plate={
        <Ends frame={frame} from={from.number} to={to.number}>
          {say('compare.counts', { changes: countOf(section), sections: 1 })}
        </Ends>
      }
      heading={section.heading}
      headingIsOwn
      lede={say('compare.published', { number: to.number, day: frame.day(to.publishedAt) })}
    >
      <div className="page">
        <MarkKey frame={frame} />
        <Marked frame={frame} document={document} section={section} />
      </div>
    </HeadedPage>,
  );
}
