import type { EntityManager } from 'typeorm';
import { rowsOf } from '../../platform/database/rows.js';
import type { Identity } from './provider.js';

/** Which identity of a provider belongs to which person. */
export class SignOns {
  constructor(private readonly manager: EntityManager) {}

  /** The active person this identity is linked with. */
  async person({ issuer, subject }: Identity): Promise<string | null> {
    const [found] = await rowsOf<{ personId: string }>(
      this.manager,
      `select s.person_id as "personId" from sign_on s join person p on p.id = s.person_id and p.active
       where s.issuer = $1 and s.subject = $2`,
      [issuer, subject],
    );
    return found?.personId ?? null;
  }

  /** The id of the link; null when the identity belongs to somebody already. */
  async link(personId: string, { issuer, subject }: Identity, at: Date): Promise<string | null> {
    const [made] = await rowsOf<{ id: string }>(
      this.manager,
      `with made as (
         insert into sign_on (person_id, issuer, subject, linked_at) values ($1, $2, $3, $4)
         on conflict do nothing returning id
       ) select id from made`,
      [personId, issuer, subject, at],
    );
    return made?.id ?? null;
  }

  async unlink(personId: string, id: string): Promise<boolean> {
    const gone = await rowsOf(
      this.manager,
      `with gone as (delete from sign_on where person_id = $1 and id = $2 returning 1) select 1 from gone`,
      [personId, id],
    );
    return gone.length > 0;
  }
}
