import { Malformed } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** The instant of a minute on the clocks of the document's zone; of one that comes twice there, the later. */
export const instantOf = async (from: Answers, documentId: string, local: string): Promise<Date> =>
  (await onClocks(from, documentId, local)).at;

/** The same of a minute that was asked for. Throws `malformed` for one that the clocks there leave out: nobody knows what it means. */
export async function instantAsked(from: Answers, documentId: string, local: string): Promise<Date> {
  const { at, shown } = await onClocks(from, documentId, local);
  if (shown) return at;
  const detail = 'The clocks of the document leave this minute out';
  throw new Malformed([{ code: 'no-such-minute', detail, pointer: '/at' }]);
}

async function onClocks(from: Answers, documentId: string, local: string): Promise<{ at: Date; shown: boolean }> {
  const [row] = await rowsOf<{ at: Date; shown: boolean }>(
    from,
    `select $2::timestamp at time zone time_zone as at,
       ($2::timestamp at time zone time_zone) at time zone time_zone = $2::timestamp as shown from document where id = $1`,
    [documentId, local],
  );
  if (!row) throw new Error(`There is no document ${documentId}`);
  return row;
}
