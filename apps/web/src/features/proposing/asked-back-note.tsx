import { Link } from '@tanstack/react-router';
import type { ChangeView, ProposalView } from '@tarmeem/contract';
import { ChangeText } from '../../redline/change-text.js';
import { useChanges, type WrittenChanges } from '../../editor/written-changes.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import { Note } from '../../ui/states.js';
import { askedBack, writtenOn } from './asked-back.js';
import Question from './question.js';
import '../../text/words-of/proposing.js';

interface AskedBackNoteProps {
  proposal: ProposalView;
  /** The section that is open. */
  sectionId: string;
  written: WrittenChanges;
  /** Goes to a change of the text, by its place among them. */
  onPick: (at: number) => void;
}

/** Above the text: which changes came back, and what was asked about each; those of other sections with the way there. */
export default function AskedBackNote({ proposal, sectionId, written, onPick }: AskedBackNoteProps) {
  const say = useSay();
  const live = useChanges(written);
  const asked = askedBack(proposal);
  const here = asked.filter((change) => change.sectionId === sectionId);
  const named = new Map([...proposal.parked, ...proposal.sections].map((each) => [each.sectionId, each.heading]));
  named.delete(sectionId);
  return (
    <Note tone="warn" icon="back" title={say('asked.title', { count: asked.length })}>
      {here.map((change) => (
        <Asked key={change.id} proposalId={proposal.id} change={change} live={live} onPick={onPick} />
      ))}
      {[...named].map(([there, heading]) => {
        const count = asked.filter((change) => change.sectionId === there).length;
        return (
          count > 0 && (
            <p key={there}>
              <Link to="/proposals/$proposalId" params={{ proposalId: proposal.id }} search={{ section: there }}>
                {say('asked.elsewhere', { count, heading })}
              </Link>
            </p>
          )
        );
      })}
      <p className="muted">{say('asked.hint')}</p>
    </Note>
  );
}

interface AskedProps extends Pick<AskedBackNoteProps, 'onPick'> {
  proposalId: string;
  change: ChangeView;
  live: ReturnType<typeof useChanges>;
}

function Asked({ proposalId, change, live, onPick }: AskedProps) {
  const say = useSay();
  const line = lineOf(say, change);
  const now = writtenOn(change, live);
  const name = `${line.verb} ${line.place}`;
  return (
    <div className="asked">
      {now ? (
        <button type="button" className="link" onClick={() => onPick(live.indexOf(now))}>
          {name}
        </button>
      ) : (
        <p>{name}</p>
      )}
      <ChangeText line={line} />
      <Question proposalId={proposalId} asked={change} />
    </div>
  );
}
