import type { EntityManager } from 'typeorm';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { type ChangeRow, changeColumns } from './decisions.store.js';
import { plannedOnce } from '../platform/database/planned.js';

/** An accepted change that no edition has published yet, with where it came from. */
export interface PendingChange extends ChangeRow {
  editionId: string;
  standing: 'draft' | 'scheduled';
  /** The identical change it shares one edit with. */
  sameAs: string | null;
  /** It was in the draft when that was last prepared. */
  prepared: boolean;
  proposalNumber: number;
  acceptedAt: Date;
}

/**
 * Accepted and not yet published, in draft and scheduled edition; with `sectionIds` only those of these sections, and with
 * `structure` also what waits to change the tree anywhere.
 */
export function pendingChanges(
  from: Answers,
  documentId: string,
  sectionIds: readonly string[] | null = null,
  { structure = false }: { structure?: boolean } = {},
): Promise<PendingChange[]> {
  return rowsOf(
    from,
    plannedOnce(`select ${changeColumns}, accepted.edition_id as "editionId", edition.standing, accepted.same_as as "sameAs", accepted.prepared,
       proposal.number as "proposalNumber", accepted.at as "acceptedAt"
     from accepted join edition on edition.id = accepted.edition_id join change on change.id = accepted.change_id
       join proposal on proposal.id = change.proposal_id
     where edition.document_id = $1 and accepted.pending and ($2::uuid[] is null or change.section_id = any($2::uuid[])
         or $3 and change.aspect in ('place', 'standing'))
     order by proposal.number, change.position, change.id`),
    [documentId, sectionIds, structure],
  );
}

/** What puts a change into an edition. */
export interface NewAccepted {
  changeId: string;
  editionId: string;
  sameAs: string | null;
  /** It goes on for one that was in the draft when that was last prepared. */
  prepared?: boolean;
}

/** The set of accepted changes that is the draft edition (and the scheduled one), and where each accepted change went. */
export class AcceptedChanges {
  constructor(private readonly manager: EntityManager) {}

  /** Puts accepted changes into an edition that is not published. Originals stand before those that are `sameAs` them. */
  async add(rows: readonly NewAccepted[], at: Date, pending = true): Promise<void> {
    if (rows.length === 0) return;
    const ordered = [...rows].sort((a, b) => Number(a.sameAs !== null) - Number(b.sameAs !== null));
    await this.manager.query(
      `insert into accepted (change_id, edition_id, section_id, aspect, gaps, pending, same_as, prepared, at)
       select change.id, row.edition_id, change.section_id, change.aspect, change.gaps, $3, row.same_as, row.prepared, $2
       from jsonb_to_recordset($1::jsonb) as row (change_id uuid, edition_id uuid, same_as uuid, prepared boolean)
         join change on change.id = row.change_id
       order by row.same_as nulls first`,
      [
        JSON.stringify(
          ordered.map(({ changeId, editionId, sameAs, prepared = false }) => ({
            change_id: changeId,
            edition_id: editionId,
            same_as: sameAs,
            prepared,
          })),
        ),
        at,
        pending,
      ],
    );
  }

  /** The draft edition of a document, which has one from its first publication on. */
  async draftId(documentId: string): Promise<string> {
    const [draft] = await rowsOf<{ id: string }>(
      this.manager,
      `select id from edition where document_id = $1 and standing = 'draft'`,
      [documentId],
    );
    if (!draft) throw new Error(`Document ${documentId} has no draft edition`);
    return draft.id;
  }

  /** Takes a change out of the set it waits in; the first that shared its edit takes the edit over, and its part in the preparation. */
  async takeOut(changeId: string, heir: string | null): Promise<void> {
    await this.manager.query('set constraints accepted_same_as deferred');
    if (heir !== null) {
      await this.keepLeftOut(new Map([[changeId, heir]]));
      await this.manager.query(
        'update accepted made set prepared = old.prepared from accepted old where made.change_id = $2 and old.change_id = $1',
        [changeId, heir],
      );
    }
    await this.manager.query('delete from accepted where change_id = $1 and pending', [changeId]);
    if (heir !== null) {
      await this.manager.query('update accepted set same_as = null where change_id = $1', [heir]);
      await this.manager.query('update accepted set same_as = $2 where same_as = $1', [changeId, heir]);
    }
    await this.manager.query('set constraints accepted_same_as immediate');
  }

  /** What a preparation left out stays out when another row takes its place; by the id of the old one. */
  async keepLeftOut(ids: ReadonlyMap<string, string>): Promise<void> {
    await this.manager.query(
      `with pair as (select * from jsonb_to_recordset($1::jsonb) as pair (old uuid, made uuid))
       update edition set left_out = array(select coalesce(pair.made, id) from unnest(left_out) as id left join pair on pair.old = id)
       where standing = 'draft' and left_out && array(select old from pair)`,
      [JSON.stringify([...ids].map(([old, made]) => ({ old, made })))],
    );
  }

  /** Takes changes out together, with those that share their edits. */
  async remove(changeIds: readonly string[]): Promise<void> {
    if (changeIds.length === 0) return;
    await this.manager.query('set constraints accepted_same_as deferred');
    await this.manager.query('delete from accepted where change_id = any($1::uuid[]) and pending', [changeIds]);
    await this.manager.query('set constraints accepted_same_as immediate');
  }

  /** Puts waiting changes into another edition; `pending` false when that edition is published with them. */
  async move(changeIds: readonly string[], editionId: string, pending: boolean): Promise<void> {
    if (changeIds.length === 0) return;
    await this.manager.query(
      plannedOnce(`update accepted set edition_id = $2, pending = $3 where change_id = any($1::uuid[])`),
      [changeIds, editionId, pending],
    );
  }
}
