import { maySee, type Actor, type Place, readersOf } from '@tarmeem/review';
import { NotFound } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { placesOfSubmitted } from '../proposals/index.js';

/** A proposal as far as its discussion asks. */
export interface Discussed {
  id: string;
  documentId: string;
  organisationId: string;
  number: number | null;
  /** Everywhere its submitted changes act; nowhere before the first submission. */
  places: readonly Place[];
}

/** Which of the two discussions of a proposal somebody hears. */
export interface Hearing {
  internal: boolean;
  shared: boolean;
}

/** The proposal, if there is one. */
export async function discussed(from: Answers, proposalId: string): Promise<Discussed | null> {
  const [row] = await rowsOf<Omit<Discussed, 'places'>>(
    from,
    'select id, document_id as "documentId", organisation_id as "organisationId", number from proposal where id = $1',
    [proposalId],
  );
  if (!row) return null;
  return { ...row, places: await placesOfSubmitted(from, row) };
}

/** What the person hears: their organisation's own talk, and what is shared with those who decide about one of its places. */
export function hearingOf({ documentId, organisationId, places }: Discussed, actor: Actor): Hearing {
  const own = readersOf(actor, { documentId, jurisdiction: null, organisationId });
  const internal = maySee(own, 'internal discussion');
  return {
    internal,
    shared: internal || places.some((place) => maySee(readersOf(actor, place), 'shared discussion')),
  };
}

/** The same for who asks. Throws NotFound for whom the proposal is not there. */
export async function mustHear(from: Answers, proposalId: string, actor: Actor): Promise<Discussed & Hearing> {
  const proposal = await discussed(from, proposalId);
  const hearing = proposal && hearingOf(proposal, actor);
  if (!proposal || !hearing?.shared) throw new NotFound();
  return { ...proposal, ...hearing };
}
