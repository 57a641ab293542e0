import type { EventActor, Tx } from '../../platform/index.js';

/** Which sessions of a person end. */
interface Ending {
  personId: string;
  by: EventActor | null;
  /** This one stays: the browser in which the person is at work. */
  except?: string | undefined;
  /** Only this one. */
  only?: string | undefined;
}

/** Ends sessions of a person on every process, from their next request on; returns how many there were. */
export async function endSessions(tx: Tx, { personId, by, except, only }: Ending): Promise<number> {
  const ended = await tx.query<{ id: string }>(
    `with gone as (
       delete from session where person_id = $1 and ($2::uuid is null or id <> $2) and ($3::uuid is null or id = $3) returning id
     ) select id from gone`,
    [personId, except ?? null, only ?? null],
  );
  if (!only) {
    // Whose password was right a moment ago may show the second factor no more: the password may have been changed.
    const waiting = `delete from session where person_id is null and data #>> '{pending,personId}' = $1`;
    await tx.query(waiting, [personId]);
  }
  for (const { id } of ended) tx.record({ actor: by, action: 'session.ended', objectType: 'session', objectId: id });
  return ended.length;
}
