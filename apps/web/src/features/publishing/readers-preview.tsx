import { useQuery } from '@tanstack/react-query';
import type { DraftView } from '@tarmeem/contract';
import { useState } from 'react';
import { outlineQuery } from '../../api/queries.js';
import { SectionSheet } from '../../redline/section-sheet.js';
import { headingsAbove } from '../../text/headings.js';
import { useSay } from '../../text/words.js';
import { ViewSwitch, type View } from '../../ui/view-switch.js';
import '../../text/words-of/deciding.js';

interface ReadersPreviewProps {
  draft: DraftView;
  leaveOut: ReadonlySet<string>;
  number: string;
}

/** The redline from the current edition to the one in preparation, with the chosen changes only. */
export function ReadersPreview({ draft, leaveOut, number }: ReadersPreviewProps) {
  const say = useSay();
  const [view, setView] = useState<View>('changes');
  const outline = useQuery(outlineQuery(draft.document));
  const [current, setCurrent] = useState<string | null>(null);
  return (
    <section className="sec" aria-labelledby="readers">
      <div className="hd">
        <h2 id="readers">{say('edition.readers')}</h2>
        <span className="end">
          <ViewSwitch
            view={view}
            onView={setView}
            labels={{
              proposed: say('edition.view.proposed', { number }),
              published: say('edition.view.published', { number: draft.currentNumber }),
            }}
          />
        </span>
      </div>
      {draft.sections.map((section) => {
        const chosen = section.changes.filter((change) => !leaveOut.has(change.id));
        return (
          <SectionSheet
            key={section.sectionId}
            wide
            heading={section.heading}
            crumb={headingsAbove(outline.data?.sections ?? [], section.sectionId)}
            base={section.base}
            changes={chosen.map((change, at) => ({ change, number: at + 1, box: change.outcome }))}
            currentId={current}
            view={view}
            onPick={setCurrent}
          />
        );
      })}
    </section>
  );
}
