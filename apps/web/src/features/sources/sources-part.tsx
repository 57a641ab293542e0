import type { ProposalView } from '@tarmeem/contract';
import { lazy, Suspense, type ComponentProps } from 'react';

const List = lazy(() => import('./source-list.js'));
const Draft = lazy(() => import('./draft-sources.js'));

/** Sources as they were submitted; what shows them is loaded only where there are some. */
export function Sources(props: ComponentProps<typeof List>) {
  return props.sources.length === 0 ? null : (
    <Suspense fallback={null}>
      <List {...props} />
    </Suspense>
  );
}

/** Sources of a draft, where they are added too. */
export function SourcesOfDraft(props: ComponentProps<typeof Draft>) {
  return (
    <Suspense fallback={null}>
      <Draft {...props} />
    </Suspense>
  );
}

/** The sources that a change of a round was submitted with. */
export function SourcesOf({ proposal, changeId }: { proposal: ProposalView; changeId: string }) {
  return (
    <Sources proposalId={proposal.id} sources={proposal.sources.filter((source) => source.changeId === changeId)} />
  );
}
