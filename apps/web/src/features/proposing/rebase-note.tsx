import { useSay } from '../../text/words.js';
import { Failure, Note } from '../../ui/states.js';
import type { Kept, useRebase } from './use-rebase.js';

const sides = ['mine', 'published'] as const satisfies readonly Kept[];

/** Why the proposal is not over the newest edition yet: a choice to make, or a failure. */
export function RebaseNote({ rebase }: { rebase: ReturnType<typeof useRebase> }) {
  const say = useSay();
  if (!rebase.error) return null;
  if (!rebase.conflicting) return <Failure error={rebase.error} />;
  return (
    <Note tone="warn" icon="clash" arrives="alert" title={say('rebase.conflict')}>
      <p>{say('rebase.conflictHint')}</p>
      <div className="row">
        {sides.map((side) => (
          <button key={side} type="button" className="btn sm" onClick={() => rebase.run(side)}>
            {say(`rebase.${side}`)}
          </button>
        ))}
      </div>
    </Note>
  );
}
