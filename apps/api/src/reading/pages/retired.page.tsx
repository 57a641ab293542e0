import type { Frame } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { Own, Plate } from '../parts/bits.js';
import { ChangeList } from '../parts/changes.js';
import { feedOf } from '../parts/introduce.js';
import { HeadedPage } from '../parts/headed-page.js';
import type { RetiredSection } from '../retired-section.js';
import type { DocumentHead, EditionFacts, StructureLine } from '../views.js';

/** Where a section was that is retired: which it was, since when and why it is not there, and the ways to its texts. */
export function retiredPage(
  frame: Frame,
  document: DocumentHead,
  { section, why }: { section: RetiredSection; why: readonly StructureLine[] },
): string {
  const { say } = frame;
  const { heading, part, home, successor, last, gone } = section;
  const at = `/${document.slug}`;
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      title={say('retired.page-title', { heading, title: document.title })}
      unlisted
      feed={feedOf(frame, document, section)}
      trail={part ? [{ href: `${at}/editions/${last.edition.number}`, words: part, own: true }] : []}
      here={
        <Own frame={frame} document={document}>
          {heading}
        </Own>
      }
      plate={
        <Plate label={say('retired.plate')} number={gone.number}>
          {frame.day(gone.publishedAt)}
        </Plate>
      }
      heading={heading}
      headingIsOwn
      lede={say('retired.lede', { number: gone.number, day: frame.day(gone.publishedAt) })}
      head={
        <>
          <ChangeList frame={frame} changes={[]} structure={why} big />
          {gone.changeNote ? (
            <p>
              {say('retired.note', { number: gone.number })}{' '}
              <Own frame={frame} document={document}>
                {gone.changeNote}
              </Own>
            </p>
          ) : null}
          {successor ? (
            <p>
              {say('retired.taken')}{' '}
              <a href={`${at}/${successor.path}`}>
                <Own frame={frame} document={document}>
                  {successor.heading}
                </Own>
              </a>
            </p>
          ) : null}
          <p className="go">
            <a className="btn" href={`${at}/editions/${last.edition.number}/${last.section.path}`}>
              {say('problem.retired.read')}
            </a>
            <a href={`${home}/history`}>{say('section.history')}</a>
            <a href={`${home}/feed.atom`}>{say('retired.feed')}</a>
            <a href={at}>{say('problem.future.current')}</a>
          </p>
        </>
      }
    />,
  );
}

/** A section that the document has or had, but not in the edition that is asked for. */
export function notThenPage(
  frame: Frame,
  document: DocumentHead,
  { heading, edition, home }: { heading: string; edition: EditionFacts; home: string },
): string {
  const { say } = frame;
  const at = `/${document.slug}`;
  const title = say('not-then.title', { heading, number: edition.number });
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      title={title}
      unlisted
      here={say('history.edition', { number: edition.number })}
      plate={<Plate label={say('plate.edition')} number={edition.number} />}
      heading={title}
      lede={say('not-then.lede')}
      head={
        <p className="go">
          <a className="btn" href={`${home}/history`}>
            {say('not-then.history')}
          </a>
          <a href={`${at}/editions/${edition.number}`}>{say('editions.read', { number: edition.number })}</a>
        </p>
      }
    />,
  );
}
