import { Link } from '@tanstack/react-router';
import type { ChangeView, ParkedView, ProposalView } from '@tarmeem/contract';
import { ChangeText } from '../../redline/change-text.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import { Failure, Note } from '../../ui/states.js';
import { OutcomeWords } from './outcome-row.js';
import { useParked, type Resolution } from './use-parked.js';
import '../../text/words-of/proposing.js';

interface ParkedChangesProps {
  proposal: ProposalView;
  sectionId: string;
  /** Before anything is put in: what is being written is on the server. */
  settle: () => Promise<unknown>;
  onDone: () => Promise<void>;
}

/** Returned changes that do not stand in the text, with what was published at their place: put in, or let go. */
export function ParkedChanges({ proposal, sectionId, settle, onDone }: ParkedChangesProps) {
  const say = useSay();
  const { run, pending, error } = useParked(proposal, settle, onDone);
  const { parked } = proposal;
  if (parked.length === 0) return error ? <Failure error={error} /> : null;
  const here = parked.filter((each) => each.sectionId === sectionId);
  const elsewhere = parked.filter(
    (each, at) => each.sectionId !== sectionId && parked.findIndex((it) => it.sectionId === each.sectionId) === at,
  );
  return (
    <Note tone="warn" icon="back" title={say('parked.title', { count: parked.length })}>
      <p>{say('parked.hint', { count: parked.length })}</p>
      {here.map((each) => (
        <Parked
          key={each.changeId}
          parked={each}
          change={proposal.changes.find(({ id }) => id === each.changeId)}
          onResolve={(resolution) => !pending && run({ changeId: each.changeId, resolution })}
        />
      ))}
      {elsewhere.map((each) => (
        <p key={each.sectionId}>
          <Link to="/proposals/$proposalId" params={{ proposalId: proposal.id }} search={{ section: each.sectionId }}>
            {say('parked.elsewhere', { heading: each.heading })}
          </Link>
        </p>
      ))}
      {error && <Failure error={error} />}
    </Note>
  );
}

interface ParkedProps {
  parked: ParkedView;
  change: ChangeView | undefined;
  onResolve: (resolution: Resolution) => void;
}

function Parked({ parked: { live, published }, change, onResolve }: ParkedProps) {
  const say = useSay();
  if (!change) return null;
  const { aspect } = change;
  return (
    <section className="parked" aria-label={say('parked.mine')}>
      <h3>{say('parked.mine')}</h3>
      <ChangeText line={lineOf(say, change)} />
      <OutcomeWords change={change} />
      <h3>{say('parked.published')}</h3>
      {published.length === 0 && <p>{say('parked.asBefore')}</p>}
      {published.map((payload, at) => (
        <ChangeText key={at} line={lineOf(say, { aspect, payload })} />
      ))}
      {!live && <p>{say('parked.retired')}</p>}
      <div className="row">
        {live && (
          <button type="button" className="btn sm pri" onClick={() => onResolve('put-in')}>
            {say('parked.putIn')}
          </button>
        )}
        <button type="button" className="btn sm" onClick={() => onResolve('dropped')}>
          {say('parked.drop')}
        </button>
      </div>
    </section>
  );
}
