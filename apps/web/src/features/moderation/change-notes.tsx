import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReviewChange, TrayMark } from '@tarmeem/contract';
import { call } from '../../api/client.js';
import { ChangeText } from '../../redline/change-text.js';
import { useLanguage, useSay } from '../../text/words.js';
import { Failure, Note } from '../../ui/states.js';
import '../../text/words-of/review.js';

/** What was decided the last time on the identical change, and the newest few decisions on others of the same words. */
export function DecidedBefore({ change: { decidedBefore, decidedHere } }: { change: ReviewChange }) {
  const say = useSay();
  if (!decidedBefore && decidedHere.length === 0) return null;
  return (
    <div className="mem full">
      {decidedBefore && (
        <p>
          <strong>{say('before.title')}</strong> <Decision of={decidedBefore} />
        </p>
      )}
      {decidedHere.length > 0 && (
        <>
          <p>
            <strong>{say('before.here')}</strong>
          </p>
          <ul>
            {decidedHere.map((one) => (
              <li key={`${one.proposal} ${one.at} ${one.after}`}>
                <ChangeText line={{ before: one.before, after: one.after }} /> <Decision of={one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Decision({ of }: { of: NonNullable<ReviewChange['decidedBefore']> }) {
  const { say, day } = useLanguage();
  const { proposal, outcome, reason, decidedBy, at } = of;
  return (
    <>
      {say('before.words', { number: proposal, day: day(at), outcome: say(`outcome.${outcome}`) })}{' '}
      {reason && (
        <q className="doc" dir="auto">
          {reason}
        </q>
      )}{' '}
      {decidedBy && <bdi>{decidedBy.name}</bdi>}
    </>
  );
}

interface WasFasterProps {
  change: ReviewChange;
  /** What this moderator had marked. */
  mark: TrayMark;
  proposalId: string;
  onLeave: () => void;
}

/** Somebody decided it between this moderator's mark and the sending: who, what, when, and what can be done now. */
export function WasFaster({ change, mark, proposalId, onLeave }: WasFasterProps) {
  const { say, time } = useLanguage();
  const client = useQueryClient();
  const last = change.decisions.at(-1);
  const person = last?.decidedBy;
  const ask = useMutation({
    mutationFn: () => call('assign', { params: { proposalId }, body: { personId: person?.id ?? null } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['documents'] }),
  });
  if (!last || !person) return null;
  const outcome = say(`outcome.${last.outcome}`);
  return (
    <div className="full">
      <Note
        tone="warn"
        icon="two"
        arrives="status"
        title={say('faster.title', { name: person.name, outcome, time: time(last.at) })}
      >
        <p>{say('faster.not', { wanted: say(`outcome.${mark.outcome}`) })}</p>
        {mark.reason && (
          <p>
            {say('faster.reason')}{' '}
            <q className="doc" dir="auto">
              {mark.reason}
            </q>
          </p>
        )}
        {ask.error && <Failure error={ask.error} />}
        <p className="row">
          <button type="button" className="link" onClick={onLeave}>
            {say('faster.leave')}
          </button>
          {ask.isSuccess ? (
            <span role="status">{say('faster.asked', { name: person.name })}</span>
          ) : (
            <button type="button" className="link" onClick={() => !ask.isPending && ask.mutate()}>
              {say('faster.ask', { name: person.name })}
            </button>
          )}
        </p>
      </Note>
    </div>
  );
}
