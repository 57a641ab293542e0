import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { emergenciesQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Note } from '../../ui/states.js';
import '../../text/words-of/publishing.js';

/** What went out in an emergency stays on the desk until a second person has looked at it. */
export function EmergencyFlag({ slug }: { slug: string }) {
  const { say } = useLanguage();
  const { data = [] } = useQuery(emergenciesQuery(slug));
  return data
    .filter(({ state }) => state === 'waiting')
    .map(({ number }) => (
      <Note key={number} icon="stop" tone="bad" title={say('emergency.stands.waiting', { number })}>
        <Link to="/editions">{say('emergency.waiting')}</Link>
      </Note>
    ));
}
