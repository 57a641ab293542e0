import type { FeedbackView } from '@tarmeem/contract';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { useRefuseReply, useReleaseReply } from './feedback.acts.js';
import { ReleaseChoice } from './release-choice.js';
import '../../text/words-of/deciding.js';

/** What the sender added later and nobody has judged: let through, without words that identify somebody, or refused. */
export function HeldReply({
  item,
  reply,
  slug,
}: {
  item: FeedbackView;
  reply: FeedbackView['replies'][number];
  slug: string;
}) {
  const say = useSay();
  const release = useReleaseReply(item, { replyId: reply.id, slug });
  const refuse = useRefuseReply(item, { replyId: reply.id, slug });
  return (
    <div className="stack">
      <p>
        <span className="st back">{say('feedback.replyHeld')}</span>
      </p>
      <ReleaseChoice findings={reply.findings} may={reply.may.release} act={release}>
        <VerdictButton may={reply.may.refuse} className="btn sm" onClick={() => refuse.mutate()}>
          {say('feedback.refuseDo')}
        </VerdictButton>
      </ReleaseChoice>
      {refuse.error && <Failure error={refuse.error} />}
    </div>
  );
}
