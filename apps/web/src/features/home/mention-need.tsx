import { Link } from '@tanstack/react-router';
import type { MentionView } from '@tarmeem/contract';
import type { Language, Say } from '../../text/words.js';
import { Need } from './needs.js';
import '../../text/words-of/discussion.js';

/** Somebody mentioned the person in a discussion they have not opened since. */
export function mentionNeed(say: Say, when: Language['when'], mention: MentionView) {
  const { messageId, author, proposal, proposalId, title, at, own } = mention;
  const to = own ? '/proposals/$proposalId' : '/desk/$proposalId';
  return (
    <Need
      key={messageId}
      icon="talk"
      title={
        proposal === null
          ? say('discussion.mentioned', { name: author.name, title: title || 'none' })
          : say('discussion.mentionedNumber', { name: author.name, number: proposal })
      }
      action={
        <Link className="btn do" to={to} params={{ proposalId }} search={{ discussion: 'open' }}>
          {say('discussion.read')}
        </Link>
      }
    >
      {when(at)}
    </Need>
  );
}
