import type { Frame } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { Compared, Ends } from '../parts/compared.js';
import { HeadedPage } from '../parts/headed-page.js';
import { countOf } from '../structure-lines.js';
import { type ComparedSection, type CompareMode, type DocumentHead, viewQuery } from '../views.js';

export interface CompareRevisionsView {
  document: DocumentHead;
  section: ComparedSection;
  /** Where the section is or what became of it is told; its history is below. */
  home: string;
  /** The address of the comparison, where it is marked in the text. */
  at: string;
  mode: CompareMode;
  /** The editions that brought the two revisions. */
  from: { number: string; publishedAt: string };
  to: { number: string; publishedAt: string };
}

/** What changed between two revisions of one section: marked in the text, side by side, or as a list of sentences. */
export function compareRevisionsPage(frame: Frame, view: CompareRevisionsView): string {
  const { document, section, from, to, mode } = view;
  const { say } = frame;
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      asked={viewQuery(mode).slice(1)}
      title={say('compare.section-title', { heading: section.heading, from: from.number, to: to.number })}
      texts={[section.marked + section.before + section.after]}
      trail={[
        { href: view.home, words: section.heading, own: true },
        { href: `${view.home}/history`, words: say('section.history') },
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
        <Compared
          frame={frame}
          document={document}
          mode={mode}
          sections={[section]}
          at={view.at}
          labels={[say('history.edition', { number: from.number }), say('history.edition', { number: to.number })]}
        />
      </div>
    </HeadedPage>,
  );
}
