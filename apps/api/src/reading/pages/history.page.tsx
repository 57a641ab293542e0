import type { Frame } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { Plate } from '../parts/bits.js';
import { feedOf, paperOf } from '../parts/introduce.js';
import { HeadedPage } from '../parts/headed-page.js';
import { History } from '../parts/history.js';
import type { SectionPageView } from '../views.js';

/** The history of a section on a page of its own, reached from the text of the whole document. */
export function historyPage(frame: Frame, view: SectionPageView): string {
  const { document, section } = view;
  const { say } = frame;
  const at = `/${document.slug}`;
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      title={say('history.title', { heading: view.name, title: document.title })}
      paper={paperOf(frame, document, view.edition)}
      feed={feedOf(frame, document, { heading: view.name, path: section.path, home: view.home })}
      trail={[
        ...view.above.map(({ path, heading }) => ({ href: `${at}/${path}`, words: heading, own: true })),
        { href: view.home ?? `${at}/${section.path}`, words: section.heading, own: true },
      ]}
      here={say('section.history')}
      plate={
        <Plate label={say('plate.revisions')} number={view.history.length}>
          {say('plate.first', { day: frame.day(view.history.at(-1)?.from.publishedAt ?? view.edition.publishedAt) })}
        </Plate>
      }
      heading={section.heading}
      headingIsOwn
      lede={
        view.retired
          ? say('retired.lede', { number: view.retired.number, day: frame.day(view.retired.publishedAt) })
          : say('history.lede')
      }
    >
      <div className="page cols">
        <p className="small">
          {view.retired ? (
            <a href={view.retired.lastText}>{say('problem.retired.read')}</a>
          ) : (
            <a href={`${at}/${section.path}`}>{say('history.read')}</a>
          )}
        </p>
        <div>
          <History frame={frame} view={view} />
        </div>
      </div>
    </HeadedPage>,
  );
}
