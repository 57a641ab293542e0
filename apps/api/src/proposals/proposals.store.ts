import type { ProposalState } from '@tarmeem/review';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../platform/database/rows.js';

export interface Proposal {
  id: string;
  documentId: string;
  number: number | null;
  organisationId: string;
  title: string;
  summary: string;
  state: ProposalState;
  counterOf: string | null;
  version: number;
}

/** How somebody became a contributor; only the first time is kept. */
export type Contribution = 'write' | 'paste' | 'import' | 'resolution' | 'submission' | 'conversion' | 'feedback';

const columns = `id, document_id as "documentId", number, organisation_id as "organisationId", title, summary, state,
  counter_of as "counterOf", version`;

/** Proposals and those who contributed to them. */
export class Proposals {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<Proposal | null> {
    return this.one(id, '');
  }

  /** Locks the proposal until the transaction ends; the document is locked before it, if at all. */
  async lock(id: string): Promise<Proposal | null> {
    return this.one(id, 'for no key update');
  }

  /** Keeps its state as it is until the transaction ends; several may hold this at once. */
  async hold(id: string): Promise<Proposal | null> {
    return this.one(id, 'for share');
  }

  async add(proposal: {
    documentId: string;
    organisationId: string;
    title: string;
    createdBy: string;
    at: Date;
    /** The change it answers, when a moderator accepts with changes. */
    counterOf?: string;
  }): Promise<string> {
    const [row] = await rowsOf<{ id: string }>(
      this.manager,
      `insert into proposal (document_id, organisation_id, title, created_by, created_at, updated_at, counter_of)
       values ($1, $2, $3, $4, $5, $5, $6) returning id`,
      [
        proposal.documentId,
        proposal.organisationId,
        proposal.title,
        proposal.createdBy,
        proposal.at,
        proposal.counterOf ?? null,
      ],
    );
    if (!row) throw new Error('A proposal got no id');
    return row.id;
  }

  /** Writes what is given and counts the version up. */
  async change(
    id: string,
    next: Partial<Pick<Proposal, 'title' | 'summary' | 'state' | 'number'>> & { withdrawalReason?: string },
    at: Date,
  ): Promise<void> {
    await this.manager.query(
      `update proposal set title = coalesce($2, title), summary = coalesce($3, summary), state = coalesce($4, state),
         number = coalesce($5, number), withdrawal_reason = coalesce($7, withdrawal_reason), updated_at = $6, version = version + 1
       where id = $1`,
      [
        id,
        next.title ?? null,
        next.summary ?? null,
        next.state ?? null,
        next.number ?? null,
        at,
        next.withdrawalReason ?? null,
      ],
    );
  }

  /** Removes a proposal that was never submitted, with its working copies. */
  async remove(id: string): Promise<void> {
    await this.manager.query('delete from proposal where id = $1', [id]);
  }

  /** Whoever contributed stays a contributor. `at`: when, where it is to be compared with when something was decided. */
  async addContributor(id: string, personId: string, how: Contribution, at: Date | null = null): Promise<void> {
    await this.manager.query(
      `insert into contributor (proposal_id, person_id, how, at) values ($1, $2, $3, coalesce($4, now()))
       on conflict do nothing`,
      [id, personId, how, at],
    );
  }

  async contributors(id: string): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      this.manager,
      'select person_id as id from contributor where proposal_id = $1 order by at, person_id',
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** How each of the contributors became one, by their id, as events tell of it. */
  async contributions(id: string): Promise<Record<string, Contribution>> {
    const rows = await rowsOf<{ id: string; how: Contribution }>(
      this.manager,
      'select person_id as id, how from contributor where proposal_id = $1',
      [id],
    );
    return Object.fromEntries(rows.map(({ id, how }) => [id, how]));
  }

  private async one(id: string, lock: string): Promise<Proposal | null> {
    const [found] = await rowsOf<Proposal>(this.manager, `select ${columns} from proposal where id = $1 ${lock}`, [id]);
    return found ?? null;
  }
}
