import { type Answers, rowsOf } from '../../platform/database/rows.js';
import type { Proposal } from '../proposals.store.js';

/** A proposal outside a unit of work; null when there is none. */
export async function proposalRow(from: Answers, id: string): Promise<Proposal | null> {
  const [found] = await rowsOf<Proposal>(
    from,
    `select id, document_id as "documentId", number, organisation_id as "organisationId", title, summary, state,
       counter_of as "counterOf", version from proposal where id = $1`,
    [id],
  );
  return found ?? null;
}
