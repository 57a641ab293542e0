import type { SourceInput } from '@tarmeem/contract';
import type { Aspect } from '@tarmeem/review';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../../platform/database/rows.js';
import { gapsLiteral } from '../changes.store.js';

/** What finds the change of a source again while the draft is written. */
export interface About {
  sectionId: string;
  aspect: Aspect;
  /** Null for a section that the draft adds. */
  baseRevisionId: string | null;
  gaps: readonly (readonly [number, number])[];
  changeKey: string | null;
}

interface NewSource extends Pick<SourceInput, 'kind' | 'title' | 'locator' | 'link'> {
  documentId: string;
  proposalId: string;
  about: About | null;
  evidenceId: string | null;
  addedBy: string;
  at: Date;
}

const outcomes = `'{accepted,rejected,amended}'`;

/** Sources of drafts, and their frozen copies in rounds. */
export class SourceRows {
  constructor(private readonly manager: EntityManager) {}

  async count(proposalId: string): Promise<number> {
    const [row] = await rowsOf<{ count: number }>(
      this.manager,
      'select count(*)::int as count from source where proposal_id = $1',
      [proposalId],
    );
    return row?.count ?? 0;
  }

  async add({ about, ...source }: NewSource): Promise<string> {
    const [row] = await rowsOf<{ id: string }>(
      this.manager,
      `insert into source (document_id, proposal_id, section_id, aspect, base_revision_id, gaps, change_key, kind, title, locator, link,
         evidence_id, added_by, at)
       values ($1, $2, $3, $4, $5, $6::int4multirange, $7, $8, $9, $10, $11, $12, $13, $14) returning id`,
      [
        source.documentId,
        source.proposalId,
        about?.sectionId ?? null,
        about?.aspect ?? null,
        about?.baseRevisionId ?? null,
        about && about.gaps.length > 0 ? gapsLiteral(about.gaps) : null,
        about?.changeKey ?? null,
        source.kind,
        source.title,
        source.locator,
        source.link,
        source.evidenceId,
        source.addedBy,
        source.at,
      ],
    );
    if (!row) throw new Error('A source got no id');
    return row.id;
  }

  /** Takes a source out of its draft; undefined when it holds no such one, else the file that no round holds. */
  async remove(proposalId: string, id: string): Promise<{ file: { id: string; key: string } | null } | undefined> {
    const [gone] = await rowsOf<{ fileId: string | null; key: string | null }>(
      this.manager,
      `with gone as (delete from source where id = $2 and proposal_id = $1 returning id, evidence_id)
       select e.id as "fileId", e.storage_key as key from gone left join evidence e on e.id = gone.evidence_id
         and not exists (select from round_source where evidence_id = e.id)`,
      [proposalId, id],
    );
    if (!gone) return undefined;
    return { file: gone.fileId !== null && gone.key !== null ? { id: gone.fileId, key: gone.key } : null };
  }

  /**
   * Copies the draft's sources into a round whose changes are written. Of the words a source goes to the change it named, else to one
   * that touches the same published words; where neither is left it stays a source of the section.
   */
  async freeze(proposalId: string, roundId: string): Promise<void> {
    await this.manager.query(
      `insert into round_source (round_id, position, proposal_id, source_id, section_id, change_id, kind, title, locator, link, evidence_id)
       select $2, row_number() over (order by s.at, s.id), s.proposal_id, s.id, s.section_id, (
           select c.id from change c where c.round_id = $2 and c.section_id = s.section_id and (c.base_revision_id is null
             or c.aspect = s.aspect and (c.aspect <> 'body' or c.change_key = s.change_key
               or c.base_revision_id = s.base_revision_id and c.gaps && s.gaps))
           order by c.change_key is not distinct from s.change_key desc, c.position limit 1),
         s.kind, s.title, s.locator, s.link, s.evidence_id
       from source s where s.proposal_id = $1`,
      [proposalId, roundId],
    );
  }

  /** After a round: what was decided takes its sources out of the draft; what came back keeps them. */
  async afterRound(roundId: string): Promise<void> {
    await this.manager.query(
      `delete from source where id in (select rs.source_id from round_source rs join change c on c.id = change_now(rs.change_id)
         where rs.round_id = $1 and c.outcome = any(${outcomes}::text[]))`,
      [roundId],
    );
  }

  /** A change that is put into the draft again brings the sources it was submitted with. */
  async putBack(change: { id: string; aspect: Aspect; baseRevisionId: string | null; changeKey: string }, at: Date) {
    await this.manager.query(
      `insert into source (id, document_id, proposal_id, section_id, aspect, base_revision_id, gaps, change_key, kind, title, locator,
         link, evidence_id, added_by, at)
       select rs.source_id, c.document_id, rs.proposal_id, rs.section_id, c.aspect, c.base_revision_id, c.gaps, c.change_key, rs.kind,
         rs.title, rs.locator, rs.link, rs.evidence_id, r.submitted_by, $2
       from round_source rs join round r on r.id = rs.round_id join change c on c.id = $1
       where change_now(rs.change_id) = $1 and not exists (select from source where id = rs.source_id)
       on conflict do nothing`,
      [change.id, at],
    );
  }

  /** The sources of words of a section, to find their changes over another text. */
  ofWords(
    proposalId: string,
    sectionId: string,
  ): Promise<{ id: string; gaps: string | null; changeKey: string | null }[]> {
    return rowsOf(
      this.manager,
      `select id, gaps::text as gaps, change_key as "changeKey" from source
       where proposal_id = $1 and section_id = $2 and aspect = 'body'`,
      [proposalId, sectionId],
    );
  }

  async follow(id: string, about: Pick<About, 'baseRevisionId' | 'gaps' | 'changeKey'>): Promise<void> {
    await this.manager.query(
      'update source set base_revision_id = $2, gaps = $3::int4multirange, change_key = $4 where id = $1',
      [id, about.baseRevisionId, gapsLiteral(about.gaps), about.changeKey],
    );
  }
}
