import type { ReviewView } from '@tarmeem/contract';
import { useSay } from '../../text/words.js';

interface ReviewSectionsProps {
  sections: ReviewView['sections'];
  openId: string | undefined;
  onOpen: (sectionId: string) => void;
}

/** The sections that the proposal touches, each with how many changes it has. */
export function ReviewSections({ sections, openId, onOpen }: ReviewSectionsProps) {
  const say = useSay();
  return (
    <>
      <div className="rh">
        <h2>{say('editor.sections')}</h2>
        <span className="muted small end">{sections.length}</span>
      </div>
      <ul>
        {sections.map(({ sectionId, heading, changes }) => (
          <li key={sectionId}>
            <a
              href={`?section=${sectionId}`}
              aria-current={sectionId === openId || undefined}
              onClick={(event) => {
                event.preventDefault();
                onOpen(sectionId);
              }}
            >
              <span>{heading}</span>
              <span className="tag q">
                <span aria-hidden="true">{changes.length}</span>
                <span className="vh">{say('count.changes', { count: changes.length })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
