import type { ReactElement } from 'react';
import type { Fragments } from '../fragments.js';
import type { Frame } from '../frame/frame.js';
import { openContents } from '../frame/scripts.js';
import type { DocumentHead, TextSection } from '../views.js';
import { xml } from '../xml.js';
import { own } from './bits.js';

type Line = Pick<TextSection, 'sectionId' | 'parentId' | 'heading' | 'path'>;

/** The lines of the contents as markup, each with those below it. A document may have ten thousand. */
function linesOf(all: readonly Line[]): string {
  const below = Map.groupBy(all, ({ parentId }) => parentId);
  const item = ({ sectionId, heading, path }: Line, mark = ''): string => {
    const inside = below.get(sectionId)?.map((it) => item(it)) ?? [];
    const list = inside.length ? `<ol>${inside.join('')}</ol>` : '';
    return `<li><a${mark} href="#${xml(path)}">${xml(heading)}</a>${list}</li>`;
  };
  return (below.get(null) ?? []).map((it) => item(it, ' class="j"')).join('');
}

/** The contents: closed on phones, open beside the text on wide windows. Their lines are put together anew only when one is other. */
export function Contents({
  frame,
  document,
  sections,
  feedback,
  fragments,
}: {
  frame: Frame;
  document: DocumentHead;
  sections: readonly TextSection[];
  feedback: boolean;
  fragments: Fragments;
}): ReactElement {
  const of = sections.flatMap(({ sectionId, path, heading }) => [sectionId, path, heading]);
  const lines = fragments.take(`contents ${document.id}`, of, () => linesOf(sections));
  const yours = feedback
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
