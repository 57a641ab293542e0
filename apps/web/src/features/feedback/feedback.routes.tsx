import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useSay } from '../../text/words.js';
import { useDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { FeedbackScreen } from './feedback-screen.js';
import { feedbackSearch } from './feedback-search.js';
import '../../text/words-of/deciding.js';

/** The feedback on the document; filters and opened item are in the address. */
export function Feedback() {
  const say = useSay();
  const { slug } = useDocument();
  const { feedbackId } = useParams({ strict: false });
  const filter = feedbackSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  useTitle(say('feedback.title'));
  return (
    <FeedbackScreen
      slug={slug}
      filter={filter}
      selected={feedbackId ?? null}
      onFilter={(search) => void navigate({ to: '/feedback', search })}
      onSelect={(id) => void navigate({ to: '/feedback/$feedbackId', params: { feedbackId: id }, search: filter })}
    />
  );
}
