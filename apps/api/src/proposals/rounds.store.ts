import type { EntityManager } from 'typeorm';
import { rowsOf } from '../platform/database/rows.js';
import type { Base, NewText } from './working-copies.store.js';

/** What a round keeps of a section beside its words; `base` null: the section is added. */
export interface FrozenStructure {
  parentId: string | null;
  afterId: string | null;
  slug: string | null;
  live: boolean;
}

export interface Round {
  id: string;
  proposalId: string;
  n: number;
  submittedAt: Date;
  finishedAt: Date | null;
}

export interface NewRound {
  proposalId: string;
  n: number;
  /** As it was sent: what its authors call the proposal afterwards is theirs alone until they submit again. */
  title: string;
  summary: string;
  baseSeq: number;
  submittedBy: string;
  at: Date;
}

const columns = `id, proposal_id as "proposalId", n, submitted_at as "submittedAt", finished_at as "finishedAt"`;

/** Rounds and their frozen copies. */
export class Rounds {
  constructor(private readonly manager: EntityManager) {}

  async last(proposalId: string): Promise<Round | null> {
    const [found] = await rowsOf<Round>(
      this.manager,
      `select ${columns} from round where proposal_id = $1 order by n desc limit 1`,
      [proposalId],
    );
    return found ?? null;
  }

  async open(round: NewRound): Promise<string> {
    const [row] = await rowsOf<{ id: string }>(
      this.manager,
      `insert into round (proposal_id, n, title, summary, base_seq, submitted_by, submitted_at)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [round.proposalId, round.n, round.title, round.summary, round.baseSeq, round.submittedBy, round.at],
    );
    if (!row) throw new Error('A round got no id');
    return row.id;
  }

  async freeze(
    roundId: string,
    sectionId: string,
    text: NewText & { [Key in keyof Base]: Base[Key] | null },
    structure?: FrozenStructure,
  ): Promise<void> {
    await this.manager.query(
      `insert into round_copy (round_id, section_id, heading, body, content_hash, base_revision_id, base_entry_id, parent_id, after_id,
         slug, live)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        roundId,
        sectionId,
        text.heading,
        JSON.stringify(text.body),
        text.contentHash,
        text.revisionId,
        text.entryId,
        structure?.parentId ?? null,
        structure?.afterId ?? null,
        structure?.slug ?? null,
        structure?.live ?? true,
      ],
    );
  }

  /** Ends the open round of a proposal. A recall keeps its reason with the round. */
  async finish(
    proposalId: string,
    as: 'decided' | 'recalled' | 'withdrawn',
    { at, reason }: { at: Date; reason?: string },
  ): Promise<void> {
    await this.manager.query(
      `update round set finished_at = $2, finished_as = $3, recall_reason = $4
       where proposal_id = $1 and finished_at is null`,
      [proposalId, at, as, as === 'recalled' ? (reason ?? null) : null],
    );
  }
}
