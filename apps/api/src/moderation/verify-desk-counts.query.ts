import { type Answers, rowsOf } from '../platform/database/rows.js';

interface WrongCount {
  document: string;
  state: string;
  kept: number;
  counted: number;
}

/** Where what the desk says of its tabs, by state, jurisdictions and organisation, is not what there is. */
export function verifyDeskCounts(from: Answers): Promise<WrongCount[]> {
  return rowsOf<WrongCount>(
    from,
    `select d.slug as document, state, sum(kept)::int as kept, sum(counted)::int as counted
     from (select document_id, state, jurisdictions, organisation_id, n as kept, 0 as counted from desk_count
       union all select document_id, state, jurisdictions, organisation_id, 0, n from desk_counted) as line
       join document d on d.id = line.document_id
     group by d.slug, state, jurisdictions, organisation_id having sum(kept) <> sum(counted) order by 1, 2`,
  );
}
