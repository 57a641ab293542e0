import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useSay } from '../../text/words.js';
import { useDocument, useTitle } from '../../ui/shell.js';
import { FeedbackScreen } from './feedback-screen.js';
import { feedbackSearch } from './feedback-search.js';
import '../../text/words-of/deciding.js';

/** The feedback on the document; filter and opened item are in the address. */
export function Feedback() {
  const say = useSay();
  const { slug } = useDocument();
  const { feedbackId } = useParams({ strict: false });
  const { state } = feedbackSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  useTitle(say('feedback.title'));
  const search = state ? { state } : {};
  return (
    <FeedbackScreen
      slug={slug}
      state={state ?? 'all'}
      selected={feedbackId ?? null}
      onState={(next) => void navigate({ to: '/feedback', search: next === 'all' ? {} : { state: next } })}
      onSelect={(id) => void navigate({ to: '/feedback/$feedbackId', params: { feedbackId: id }, search })}
    />
  );
}
