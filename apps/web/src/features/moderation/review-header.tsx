import type { ReviewView } from '@tarmeem/contract';
import { useLanguage } from '../../text/words.js';
import { Strip } from '../../ui/strip.js';
import { ViewSwitch } from '../../ui/view-switch.js';
import { WorkHeader } from '../../ui/work-header.js';
import { useProposalAddress } from '../proposing/proposal-address.js';
import { ProposalTitle } from '../proposing/proposal-title.js';
import { ClaimLine } from './claim-line.js';
import type { Claiming } from './use-claim.js';
import type { Reviewing } from './use-review.js';
import '../../text/words-of/deciding.js';

interface ReviewHeaderProps {
  review: ReviewView;
  reviewing: Reviewing;
  claiming: Claiming;
  onSections: () => void;
  onSend: () => void;
}

/** Whose proposal it is, how far it is decided, how the text is shown, and the sending of what is marked. */
export function ReviewHeader({ review, reviewing, claiming, onSections, onSend }: ReviewHeaderProps) {
  const { say, when } = useLanguage();
  const { view, go } = useProposalAddress();
  const { all, currentId, decided, sendable } = reviewing;
  const { proposal } = review;
  const marked = sendable.length;
  const sent = [
    say('review.meta', {
      organisation: proposal.organisation.name,
      round: review.round,
      when: when(review.submittedAt),
    }),
    ...(review.submittedBy ? [say('review.by', { name: review.submittedBy.name })] : []),
  ].join(' · ');
  return (
    <WorkHeader label={say('review.title')}>
      <ProposalTitle proposal={proposal} onSections={onSections}>
        <span title={sent}>{sent}</span> ·{' '}
        <a href={`/api/v1/proposals/${proposal.id}/word`} download>
          {say('review.takeWord')}
        </a>
      </ProposalTitle>
      <div className="row">
        <Strip boxes={all.map(({ box }) => box)} current={all.findIndex(({ change }) => change.id === currentId)} />
        <span className="small muted" role="status">
          {say('review.progress', { done: decided, all: all.length })}
          {marked > 0 && <strong> · {say('review.marked', { count: marked })}</strong>}
        </span>
      </div>
      <ClaimLine review={review} claiming={claiming} />
      <ViewSwitch view={view} onView={(to) => go({ view: to }, true)} />
      <button
        type="button"
        className="btn pri"
        aria-disabled={marked === 0 || undefined}
        title={marked === 0 ? say('review.nothingToSend') : undefined}
        onClick={onSend}
      >
        {say('review.send', { count: marked })} <kbd aria-hidden="true">Ctrl Enter</kbd>
      </button>
    </WorkHeader>
  );
}
