import type { EntityManager } from 'typeorm';
import { rowsOf } from '../platform/database/rows.js';
import { NotFound } from '../platform/problems/problem-error.js';
import { plannedOnce } from '../platform/database/planned.js';

export interface DocumentRecord {
  id: string;
  slug: string;
  title: string;
}

/** The row that submit, decide, prepare and publish lock before anything else. */
export class Documents {
  constructor(private readonly manager: EntityManager) {}

  /** Locks the document until the transaction ends. Inserts that refer to it (feedback, autosave) go on meanwhile. */
  async lock(id: string): Promise<DocumentRecord> {
    const [found] = await rowsOf<DocumentRecord>(
      this.manager,
      plannedOnce('select id, slug, title from document where id = $1 for no key update'),
      [id],
    );
    if (!found) throw new NotFound();
    return found;
  }

  /** The next number of a counter, given out once. */
  async nextNumber(documentId: string, counter: 'proposal' | 'feedback'): Promise<number> {
    const [row] = await rowsOf<{ value: number }>(
      this.manager,
      `insert into document_counter as c (document_id, name, value) values ($1, $2, 1)
       on conflict (document_id, name) do update set value = c.value + 1 returning value`,
      [documentId, counter],
    );
    if (!row) throw new Error('A counter gave no number');
    return row.value;
  }
}
