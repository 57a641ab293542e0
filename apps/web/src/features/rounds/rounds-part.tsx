import { lazy, Suspense } from 'react';

const List = lazy(() => import('./round-list.js'));

/** The rounds of a proposal with their dates and outcomes; nothing before the first submission. */
export function Rounds({ proposalId, count }: { proposalId: string; count: number }) {
  return count === 0 ? null : (
    <Suspense fallback={null}>
      <List proposalId={proposalId} count={count} />
    </Suspense>
  );
}
