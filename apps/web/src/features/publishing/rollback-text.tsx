import { useQuery } from '@tanstack/react-query';
import type { RollbackView } from '@tarmeem/contract';
import { useId, useState } from 'react';
import { outlineQuery } from '../../api/queries.js';
import { asChanges } from '../../redline/differences.js';
import { SectionSheet } from '../../redline/section-sheet.js';
import { headingsAbove } from '../../text/headings.js';
import { useSay } from '../../text/words.js';
import { ViewSwitch, type View } from '../../ui/view-switch.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

interface RollbackTextProps {
  slug: string;
  prepared: NonNullable<RollbackView['prepared']>;
  currentNumber: string;
}

/** The redline from the current edition to the text that is put back: what its publisher reads before it is out. */
export function RollbackText({ slug, prepared, currentNumber }: RollbackTextProps) {
  const say = useSay();
  const id = useId();
  const [view, setView] = useState<View>('changes');
  const [current, setCurrent] = useState<string | null>(null);
  const outline = useQuery(outlineQuery(slug));
  return (
    <section className="sec" aria-labelledby={id}>
      <div className="hd">
        <h3 id={id}>{say('rollback.words')}</h3>
        <span className="end">
          <ViewSwitch
            view={view}
            onView={setView}
            labels={{
              proposed: say('edition.view.proposed', { number: prepared.number }),
              published: say('edition.view.published', { number: currentNumber }),
            }}
          />
        </span>
      </div>
      {prepared.sections
        .filter(({ differences }) => differences.length > 0)
        .map((section) => (
          <SectionSheet
            key={section.sectionId}
            wide
            heading={section.heading}
            crumb={headingsAbove(outline.data?.sections ?? [], section.sectionId)}
            base={section.base}
            changes={asChanges(section).map((change) => ({ change, number: change.position, box: change.outcome }))}
            currentId={current}
            view={view}
            onPick={setCurrent}
          />
        ))}
    </section>
  );
}
