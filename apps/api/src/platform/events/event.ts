import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.js';

/** Who did it: a person in one of their roles; null for the system itself. */
export interface EventActor {
  id: string;
  role: string | null;
}

/**
 * What happened, as a row of the audit trail. `facts` holds ids, enums, numbers and salted hashes, never words that somebody typed.
 * With a `documentId` it belongs to that document's chain, else to the chain of the system.
 */
export interface EventInput {
  documentId?: string | null;
  actor: EventActor | null;
  /** `proposal.submitted`, `edition.published`: the object's name, a dot, what happened to it. */
  action: string;
  objectType: string;
  objectId: string;
  facts?: Record<string, unknown>;
}

/** An event as its hash sees it. Times are UTC with milliseconds. */
export interface SealedEvent {
  chain: string;
  seq: number;
  at: string;
  actorId: string | null;
  actorRole: string | null;
  action: string;
  objectType: string;
  objectId: string;
  facts: Record<string, unknown>;
  previousHash: string;
}

/** The hash before the first event of a chain. */
export const firstHash = '0'.repeat(64);

/** The chain of events that belong to no document. */
export const systemChain = 'system';

/** SHA-256 (hex) over the canonical JSON of the event, which names its place and the hash before it. */
export function eventHash(event: SealedEvent): string {
  return createHash('sha256').update(canonicalJson(event), 'utf8').digest('hex');
}
