import type { Change } from '@tarmeem/document';
import type { Aspect, ChangeOutcome } from '@tarmeem/review';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../platform/database/rows.js';
import type { HeadingChange, StructurePayload } from './structure/structure-change.js';

/** A change as a round computes it. */
export interface NewChange {
  /** Given where others require it: the database mints it else. */
  id?: string;
  sectionId: string;
  aspect: Aspect;
  payload: Change | HeadingChange | StructurePayload;
  payloadHash: string;
  changeKey: string;
  /** Null for a section that is added. */
  baseHash: string | null;
  baseRevisionId: string | null;
  /** Changes of the same round without which it can't be had. */
  requires?: readonly string[];
}

export interface StoredChange extends NewChange {
  id: string;
  requires: string[];
  roundId: string;
  position: number;
  outcome: ChangeOutcome;
  decidedSeq: number;
}

/** A multirange literal of inclusive ranges. */
export const gapsLiteral = (gaps: Change['gaps']): string =>
  `{${gaps.map(([from, to]) => `[${String(from)},${String(to)}]`).join(',')}}`;

const columns = `id, round_id as "roundId", section_id as "sectionId", aspect, position, payload, payload_hash as "payloadHash",
  change_key as "changeKey", base_hash as "baseHash", base_revision_id as "baseRevisionId", outcome, decided_seq as "decidedSeq",
  array(select change_now(needed) from unnest(requires) as needed) as requires`;

/** Changes are written once, when their round is submitted; only their outcome moves. */
export class Changes {
  constructor(private readonly manager: EntityManager) {}

  async addRound(
    at: { documentId: string; proposalId: string; roundId: string },
    changes: readonly NewChange[],
  ): Promise<void> {
    for (const [index, change] of changes.entries()) {
      await this.manager.query(
        `insert into change (document_id, proposal_id, round_id, section_id, aspect, position, payload, gaps, payload_hash,
           change_key, base_hash, base_revision_id, id, requires)
         values ($1, $2, $3, $4, $5, $6, $7, $8::int4multirange, $9, $10, $11, $12, coalesce($13::uuid, uuidv7()), $14::uuid[])`,
        [
          at.documentId,
          at.proposalId,
          at.roundId,
          change.sectionId,
          change.aspect,
          index + 1,
          JSON.stringify(change.payload),
          'gaps' in change.payload ? gapsLiteral(change.payload.gaps) : null,
          change.payloadHash,
          change.changeKey,
          change.baseHash,
          change.baseRevisionId,
          change.id ?? null,
          change.requires ?? [],
        ],
      );
    }
  }

  /** The effective changes of a round, in order: a carried one stands for the row it goes on from. */
  async ofRound(roundId: string): Promise<StoredChange[]> {
    return rowsOf<StoredChange>(
      this.manager,
      `select ${columns} from change where round_id = $1 and outcome <> 'carried' order by position, id`,
      [roundId],
    );
  }

  /** A parked change that nobody put in or dropped yet. */
  async parked(proposalId: string, changeId: string): Promise<StoredChange | null> {
    const [found] = await rowsOf<StoredChange>(
      this.manager,
      `select ${columns} from change where id = $2 and exists (
         select from parked where change_id = change.id and proposal_id = $1 and resolved_at is null)`,
      [proposalId, changeId],
    );
    return found ?? null;
  }

  async resolveParked(
    changeId: string,
    { resolution, by, at }: { resolution: 'put-in' | 'dropped'; by: string; at: Date },
  ): Promise<void> {
    await this.manager.query(
      'update parked set resolution = $2, resolved_by = $3, resolved_at = $4 where change_id = $1',
      [changeId, resolution, by, at],
    );
  }

  async setOutcome(ids: readonly string[], outcome: ChangeOutcome): Promise<void> {
    await this.manager.query('update change set outcome = $2 where id = any($1::uuid[])', [ids, outcome]);
  }

  /** A returned change that does not stand in the working copy: shown beside it until somebody puts it in or drops it. */
  async park(change: Pick<StoredChange, 'id'>, proposalId: string, at: Date): Promise<void> {
    await this.manager.query(
      'insert into parked (change_id, proposal_id, parked_at) values ($1, $2, $3) on conflict do nothing',
      [change.id, proposalId, at],
    );
  }
}
