import { sha256 } from '../documents/index.js';
import { canonicalJson, type Tx } from '../platform/index.js';
import { rowsOf } from '../platform/database/rows.js';
import { Proposals } from './proposals.store.js';

/** A change as its round was submitted with it: what of it stays whatever is decided, carried or redacted. */
export interface SubmittedChange {
  id: string;
  sectionId: string;
  aspect: string;
  position: number;
  payloadHash: string;
  requires: readonly string[];
}

/** SHA-256 (hex) over the canonical JSON of the changes, by their position. */
export const hashOfSubmitted = (changes: readonly SubmittedChange[]): string =>
  sha256(canonicalJson([...changes].sort((a, b) => a.position - b.position)));

/** What the event of a submission tells of it beside its number: whose it is, what it answers, who wrote it, and what it changes. */
export async function submissionFacts(tx: Tx, proposalId: string, roundId: string): Promise<Record<string, unknown>> {
  const proposals = tx.get(Proposals);
  const proposal = await proposals.find(proposalId);
  const changes = await rowsOf<SubmittedChange>(
    tx,
    `select id, section_id as "sectionId", aspect, position, payload_hash as "payloadHash", requires
     from change where round_id = $1 and carried_from is null`,
    [roundId],
  );
  return {
    roundId,
    organisationId: proposal?.organisationId ?? null,
    counterOf: proposal?.counterOf ?? null,
    contributors: await proposals.contributions(proposalId),
    changesHash: hashOfSubmitted(changes),
  };
}
