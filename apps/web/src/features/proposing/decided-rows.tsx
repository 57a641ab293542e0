import type { ChangeView } from '@tarmeem/contract';
import { useSay } from '../../text/words.js';
import { OutcomeRow } from './outcome-row.js';

/** What earlier rounds decided in the section; it is open where something came back. Loaded only where there is such. */
export default function DecidedRows({ decided }: { decided: readonly ChangeView[] }) {
  const say = useSay();
  return (
    <details className="dock decided" open={decided.some(({ outcome }) => outcome === 'returned')}>
      <summary className="small">{say('editor.decided')}</summary>
      <ol className="chs">
        {decided.map((change, at) => (
          <OutcomeRow
            key={change.id}
            numbered={{ change, number: at + 1, box: change.outcome }}
            current={false}
            onPick={() => undefined}
          />
        ))}
      </ol>
    </details>
  );
}
