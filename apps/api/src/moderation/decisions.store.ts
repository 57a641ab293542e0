import type { Aspect, ChangeOutcome } from '@tarmeem/review';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../platform/database/rows.js';

/** A change as decisions see it. `carried` rows live on under another id; they are read only to say so. */
export interface ChangeRow {
  id: string;
  documentId: string;
  proposalId: string;
  roundId: string;
  sectionId: string;
  aspect: Aspect;
  position: number;
  payload: unknown;
  payloadHash: string;
  changeKey: string;
  baseHash: string | null;
  baseRevisionId: string | null;
  requires: string[];
  carriedFrom: string | null;
  outcome: ChangeOutcome;
  seq: number;
}

/** A decision to be written; `decidedBy` null is the system, for its cause. */
export interface NewDecision {
  changeId: string;
  seq: number;
  outcome: 'accepted' | 'rejected' | 'returned' | 'amended';
  reason: string | null;
  cause: DecisionCause | null;
  decidedBy: string | null;
  batchId: string | null;
}

export type DecisionCause =
  | 'text-moved'
  | 'section-retired'
  | 'already-published'
  | 'amendment-undone'
  | 'counter-accepted'
  | 'carried'
  | 'taken-out'
  | 'emergency';

/** The columns of a `ChangeRow`, for a query that names the table `change`. */
export const changeColumns = /* sql */ `
  change.id, change.document_id as "documentId", change.proposal_id as "proposalId", change.round_id as "roundId",
  change.section_id as "sectionId", change.aspect, change.position, change.payload, change.payload_hash as "payloadHash",
  change.change_key as "changeKey", change.base_hash as "baseHash", change.base_revision_id as "baseRevisionId",
  array(select change_now(needed) from unnest(change.requires) as needed) as requires, change.carried_from as "carriedFrom", change.outcome, change.decided_seq as seq`;

/** The changes of rounds and the decisions on them. */
export class Decisions {
  constructor(private readonly manager: EntityManager) {}

  ofProposal(proposalId: string): Promise<ChangeRow[]> {
    return rowsOf(
      this.manager,
      `select ${changeColumns} from change where proposal_id = $1 order by round_id, position`,
      [proposalId],
    );
  }

  byId(ids: readonly string[]): Promise<ChangeRow[]> {
    return rowsOf(this.manager, `select ${changeColumns} from change where id = any($1::uuid[])`, [ids]);
  }

  /** Undecided changes of these sections, over every proposal in review. */
  openIn(sectionIds: readonly string[]): Promise<ChangeRow[]> {
    return rowsOf(
      this.manager,
      `select ${changeColumns} from change where section_id = any($1::uuid[]) and outcome = 'open' order by id`,
      [sectionIds],
    );
  }

  /** Writes decisions and keeps the effective outcome of their changes beside them. */
  async decide(decisions: readonly NewDecision[], at: Date): Promise<void> {
    if (decisions.length === 0) return;
    const rows = JSON.stringify(
      decisions.map((decision) => ({
        change_id: decision.changeId,
        seq: decision.seq,
        outcome: decision.outcome,
        reason: decision.reason,
        cause: decision.cause,
        decided_by: decision.decidedBy,
        batch_id: decision.batchId,
      })),
    );
    await this.manager.query(
      `insert into decision (change_id, seq, outcome, reason, cause, decided_by, batch_id, at)
       select change_id, seq, outcome, reason, cause, decided_by, batch_id, $2
       from jsonb_populate_recordset(null::decision, $1::jsonb)`,
      [rows, at],
    );
    await this.manager.query(
      `update change set outcome = row.outcome, decided_seq = row.seq
       from jsonb_populate_recordset(null::decision, $1::jsonb) row where change.id = row.change_id`,
      [rows],
    );
  }
}
