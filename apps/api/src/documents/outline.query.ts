import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { currentOutline } from './current-outlines.js';
import { outlineColumns, outlineTables } from './outline-columns.js';
import { type OutlineRow, type OutlineSection, placedRows } from './placed-rows.js';

/** The live sections of the current edition, or of the edition with this seq, in reading order. */
export async function outlineOf(from: Answers, documentId: string, seq?: number): Promise<readonly OutlineSection[]> {
  if (seq === undefined) return (await currentOutline(from, documentId)).sections;
  const rows = await rowsOf<OutlineRow>(
    from,
    `select ${outlineColumns} from ${outlineTables}
     where e.document_id = $1 and e.from_seq <= $2 and (e.until_seq is null or e.until_seq > $2) order by e.id desc`,
    [documentId, seq],
  );
  return placedRows(rows);
}

/** What the edition with this seq knows of its sections and the one with seq `after` did not; of 0, everything. The newest first. */
export async function outlineRows(
  from: Answers,
  documentId: string,
  { after, seq }: { after: number; seq: number },
): Promise<OutlineRow[]> {
  return rowsOf<OutlineRow>(
    from,
    plannedOnce(`select ${outlineColumns}
     from ${outlineTables}
     where e.document_id = $1 and e.from_seq > $2 and e.from_seq <= $3 and (e.until_seq is null or e.until_seq > $3)
     order by e.id desc`),
    [documentId, after, seq],
  );
}
