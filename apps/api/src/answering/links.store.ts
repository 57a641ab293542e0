import type { EntityManager } from 'typeorm';
import { rowsOf } from '../platform/database/rows.js';

/** Which proposals take up which feedback, and which of their changes answer it. */
export class AnswerLinks {
  constructor(private readonly manager: EntityManager) {}

  /** True when it was not there yet. */
  async link(it: {
    feedbackId: string;
    proposalId: string;
    how: 'turned' | 'linked';
    by: string;
    at: Date;
  }): Promise<boolean> {
    const made = await rowsOf(
      this.manager,
      `insert into feedback_proposal (feedback_id, proposal_id, how, linked_by, at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning feedback_id`,
      [it.feedbackId, it.proposalId, it.how, it.by, it.at],
    );
    return made.length > 0;
  }

  /** True when it was there. */
  async unlink(feedbackId: string, proposalId: string): Promise<boolean> {
    const [gone] = await this.manager.query<[unknown[], number]>(
      'delete from feedback_proposal where feedback_id = $1 and proposal_id = $2 returning feedback_id',
      [feedbackId, proposalId],
    );
    return gone.length > 0;
  }

  async tick(it: { feedbackId: string; changeId: string; by: string; at: Date }): Promise<void> {
    await this.manager.query(
      `insert into feedback_change (feedback_id, change_id, linked_by, at) values ($1, $2, $3, $4) on conflict do nothing`,
      [it.feedbackId, it.changeId, it.by, it.at],
    );
  }

  /** A change of the proposal answers the item already. */
  async answers(feedbackId: string, proposalId: string): Promise<boolean> {
    const found = await rowsOf(
      this.manager,
      `select from feedback_change link join change on change.id = link.change_id
       where link.feedback_id = $1 and change.proposal_id = $2 limit 1`,
      [feedbackId, proposalId],
    );
    return found.length > 0;
  }
}
