import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { proposalQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Answered, Loading } from '../../ui/states.js';
import { useTitle } from '../../ui/shell.js';
import { useProposalAddress } from './proposal-address.js';
import { ReadProposal } from './read-proposal.js';
import { ReadRound } from './read-round.js';

const EditorScreen = lazy(() => import('./editor-screen.js'));

/** One's own proposal: the editor while it is a draft, else its round and what became of it. */
export function Proposal() {
  const say = useSay();
  const { round } = useProposalAddress();
  const { proposalId = '' } = useParams({ strict: false });
  const proposal = useQuery(proposalQuery(proposalId));
  useTitle(proposal.data ? proposal.data.title || say('home.untitled') : say('app.proposals'));
  return (
    <Answered query={proposal}>
      {(it) =>
        round !== undefined && round <= it.round ? (
          <ReadRound proposal={it} round={round} />
        ) : it.may.edit.allowed ? (
          <Suspense fallback={<Loading />}>
            <EditorScreen proposal={it} />
          </Suspense>
        ) : (
          <ReadProposal proposal={it} />
        )
      }
    </Answered>
  );
}
