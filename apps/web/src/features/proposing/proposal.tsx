import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { proposalQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Answered, Loading } from '../../ui/states.js';
import { isView, type View } from '../../ui/view-switch.js';
import { useTitle } from '../../ui/shell.js';
import { ReadProposal } from './read-proposal.js';

const EditorScreen = lazy(() => import('./editor-screen.js'));

/** What the address of a proposal says besides its id. */
export interface ProposalSearch {
  section?: string;
  view?: View;
}
export const proposalSearch = (search: Record<string, unknown>): ProposalSearch => ({
  ...(typeof search['section'] === 'string' ? { section: search['section'] } : {}),
  ...(isView(search['view']) && search['view'] !== 'changes' ? { view: search['view'] } : {}),
});

/** The section and the view in the address, and how to change them. */
export function useProposalAddress() {
  const search = useSearch({ strict: false }) as ProposalSearch;
  const navigate = useNavigate();
  const go = (to: ProposalSearch, replace = false) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => proposalSearch({ ...before, ...to }),
      replace,
    });
  return { section: search.section, view: search.view ?? 'changes', go };
}

/** One's own proposal: the editor while it is a draft, else its round and what became of it. */
export function Proposal() {
  const say = useSay();
  const { proposalId = '' } = useParams({ strict: false });
  const proposal = useQuery(proposalQuery(proposalId));
  useTitle(proposal.data ? proposal.data.title || say('home.untitled') : say('app.proposals'));
  return (
    <Answered query={proposal}>
      {(it) =>
        it.may.edit.allowed ? (
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
