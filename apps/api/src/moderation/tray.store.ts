import type { TrayMark } from '@tarmeem/contract';
import type { EntityManager } from 'typeorm';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** A moderator's marks: kept as theirs, not sent, without effect. */
export class Tray {
  constructor(private readonly manager: EntityManager) {}

  /** The tray of a moderator on one proposal is what was sent last; marks on changes of other proposals are left out. */
  async replace(moderatorId: string, proposalId: string, marks: readonly TrayMark[]): Promise<void> {
    await this.manager.query(
      `delete from tray_mark using change
       where tray_mark.change_id = change.id and change.proposal_id = $2 and tray_mark.moderator_id = $1`,
      [moderatorId, proposalId],
    );
    await this.manager.query(
      `insert into tray_mark (moderator_id, change_id, outcome, reason, seq)
       select distinct on (change.id) $1::uuid, change.id, mark.outcome, mark.reason, mark.seq
       from jsonb_to_recordset($3::jsonb) as mark ("changeId" uuid, outcome text, reason text, seq integer)
         join change on change.id = mark."changeId" and change.proposal_id = $2 and change.outcome <> 'carried'`,
      [moderatorId, proposalId, JSON.stringify(marks)],
    );
  }

  async remove(moderatorId: string, changeIds: readonly string[]): Promise<void> {
    await this.manager.query('delete from tray_mark where moderator_id = $1 and change_id = any($2::uuid[])', [
      moderatorId,
      changeIds,
    ]);
  }
}

/** The marks of one moderator on one proposal; a mark follows a change that was carried to a newer text. */
export function trayOf(from: Answers, moderatorId: string, proposalId: string): Promise<TrayMark[]> {
  return rowsOf(
    from,
    `with recursive line (first_id, id) as (
       select change_id, change_id from tray_mark where moderator_id = $1
       union all select line.first_id, change.id from line join change on change.carried_from = line.id
     )
     select change.id as "changeId", tray_mark.outcome, tray_mark.reason, tray_mark.seq
     from line join change on change.id = line.id join tray_mark on tray_mark.change_id = line.first_id
     where tray_mark.moderator_id = $1 and change.proposal_id = $2 and change.outcome <> 'carried'
     order by change.position`,
    [moderatorId, proposalId],
  );
}
