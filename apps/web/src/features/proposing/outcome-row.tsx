import type { ChangeView } from '@tarmeem/contract';
import type { ReactNode } from 'react';
import { ChangeRow } from '../../redline/change-row.js';
import type { Numbered } from '../../redline/section-sheet.js';
import { causeOf, lineOf } from '../../text/change-words.js';
import { useLanguage } from '../../text/words.js';
import { OutcomeTag } from '../../ui/strip.js';

/** A change with what became of it: in which edition it is, or why it was rejected or returned. */
export function OutcomeRow({
  numbered,
  current,
  onPick,
  below,
  children,
}: {
  numbered: Numbered;
  current: boolean;
  onPick: () => void;
  /** What the row holds at any time. */
  below?: ReactNode;
  /** What else the row holds once it is the current one. */
  children?: ReactNode;
}) {
  const { say } = useLanguage();
  const { change, number } = numbered;
  return (
    <ChangeRow
      id={`c-${change.id}`}
      number={number}
      line={lineOf(say, change)}
      state={<OutcomeTag outcome={change.outcome} />}
      current={current}
      done={change.outcome !== 'open'}
      onPick={onPick}
    >
      <OutcomeWords change={change} />
      {below && <div className="srcs">{below}</div>}
      {current && children && <div className="full">{children}</div>}
    </ChangeRow>
  );
}

/** The newest decision in words. */
export function OutcomeWords({ change }: { change: ChangeView }) {
  const { say, when } = useLanguage();
  const last = change.decisions.at(-1);
  if (!last) return null;
  const outcome = say(`outcome.${last.outcome}`);
  const cause = causeOf(say, last);
  return (
    <div className="sub">
      <span>
        {last.decidedBy
          ? say('outcome.by', { outcome, name: last.decidedBy.name, when: when(last.at) })
          : say('outcome.on', { outcome, when: when(last.at) })}
      </span>
      {change.edition && change.outcome === 'accepted' && (
        <span>
          {change.edition === 'draft' ? say('outcome.inDraft') : say('outcome.inEdition', { number: change.edition })}
        </span>
      )}
      {change.amendedBy !== null && <span>{say('outcome.amendedBy', { number: change.amendedBy })}</span>}
      {last.reason && (
        <q className="doc">
          <bdi>{last.reason}</bdi>
        </q>
      )}
      {cause && <span>{cause}</span>}
    </div>
  );
}
