import { Link } from '@tanstack/react-router';
import type { ChangeView, ProposalView } from '@tarmeem/contract';
import { useSay } from '../../text/words.js';
import { OutcomeRow } from './outcome-row.js';

export interface DecidedRowsProps {
  proposalId: string;
  /** The section that is open. */
  sectionId: string;
  /** What earlier rounds decided, in all sections of the proposal. */
  decided: readonly ChangeView[];
  /** What a section is called in the draft; undefined where it is not in it. */
  nameOf: (sectionId: string) => string | undefined;
}

/** The changes of a proposal that were decided. */
export const decidedOf = ({ changes }: ProposalView): ChangeView[] =>
  changes.filter(({ outcome }) => outcome !== 'open' && outcome !== 'recalled');

/**
 * What earlier rounds decided: first in the section that is open, then in the others, where an accepted change is in no text of the
 * draft any more. Loaded only where there is such.
 */
export default function DecidedRows({ proposalId, sectionId, decided, nameOf }: DecidedRowsProps) {
  const say = useSay();
  const here = decided.filter((change) => change.sectionId === sectionId);
  const elsewhere = decided.filter((change) => change.sectionId !== sectionId);
  const row = (change: ChangeView) => {
    const name = change.sectionId === sectionId ? undefined : nameOf(change.sectionId);
    return (
      <OutcomeRow
        key={change.id}
        numbered={{ change, number: change.position, box: change.outcome }}
        current={false}
        onPick={() => undefined}
        below={
          name && (
            <Link to="/proposals/$proposalId" params={{ proposalId }} search={{ section: change.sectionId }}>
              {say('editor.decidedIn', { heading: name })}
            </Link>
          )
        }
      />
    );
  };
  return (
    <>
      {here.length > 0 && (
        <details className="dock decided">
          <summary className="small">{say('editor.decided')}</summary>
          <ol className="chs">{here.map(row)}</ol>
        </details>
      )}
      {elsewhere.length > 0 && (
        <details className="dock decided" key={sectionId}>
          <summary className="small">{say('editor.decidedElsewhere', { count: elsewhere.length })}</summary>
          <ol className="chs">{elsewhere.map(row)}</ol>
        </details>
      )}
    </>
  );
}
