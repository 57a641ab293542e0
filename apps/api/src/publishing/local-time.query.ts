import { type Answers, rowsOf } from '../platform/database/rows.js';

/** The instant of a minute on the clocks of the document's zone. */
export async function instantOf(from: Answers, documentId: string, local: string): Promise<Date> {
  const [row] = await rowsOf<{ at: Date }>(
    from,
    'select $2::timestamp at time zone time_zone as at from document where id = $1',
    [documentId, local],
  );
  if (!row) throw new Error(`There is no document ${documentId}`);
  return row.at;
}
