import { useQuery } from '@tanstack/react-query';
import { ChangeText } from '../../redline/change-text.js';
import { call } from '../../api/client.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import { Few } from '../../ui/few.js';
import { Icon } from '../../ui/icon.js';
import { Failure, Note } from '../../ui/states.js';
import '../../text/words-of/sending.js';

/** Which of the draft's changes touch what other bodies have proposed: nothing is in the way of sending it. */
export default function Collisions({ proposalId }: { proposalId: string }) {
  const say = useSay();
  const found = useQuery({
    queryKey: ['proposals', proposalId, 'collisions'],
    queryFn: ({ signal }) => call('collisions', { params: { proposalId }, signal }),
    gcTime: 0,
    staleTime: 0,
  });
  if (found.error) return <Failure error={found.error} title={say('sending.unknown')} />;
  if (!found.data) return <p className="small muted">{say('sending.looking')}</p>;
  const { items } = found.data;
  if (items.length === 0) return <p className="small muted">{say('sending.alone')}</p>;
  return (
    <Note tone="warn" icon="clash" title={say('sending.collides', { count: items.length })}>
      <p>{say('sending.hint')}</p>
      <ul className="collisions">
        {items.map(({ sectionId, heading, change, others }, at) => {
          const line = change && lineOf(say, change);
          return (
            <li key={`${sectionId} ${String(at)}`}>
              <p>
                <bdi>{heading}</bdi> · {line ? `${line.verb} ${line.place}` : say('sending.wholeSection')}
              </p>
              {line && <ChangeText line={line} />}
              <Few>
                {others.map(({ proposal, organisation, pending }) => (
                  <p key={`${String(proposal)} ${String(pending)}`} className="small">
                    <Icon name="two" />{' '}
                    {say(pending ? 'sending.waits' : 'sending.open', { number: proposal, body: organisation })}
                  </p>
                ))}
              </Few>
            </li>
          );
        })}
      </ul>
    </Note>
  );
}
