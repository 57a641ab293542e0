import { useNavigate, useSearch } from '@tanstack/react-router';
import { isView, type View } from '../../ui/view-switch.js';

/** What the address of a proposal says besides its id. */
export interface ProposalSearch {
  section?: string;
  view?: View;
  /** An earlier round to read. */
  round?: number;
  /** The round that it is compared with. */
  against?: number;
  /** The discussion of the whole proposal is open from the start. */
  discussion?: 'open';
}
const isRound = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;

export const proposalSearch = (search: Record<string, unknown>): ProposalSearch => ({
  ...(typeof search['section'] === 'string' ? { section: search['section'] } : {}),
  ...(isRound(search['round']) ? { round: search['round'] } : {}),
  ...(isRound(search['against']) ? { against: search['against'] } : {}),
  ...(search['discussion'] === 'open' ? { discussion: 'open' as const } : {}),
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
  return { section: search.section, round: search.round, against: search.against, view: search.view ?? 'changes', go };
}
