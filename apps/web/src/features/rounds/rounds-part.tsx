import { latePart } from '../../ui/late.js';

const List = latePart(async () => (await import('./round-list.js')).default);

/** The rounds of a proposal with their dates and outcomes; nothing before the first submission. */
export function Rounds({ proposalId, count }: { proposalId: string; count: number }) {
  return count === 0 ? null : <List proposalId={proposalId} count={count} />;
}
