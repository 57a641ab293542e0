import type { Role } from '@tarmeem/contract';
import { type Answers, rowsOf } from '../../platform/database/rows.js';

/** A grant as a letter tells of it: the role, and the names of the places it is bound to. */
export interface GrantInWords {
  role: Role;
  places: string[];
}

/** Null when there is no grant of this id. */
export async function grantInWords(from: Answers, grantId: string): Promise<GrantInWords | null> {
  const [found] = await rowsOf<GrantInWords>(
    from,
    `select g.role, array_remove(array[j.name, o.name, d.title], null) as places
     from role_grant g left join jurisdiction j on j.code = g.jurisdiction
       left join organisation o on o.id = g.organisation_id left join document d on d.id = g.document_id
     where g.id = $1`,
    [grantId],
  );
  return found ?? null;
}
