import { useQuery } from '@tanstack/react-query';
import type { DraftView } from '@tarmeem/contract';
import { useId, useState } from 'react';
import { outlineQuery } from '../../api/queries.js';
import { SectionSheet } from '../../redline/section-sheet.js';
import { headingsAbove } from '../../text/headings.js';
import { useSay } from '../../text/words.js';
import { ViewSwitch, type View } from '../../ui/view-switch.js';
import type { DraftChange } from './publishing.acts.js';
import '../../text/words-of/deciding.js';

interface ReadersPreviewProps {
  draft: Pick<DraftView, 'document' | 'currentNumber'>;
  sections: DraftView['sections'];
  title: string;
  leaveOut?: ReadonlySet<string>;
  number: string;
}

const nothing: ReadonlySet<string> = new Set();

/** Identical changes are one edit of the text, credited to each: the first of them stands for all. */
const editsOf = (changes: readonly DraftChange[]): readonly DraftChange[] =>
  changes.filter(
    ({ twins }, at) => !changes.slice(0, at).some(({ id }) => twins.some(({ changeId }) => changeId === id)),
  );

/** The number of a change as the matrix has it: of its proposal, of its round after the first, and its own. */
const numberInMatrix = ({ proposal, round, position }: DraftChange): string =>
  [proposal.number, ...(round > 1 ? [round] : []), position].join('.');

/** The redline from the current edition to one that waits, with the chosen changes only. */
export function ReadersPreview({ draft, sections, title, leaveOut = nothing, number }: ReadersPreviewProps) {
  const say = useSay();
  const id = useId();
  const [view, setView] = useState<View>('changes');
  const outline = useQuery(outlineQuery(draft.document));
  const [current, setCurrent] = useState<string | null>(null);
  return (
    <section className="sec" aria-labelledby={id}>
      <div className="hd">
        <h2 id={id}>{title}</h2>
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
      {sections.map((section) => {
        const chosen = editsOf(section.changes.filter((change) => !leaveOut.has(change.id)));
        return (
          <SectionSheet
            key={section.sectionId}
            wide
            heading={section.heading}
            crumb={headingsAbove(outline.data?.sections ?? [], section.sectionId)}
            base={section.base}
            changes={chosen.map((change) => ({ change, number: numberInMatrix(change), box: change.outcome }))}
            currentId={current}
            view={view}
            onPick={setCurrent}
          />
        );
      })}
    </section>
  );
}
