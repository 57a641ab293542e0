import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { proposalQuery, reviewQuery } from '../../api/queries.js';
import { latePart } from '../../ui/late.js';
import { Closed, Loading } from '../../ui/states.js';

const StrandedWords = latePart(async () => (await import('./stranded-words.js')).default);

interface OtherDoorProps {
  proposalId: string;
  /** The door at which the proposal is there for this person, if at any. */
  to: 'desk' | 'proposals';
  /** Why it is closed here. */
  error: unknown;
}

/** Who opens a proposal at the desk's address or at its organisation's, and sees it only at the other, is taken there. */
export function OtherDoor({ proposalId, to, error }: OtherDoorProps) {
  const review = useQuery({ ...reviewQuery(proposalId), enabled: to === 'desk' });
  const own = useQuery({ ...proposalQuery(proposalId), enabled: to === 'proposals' });
  const { data, error: none } = to === 'desk' ? review : own;
  if (data) return <Navigate replace to={`/${to}/$proposalId`} params={{ proposalId }} />;
  return (
    <main id="main" className="page">
      {none ? (
        <>
          <Closed error={error} />
          <StrandedWords proposalId={proposalId} />
        </>
      ) : (
        <Loading />
      )}
    </main>
  );
}
