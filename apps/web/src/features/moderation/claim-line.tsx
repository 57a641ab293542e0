import type { ReviewView } from '@tarmeem/contract';
import { codeOf } from '../../api/problem-error.js';
import { wordsOf } from '../../text/problem-words.js';
import { useLanguage } from '../../text/words.js';
import { useMe } from '../account/session.js';
import type { Claiming } from './use-claim.js';
import '../../text/words-of/review.js';

/** Who is at the proposal and until when, or who was asked, and the way to be it. */
export function ClaimLine({ review: { claim, assigned }, claiming }: { review: ReviewView; claiming: Claiming }) {
  const { say, time } = useLanguage();
  const me = useMe();
  const { mine, may, error, isPending } = claiming;
  const until = claim ? time(claim.until) : '';
  const whose = () => {
    if (claim)
      return mine ? say('claim.mine', { time: until }) : say('claim.other', { name: claim.by.name, time: until });
    if (!assigned) return '';
    return say('desk.asked', { name: assigned.id === me.id ? say('desk.you') : assigned.name });
  };
  return (
    <div className="row small">
      <span className="muted" role="status">
        {whose()}
      </span>
      {may && (
        <button
          type="button"
          className="btn sm"
          aria-disabled={isPending || undefined}
          onClick={claim && !mine ? claiming.takeOver : claiming.toggle}
        >
          {say(mine ? 'claim.giveBack' : claim ? 'claim.takeOver' : 'keys.claim')}
          {(mine || !claim) && <kbd aria-hidden="true">C</kbd>}
        </button>
      )}
      {error && codeOf(error) !== 'not-now' && <span role="alert">{wordsOf(say, error)}</span>}
    </div>
  );
}
