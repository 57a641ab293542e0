import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProposalSummary } from '@tarmeem/contract';
import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { Answered, Blank } from '../../ui/states.js';
import { useDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { ProposalsTable } from './proposals-table.js';
import '../../text/words-of/exchange.js';
import '../../text/words-of/home.js';
import '../../text/words-of/proposing.js';

/** Pages of the proposals that this person's organisation may see, newest first. */
export function useProposals() {
  const { slug } = useDocument();
  return useInfiniteQuery({
    queryKey: ['documents', slug, 'proposals'],
    queryFn: ({ pageParam, signal }) => call('proposals', { params: { slug }, query: { after: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    select: ({ pages }): ProposalSummary[] => pages.flatMap(({ items }) => items),
  });
}

/** All proposals of one's organisation. */
export function Proposals() {
  const say = useSay();
  useTitle(say('list.title'));
  const proposals = useProposals();
  return (
    <main id="main" className="page">
      <section className="sec">
        <div className="hd">
          <h1>{say('list.title')}</h1>
          <Link className="btn sm end" to="/proposals/new">
            {say('home.suggest')}
          </Link>
          <Link className="btn sm" to="/proposals/word/out">
            {say('word.out')}
          </Link>
          <Link className="btn sm" to="/proposals/word">
            {say('word.bring')}
          </Link>
        </div>
        <Answered query={proposals}>
          {(list) =>
            list.length === 0 ? (
              <Blank title={say('home.proposals.none')}>
                <p className="muted">{say('home.proposals.noneHint')}</p>
              </Blank>
            ) : (
              <ProposalsTable proposals={list} label={say('list.title')} />
            )
          }
        </Answered>
        {proposals.hasNextPage && (
          <button type="button" className="btn" onClick={() => void proposals.fetchNextPage()}>
            {say('app.more')}
          </button>
        )}
      </section>
    </main>
  );
}
