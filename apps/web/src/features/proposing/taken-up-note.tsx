import { useQuery } from '@tanstack/react-query';
import { takenUpQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import '../../text/words-of/answering.js';
import '../../text/words-of/deciding.js';

/** What readers said that this proposal takes up, with the way to each. Nothing when it takes up none. */
export function TakenUpNote({ proposalId }: { proposalId: string }) {
  const say = useSay();
  const { data: items = [] } = useQuery(takenUpQuery(proposalId));
  if (items.length === 0) return null;
  return (
    <details className="small" open={items.length < 3}>
      <summary>{say('taken.up', { count: items.length })}</summary>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <a className="link" href={`/app/feedback/${item.id}`}>
              {say('feedback.number', { number: item.number })}
            </a>{' '}
            <bdi>{item.text.slice(0, 200)}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
