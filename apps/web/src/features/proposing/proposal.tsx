import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { proposalQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Answered, isClosed, Loading } from '../../ui/states.js';
import { OfDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { OtherDoor } from './other-door.js';
import { useProposalAddress } from './proposal-address.js';

const ReadProposal = lazy(() => import('./read-proposal.js').then(({ ReadProposal }) => ({ default: ReadProposal })));
const EditorScreen = lazy(() => import('./editor-screen.js'));
const RoundScreen = lazy(() => import('../rounds/round-screen.js'));

/** One round of a proposal, or the proposal as it is now. */
export function Proposal() {
  const { round, against } = useProposalAddress();
  const { proposalId = '' } = useParams({ strict: false });
  return round === undefined ? (
    <ProposalNow proposalId={proposalId} />
  ) : (
    <Suspense fallback={<Loading />}>
      <RoundScreen proposalId={proposalId} round={round} against={against} />
    </Suspense>
  );
}

/** One's own proposal: the editor while it is a draft, else its round and what became of it. */
function ProposalNow({ proposalId }: { proposalId: string }) {
  const say = useSay();
  // The published text moves under an open editor: whoever writes is told within a minute, not when they send.
  const proposal = useQuery({
    ...proposalQuery(proposalId),
    refetchInterval: ({ state }) => state.data?.may.edit.allowed === true && 60_000,
  });
  useTitle(proposal.data ? proposal.data.title || say('home.untitled') : say('app.proposals'));
  if (!proposal.data && isClosed(proposal.error))
    return <OtherDoor proposalId={proposalId} to="desk" error={proposal.error} />;
  return (
    <Answered query={proposal}>
      {(it) => (
        <OfDocument slug={it.document}>
          <Suspense fallback={<Loading />}>
            {it.may.edit.allowed ? <EditorScreen proposal={it} /> : <ReadProposal proposal={it} />}
          </Suspense>
        </OfDocument>
      )}
    </Answered>
  );
}
