import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DraftView } from '@tarmeem/contract';
import { draftQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Failure } from '../../ui/states.js';
import '../../text/words-of/deciding.js';
import '../../text/words-of/publishing.js';

/** What gathers for the next edition and how far it is, with the way there. */
export function NextEdition({ slug }: { slug: string }) {
  const { say } = useLanguage();
  const draft = useQuery(draftQuery(slug));
  return (
    <section className="sec" aria-labelledby="h-next">
      <div className="hd">
        <h2 id="h-next">{say('editions.next')}</h2>
        <Link className="btn sm end" to="/editions/draft">
          {say('editions.open')}
        </Link>
      </div>
      {draft.data && <HowFar draft={draft.data} />}
      {draft.error && !draft.data && <Failure error={draft.error} onAgain={() => void draft.refetch()} />}
    </section>
  );
}

function HowFar({ draft }: { draft: DraftView }) {
  const { say, when } = useLanguage();
  const { preparation, scheduled } = draft;
  const count = draft.sections.reduce((sum, { changes }) => sum + changes.length, 0);
  const comes = scheduled && `${say('schedule.stands', { when: when(scheduled.at) })} · `;
  if (count === 0)
    return (
      <p className="small muted">
        {comes}
        {say('edition.none')}
      </p>
    );
  return (
    <p className="small muted">
      {comes}
      {say('editions.next.holds', { count, sections: draft.sections.length })}{' '}
      {preparation?.preparedAt && preparation.preparedBy
        ? say('edition.prepared', { name: preparation.preparedBy.name, when: when(preparation.preparedAt) })
        : say('edition.notPrepared')}
    </p>
  );
}
