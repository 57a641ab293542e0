import type { ReactElement } from 'react';
import type { Fragments } from '../fragments.js';
import type { Frame } from '../frame/frame.js';
import { openContents } from '../frame/scripts.js';
import type { DocumentPageView } from '../views.js';
import { xml } from '../xml.js';
import { own } from './bits.js';
import { linesOf } from './contents-lines.js';
import { sheetLines } from './sheet-lines.js';

/** The contents: closed on phones, open beside the text on wide windows. Their lines are put together anew only when one is other. */
export function Contents({
  frame,
  view,
  fragments,
}: {
  frame: Frame;
  view: DocumentPageView;
  fragments: Fragments;
}): ReactElement {
  const { document, sections, sheet, address } = view;
  const of = sections.flatMap(({ sectionId, path, heading }) => [sectionId, path, heading]);
  const lines = sheet
    ? sheetLines(address, sheet)
    : fragments.take(`contents ${document.id}`, of, () => linesOf(sections));
  const yours = view.thread
    ? `<li lang="${frame.locale}"><a class="j" href="#feedback">${xml(frame.say('feedback.yours'))}</a></li>`
    : '';
  return (
    <>
      <nav className="contents side" aria-label={frame.say('contents.title')}>
        <details>
          <summary>{frame.say('contents.title')}</summary>
          <ol {...own(frame, document)} dangerouslySetInnerHTML={{ __html: lines + yours }} />
        </details>
      </nav>
      <script dangerouslySetInnerHTML={{ __html: openContents }} />
    </>
  );
}
