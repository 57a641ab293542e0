import { type Answers, rowsOf } from '../../platform/database/rows.js';

/** By which clocks a notice tells the time: its document's, or those that all documents have in common; of Pakistan where there are none. */
export async function zoneOf(
  from: Answers,
  { documentId, grantId }: { documentId?: string | undefined; grantId?: string | undefined },
): Promise<string> {
  const [found] = await rowsOf<{ zone: string }>(
    from,
    `select coalesce(
       (select time_zone from document
        where id = coalesce($1::uuid, (select document_id from role_grant where id = $2::uuid))),
       (select min(time_zone) from document having min(time_zone) = max(time_zone)), 'Asia/Karachi') as zone`,
    [documentId ?? null, grantId ?? null],
  );
  return found!.zone;
}
