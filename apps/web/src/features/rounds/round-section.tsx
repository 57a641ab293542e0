import type { ChangeView, RoundView } from '@tarmeem/contract';
import { useMemo } from 'react';
import { ChangeRow } from '../../redline/change-row.js';
import { asChanges } from '../../redline/differences.js';
import { SectionSheet, type Numbered } from '../../redline/section-sheet.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import type { View } from '../../ui/view-switch.js';
import { OutcomeRow } from '../proposing/outcome-row.js';
import { Sources } from '../sources/sources-part.js';
import '../../text/words-of/rounds.js';

type Section = RoundView['sections'][number];

interface RoundSectionProps {
  proposalId: string;
  view: RoundView;
  section: Section;
  as: View;
  crumb: string;
}

/** One section of a round: its text with what was proposed, or with what differs, and each change with what became of it. */
export function RoundSection({ proposalId, view, section, as, crumb }: RoundSectionProps) {
  const say = useSay();
  const { round, against, sources } = view;
  const shown = useMemo(() => {
    const changes = section.changes.length > 0 ? section.changes : asChanges(section);
    return changes.map((change): Numbered => ({ change, number: change.position, box: change.outcome }));
  }, [section]);
  const { structure, base } = section;
  const stepOf = (it: ChangeView['structure']) =>
    it ? lineOf(say, { aspect: 'place', payload: {}, structure: it }).verb : say('rounds.noStep');
  return (
    <section className="sec round" aria-label={base.heading}>
      {structure && against !== null && (
        <p className="small muted">
          {say('rounds.structure', { round: against, what: stepOf(structure.before) })}
          <br />
          {say('rounds.structure', { round, what: stepOf(structure.after) })}
        </p>
      )}
      <SectionSheet
        wide
        heading={base.heading}
        crumb={crumb}
        base={base.body}
        changes={shown}
        currentId={null}
        view={as}
        onPick={(id) => document.getElementById(`c-${id}`)?.querySelector<HTMLElement>('[data-row]')?.focus()}
      />
      <ol className="chs">
        {shown.map((each) =>
          against === null ? (
            <OutcomeRow
              key={each.change.id}
              numbered={each}
              current={false}
              onPick={() => undefined}
              below={
                <Sources
                  proposalId={proposalId}
                  sources={sources.filter(({ changeId }) => changeId === each.change.id)}
                />
              }
            />
          ) : (
            <ChangeRow
              key={each.change.id}
              id={`c-${each.change.id}`}
              number={each.number}
              line={lineOf(say, each.change)}
              current={false}
              onPick={() => undefined}
            />
          ),
        )}
      </ol>
    </section>
  );
}
