import type { ProposalView } from '@tarmeem/contract';
import type { ComponentProps } from 'react';
import { latePart } from '../../ui/late.js';

const List = latePart(async () => (await import('./source-list.js')).default);
const Draft = latePart(async () => (await import('./draft-sources.js')).default);

/** Sources as they were submitted; what shows them is loaded only where there are some. */
export function Sources(props: ComponentProps<typeof List>) {
  return props.sources.length === 0 ? null : <List {...props} />;
}

/** Sources of a draft, where they are added too. */
export function SourcesOfDraft(props: ComponentProps<typeof Draft>) {
  return <Draft {...props} />;
}

/** The sources that a change of a round was submitted with. */
export function SourcesOf({ proposal, changeId }: { proposal: ProposalView; changeId: string }) {
  return (
    <Sources proposalId={proposal.id} sources={proposal.sources.filter((source) => source.changeId === changeId)} />
  );
}
