import type { EntityManager } from 'typeorm';
import { type Answers, rowsOf } from '../../platform/database/rows.js';
import { recoveryHash } from './codes.js';

/** Tries a person has within the window. Whoever tries knows the password already, so nobody else can use them up. */
const allowed = 10;
const windowMs = 15 * 60_000;

/** The purpose under which the secrets of second factors are sealed. */
export const sealedFor = 'tarmeem second factor';

/** Whether the person's sign-in asks for a code. */
export async function hasSecondFactor(from: Answers, personId: string): Promise<boolean> {
  const found = await rowsOf(from, 'select 1 from second_factor where person_id = $1 and confirmed_at is not null', [
    personId,
  ]);
  return found.length > 0;
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(from: Answers, personId: string): Promise<number> {
  const [found] = await rowsOf<{ n: number }>(
    from,
    'select count(*)::int as n from recovery_code where person_id = $1 and used_at is null',
    [personId],
  );
  return found?.n ?? 0;
}

/** Second factors and their recovery codes. */
export class SecondFactors {
  constructor(private readonly manager: EntityManager) {}

  async secrets(personId: string): Promise<{ current: string | null; next: string | null }> {
    const [found] = await rowsOf<{ current: string | null; next: string | null }>(
      this.manager,
      'select sealed_secret as current, next_sealed_secret as next from second_factor where person_id = $1 for update',
      [personId],
    );
    return found ?? { current: null, next: null };
  }

  /** Keeps a secret that was shown, until a code proves that it arrived. */
  async offer(personId: string, sealed: string): Promise<void> {
    await this.manager.query(
      `insert into second_factor (person_id, next_sealed_secret) values ($1, $2)
       on conflict (person_id) do update set next_sealed_secret = excluded.next_sealed_secret`,
      [personId, sealed],
    );
  }

  /** The secret that was offered is the second factor from now on. */
  async confirm(personId: string, step: number, at: Date): Promise<void> {
    await this.manager.query(
      `update second_factor set sealed_secret = next_sealed_secret, next_sealed_secret = null, confirmed_at = $2,
         last_step = $3, tries = 0 where person_id = $1`,
      [personId, at, step],
    );
  }

  /** Takes the step, once and never an older one; false when it was taken before. */
  async takeStep(personId: string, step: number): Promise<boolean> {
    return this.changed(
      `update second_factor set last_step = $2 where person_id = $1 and (last_step is null or last_step < $2) returning 1`,
      [personId, step],
    );
  }

  /** Takes a recovery code, once; false when it is none, or was taken before. */
  async takeRecoveryCode(personId: string, code: string, at: Date): Promise<boolean> {
    return this.changed(
      `update recovery_code set used_at = $3 where person_id = $1 and code_hash = $2 and used_at is null returning 1`,
      [personId, recoveryHash(code), at],
    );
  }

  /** Puts new recovery codes in place of the old ones. */
  async replaceRecoveryCodes(personId: string, codes: readonly string[]): Promise<void> {
    await this.manager.query('delete from recovery_code where person_id = $1', [personId]);
    await this.manager.query('insert into recovery_code (person_id, code_hash) select $1, * from unnest($2::text[])', [
      personId,
      codes.map(recoveryHash),
    ]);
  }

  /** Counts a try before it is looked at; seconds to wait when there were too many, else 0. */
  async countTry(personId: string, at: Date): Promise<number> {
    const [found] = await rowsOf<{ tries: number; since: Date }>(
      this.manager,
      `with counted as (
         update second_factor set
           tries = case when tries_since > $2 then tries + 1 else 1 end,
           tries_since = case when tries_since > $2 then tries_since else $3 end
         where person_id = $1 returning tries, tries_since
       ) select tries, tries_since as since from counted`,
      [personId, new Date(at.getTime() - windowMs), at],
    );
    if (!found || found.tries <= allowed) return 0;
    return Math.max(1, Math.ceil((found.since.getTime() + windowMs - at.getTime()) / 1000));
  }

  async forgiveTries(personId: string): Promise<void> {
    await this.manager.query('update second_factor set tries = 0 where person_id = $1', [personId]);
  }

  async remove(personId: string): Promise<boolean> {
    return this.changed('delete from second_factor where person_id = $1 returning 1', [personId]);
  }

  private async changed(statement: string, parameters: unknown[]): Promise<boolean> {
    return (await rowsOf(this.manager, `with changed as (${statement}) select 1 from changed`, parameters)).length > 0;
  }
}
