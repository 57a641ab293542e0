import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { reviewQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Answered, isClosed } from '../../ui/states.js';
import { OfDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { OtherDoor } from '../proposing/other-door.js';
import { ReviewScreen } from './review-screen.js';
import '../../text/words-of/deciding.js';

/** A submitted round under review. */
export function Review() {
  const say = useSay();
  const { proposalId = '' } = useParams({ strict: false });
  const review = useQuery({ ...reviewQuery(proposalId), refetchOnWindowFocus: true });
  useTitle(review.data ? `${review.data.proposal.number ?? ''} ${review.data.proposal.title}` : say('review.title'));
  if (!review.data && isClosed(review.error))
    return <OtherDoor proposalId={proposalId} to="proposals" error={review.error} />;
  return (
    <Answered query={review}>
      {(it) => (
        <OfDocument slug={it.proposal.document}>
          <ReviewScreen key={`${it.proposal.id}.${it.round}`} review={it} />
        </OfDocument>
      )}
    </Answered>
  );
}
