import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../api/client.js';
import { draftQuery, waitingQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Blank, Failure, Loading } from '../../ui/states.js';
import { useDocument } from '../../ui/document.js';
import { useProposals } from '../proposing/proposals.js';
import { mentionsQuery } from '../discussion/use-discussion.js';
import { mentionNeed } from './mention-need.js';
import { Need, proposalNeeds } from './needs.js';
import '../../text/words-of/home.js';

interface NeedsProps {
  writes: boolean;
  moderates: boolean;
  publishes: boolean;
  administers: boolean;
}

/** Everything that waits for the person, the most pressing first. */
export function YourNeeds({ writes, moderates, publishes, administers }: NeedsProps) {
  const language = useLanguage();
  const { say, when } = language;
  const { slug } = useDocument();
  const proposals = useProposals();
  const queue = useQuery({ ...waitingQuery(slug), enabled: moderates });
  const draft = useQuery({ ...draftQuery(slug), enabled: moderates || publishes });
  const undecidable = useQuery({
    queryKey: ['documents', slug, 'undecidable'],
    queryFn: ({ signal }) => call('undecidable', { params: { slug }, signal }),
    enabled: administers,
  });
  const mentions = useQuery(mentionsQuery);
  const waitingChanges = draft.data?.sections.flatMap(({ changes }) => changes) ?? [];
  const accepted = waitingChanges.length;
  /** What is prepared may leave some of them for a later edition. */
  const chosen = waitingChanges.filter(({ selected }) => selected).length;
  const open = queue.data?.counts.open ?? 0;
  const said = queue.data?.counts.feedback ?? 0;
  const list = [
    ...(mentions.data ?? []).map((mention) => mentionNeed(say, when, mention)),
    ...(undecidable.data ?? []).map(({ id, number, organisation, sections }) => (
      <Need
        key={id}
        icon="lock"
        title={say('home.undecidable', { number: number ?? '–', organisation: organisation.name })}
        action={null}
      >
        {sections.map(({ heading }) => heading).join(' · ')}. {say('home.undecidable.hint')}
      </Need>
    )),
    ...(moderates && open > 0
      ? [
          <Need
            key="desk"
            icon="list"
            title={say('home.desk', { count: open })}
            action={
              <Link className="btn pri do" to="/desk">
                {say('home.desk.do')}
              </Link>
            }
          />,
        ]
      : []),
    ...(moderates && said > 0
      ? [
          <Need
            key="feedback"
            icon="talk"
            title={say('home.feedback', { count: said })}
            action={
              <Link className={open > 0 ? 'btn do' : 'btn pri do'} to="/desk" search={{ kind: 'feedback' }}>
                {say('home.feedback.do')}
              </Link>
            }
          />,
        ]
      : []),
    ...(draft.data && chosen > 0 && draft.data.preparation && draft.data.may.publish.allowed
      ? [
          <Need
            key="publish"
            icon="flag"
            title={say('home.publish', {
              number: draft.data.preparation.major ? draft.data.nextMajor : draft.data.nextMinor,
            })}
            action={
              <Link className="btn pri do" to="/editions/draft">
                {say('home.publish.do')}
              </Link>
            }
          >
            {say('home.publish.hint', { count: chosen, name: draft.data.preparation.preparedBy?.name ?? '–' })}
          </Need>,
        ]
      : []),
    ...(draft.data && accepted > 0 && !draft.data.preparation && draft.data.may.prepare.allowed
      ? [
          <Need
            key="prepare"
            icon="flag"
            title={say('home.prepare', { count: accepted })}
            action={
              <Link className="btn do" to="/editions/draft">
                {say('home.prepare.do')}
              </Link>
            }
          />,
        ]
      : []),
    ...(writes ? (proposals.data ?? []).flatMap((proposal) => proposalNeeds(language, proposal)) : []),
  ];
  const asked = [
    mentions,
    ...(writes ? [proposals] : []),
    ...(moderates ? [queue] : []),
    ...(moderates || publishes ? [draft] : []),
    ...(administers ? [undecidable] : []),
  ];
  const waiting = asked.some(({ isPending }) => isPending);
  // What did not come may hold something that waits: never say that there is nothing.
  const failed = asked.find(({ error, data }) => error && data === undefined);
  const again = () => asked.forEach((each) => void (each.data === undefined && each.refetch()));
  return (
    <section className="sec" aria-labelledby="h-needs">
      <div className="hd">
        <h1 id="h-needs">{say('home.needs')}</h1>
        {list.length > 0 && <span className="n">{list.length}</span>}
      </div>
      {list.length > 0 && <ul>{list}</ul>}
      {failed ? (
        <Failure error={failed.error} title={say('home.needs.failed')} onAgain={again} />
      ) : waiting && list.length === 0 ? (
        <Loading onAgain={again} />
      ) : (
        list.length === 0 && (
          <Blank title={say('home.needs.none')}>
            <p className="muted">{say('home.needs.noneHint')}</p>
          </Blank>
        )
      )}
    </section>
  );
}
