import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSay } from '../../text/words.js';
import { Note } from '../../ui/states.js';
import { senseLine } from './sense-line.js';
import { senseKey, type Flags } from './sense.js';
import '../../text/words-of/conflicts.js';

/** Sentences that both sides changed in different places: each is right alone, together they may not be. */
export function SenseNote({ proposalId }: { proposalId: string }) {
  const say = useSay();
  const client = useQueryClient();
  const { data } = useQuery<Flags>({
    queryKey: senseKey(proposalId),
    queryFn: () => [],
    enabled: false,
    gcTime: Infinity,
  });
  if (!data || data.length === 0) return null;
  return (
    <Note tone="warn" icon="warn" title={say('sense.title', { count: data.length })} arrives="status">
      <p>{say('sense.hint')}</p>
      <ul>
        {data.map((flag, at) => (
          <li key={at}>{senseLine(say, flag, 'target')}</li>
        ))}
      </ul>
      <div className="row">
        <button type="button" className="btn sm" onClick={() => client.setQueryData<Flags>(senseKey(proposalId), [])}>
          {say('sense.done')}
        </button>
      </div>
    </Note>
  );
}
