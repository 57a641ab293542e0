import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import { openContents } from '../frame/scripts.js';
import type { DocumentHead, TextSection } from '../views.js';
import { own } from './bits.js';

type Line = Pick<TextSection, 'sectionId' | 'parentId' | 'heading' | 'path'>;

/** The lines below each line, by its id; those at the top below null. Made once: a document may have ten thousand. */
function byParent(all: readonly Line[]): ReadonlyMap<string | null, readonly Line[]> {
  const lines = new Map<string | null, Line[]>();
  for (const line of all) {
    const own = lines.get(line.parentId);
    if (own) own.push(line);
    else lines.set(line.parentId, [line]);
  }
  return lines;
}

interface LinesProps {
  of: string | null;
  all: ReadonlyMap<string | null, readonly Line[]>;
  top?: boolean;
}

function Lines({ of, all, top }: LinesProps): ReactElement | null {
  const lines = all.get(of);
  if (!lines) return null;
  const items = lines.map((line) => (
    <li key={line.sectionId}>
      <a className={top ? 'j' : undefined} href={`#${line.path}`}>
        {line.heading}
      </a>
      <Lines of={line.sectionId} all={all} />
    </li>
  ));
  return top ? <>{items}</> : <ol>{items}</ol>;
}

/** The contents: closed on phones, open beside the text on wide windows. */
export function Contents({
  frame,
  document,
  sections,
  feedback,
}: {
  frame: Frame;
  document: DocumentHead;
  sections: readonly TextSection[];
  feedback: boolean;
}): ReactElement {
  return (
    <>
      <nav className="contents side" aria-label={frame.say('contents.title')}>
        <details>
          <summary>{frame.say('contents.title')}</summary>
          <ol {...own(frame, document)}>
            <Lines of={null} all={byParent(sections)} top />
            {feedback ? (
              <li lang={frame.locale}>
                <a className="j" href="#feedback">
                  {frame.say('feedback.yours')}
                </a>
              </li>
            ) : null}
          </ol>
        </details>
      </nav>
      <script dangerouslySetInnerHTML={{ __html: openContents }} />
    </>
  );
}
