import type { ReviewView } from '@tarmeem/contract';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Strip } from '../../ui/strip.js';
import { ViewSwitch } from '../../ui/view-switch.js';
import { WorkHeader } from '../../ui/work-header.js';
import { useProposalAddress } from '../proposing/proposal-address.js';
import type { Reviewing } from './use-review.js';
import '../../text/words-of/deciding.js';

interface ReviewHeaderProps {
  review: ReviewView;
  reviewing: Reviewing;
  onSections: () => void;
  onSend: () => void;
}

/** Whose proposal it is, how far it is decided, how the text is shown, and the sending of what is marked. */
export function ReviewHeader({ review, reviewing, onSections, onSend }: ReviewHeaderProps) {
  const { say, when } = useLanguage();
  const { view, go } = useProposalAddress();
  const { all, currentId, decided, sendable } = reviewing;
  const { number, title, organisation } = review.proposal;
  const marked = sendable.length;
  return (
    <WorkHeader label={say('review.title')}>
      <button type="button" className="btn sm treebtn" onClick={onSections}>
        <Icon name="list" />
        {say('editor.sections')}
      </button>
      <div className="grow">
        <h1>
          <span className="pn">{number}</span> <bdi>{title}</bdi>
        </h1>
        <p className="meta">
          {say('review.meta', {
            organisation: organisation.name,
            round: review.round,
            when: when(review.submittedAt),
          })}
          {review.submittedBy && ` · ${say('review.by', { name: review.submittedBy.name })}`} ·{' '}
          <a href={`/api/v1/proposals/${review.proposal.id}/word`} download>
            {say('review.takeWord')}
          </a>
        </p>
      </div>
      <div className="row">
        <Strip boxes={all.map(({ box }) => box)} current={all.findIndex(({ change }) => change.id === currentId)} />
        <span className="small muted nowrap" role="status">
          {say('review.progress', { done: decided, all: all.length })}
          {marked > 0 && <strong> · {say('review.marked', { count: marked })}</strong>}
        </span>
      </div>
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
