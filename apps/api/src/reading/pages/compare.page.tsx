import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { Own } from '../parts/bits.js';
import { Compared, Ends } from '../parts/compared.js';
import { unusually, withoutNote } from '../parts/edition-marks.js';
import { HeadedPage } from '../parts/headed-page.js';
import { paperOf } from '../parts/introduce.js';
import { type ComparePageView, type EditionFacts, viewQuery } from '../views.js';
import { CompareForm } from './editions.page.js';

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
      asked={viewQuery(mode).slice(1)}
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
        <Compared frame={frame} document={document} mode={mode} sections={sections} at={at} labels={labels} />
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
