import type { EntityManager } from 'typeorm';
import { rowsOf } from '../platform/database/rows.js';
import type { Grant } from './actor.js';
import type { Addressee } from './letter.js';
import { hashPassword } from './passwords/passwords.js';

export interface NewPerson {
  email: string;
  name: string;
  /** Plain; only its hash is stored. Null: signs in by no password. */
  password: string | null;
  organisationId: string | null;
  language?: 'en' | 'ur';
}

export interface NewOrganisation {
  slug: string;
  name: string;
  jurisdiction: string | null;
}

/** The hash by which events tell a mail address: salted in its row, so that an event alone tells nothing. `p` is the person. */
export const emailHash = `encode(sha256(convert_to(p.email_salt || ' ' || p.email, 'UTF8')), 'hex')`;

/** Persons, organisations, jurisdictions and grants. */
export class People {
  constructor(private readonly manager: EntityManager) {}

  async addJurisdiction(code: string, name: string): Promise<void> {
    await this.manager.query('insert into jurisdiction (code, name) values ($1, $2) on conflict (code) do nothing', [
      code,
      name,
    ]);
  }

  /** The id of the organisation with this slug, made when it is not there. */
  async addOrganisation({ slug, name, jurisdiction }: NewOrganisation): Promise<string> {
    await this.manager.query(
      'insert into organisation (slug, name, jurisdiction) values ($1, $2, $3) on conflict (slug) do nothing',
      [slug, name, jurisdiction],
    );
    const found = await this.organisationBySlug(slug);
    if (!found) throw new Error(`The organisation ${slug} that was just put is not there`);
    return found;
  }

  async organisationBySlug(slug: string): Promise<string | null> {
    const [found] = await rowsOf<{ id: string }>(this.manager, 'select id from organisation where slug = $1', [slug]);
    return found?.id ?? null;
  }

  async hasJurisdiction(code: string): Promise<boolean> {
    return (await rowsOf(this.manager, 'select 1 from jurisdiction where code = $1', [code])).length > 0;
  }

  async personByEmail(email: string): Promise<string | null> {
    const [found] = await rowsOf<{ id: string }>(this.manager, 'select id from person where lower(email) = lower($1)', [
      email,
    ]);
    return found?.id ?? null;
  }

  async addPerson({ email, name, password, organisationId, language = 'en' }: NewPerson): Promise<string> {
    const [row] = await rowsOf<{ id: string }>(
      this.manager,
      'insert into person (email, name, password_hash, organisation_id, language) values ($1, $2, $3, $4, $5) returning id',
      [email, name, password === null ? null : await hashPassword(password), organisationId, language],
    );
    if (!row) throw new Error('A person got no id');
    return row.id;
  }

  /** The id of the new grant; null when the person has it already. `giveGrant` also writes its event. */
  async grant(personId: string, grant: Grant & { until: Date | null }, by: string | null): Promise<string | null> {
    const [given] = await rowsOf<{ id: string }>(
      this.manager,
      `with given as (
         insert into role_grant (person_id, role, document_id, jurisdiction, organisation_id, granted_by, until)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id
       ) select id from given`,
      [personId, grant.role, grant.documentId, grant.jurisdiction, grant.organisationId, by, grant.until],
    );
    return given?.id ?? null;
  }

  /** The grant of the same role at the same place that was not withdrawn yet; it may be over by itself. */
  async sameGrant(personId: string, grant: Grant): Promise<{ id: string; until: Date | null } | null> {
    const [held] = await rowsOf<{ id: string; until: Date | null }>(
      this.manager,
      `select id, until from role_grant where person_id = $1 and role = $2 and document_id is not distinct from $3
         and jurisdiction is not distinct from $4 and organisation_id is not distinct from $5 and withdrawn_at is null
       for update`,
      [personId, grant.role, grant.documentId, grant.jurisdiction, grant.organisationId],
    );
    return held ?? null;
  }

  /** Whose grant it was; null when it is not there, or was withdrawn before. */
  async withdrawGrant(grantId: string, by: string | null, at: Date): Promise<string | null> {
    const [gone] = await rowsOf<{ personId: string }>(
      this.manager,
      `with gone as (
         update role_grant set withdrawn_at = $2, withdrawn_by = $3 where id = $1 and withdrawn_at is null returning person_id
       ) select person_id as "personId" from gone`,
      [grantId, at, by],
    );
    return gone?.personId ?? null;
  }

  async editProfile(personId: string, { name, language }: { name: string; language: 'en' | 'ur' }): Promise<void> {
    const change = 'update person set name = $2, language = $3, version = version + 1 where id = $1';
    await this.manager.query(change, [personId, name, language]);
  }

  /** The hash of the person's mail address, for the event of how it came to be theirs. */
  async emailHash(personId: string): Promise<string> {
    const [found] = await rowsOf<{ hash: string }>(
      this.manager,
      `select ${emailHash} as hash from person p where p.id = $1`,
      [personId],
    );
    if (!found) throw new Error('The person whose address is asked for is not there');
    return found.hash;
  }

  /** Another mail address, and a new salt: the hashes of older ones in events tell nobody any more what they were. */
  async setEmail(personId: string, email: string): Promise<void> {
    await this.manager.query(
      `update person set email = $2, email_salt = replace(gen_random_uuid()::text, '-', ''), version = version + 1
       where id = $1`,
      [personId, email],
    );
  }

  /** Where letters to a person go, and in which language; null for a closed account, unless it is told of that. */
  async addressee(personId: string, { alsoClosed = false } = {}): Promise<Addressee | null> {
    const [found] = await rowsOf<Addressee>(
      this.manager,
      'select email, name, language from person where id = $1 and (active or $2)',
      [personId, alsoClosed],
    );
    return found ?? null;
  }

  async passwordHash(personId: string): Promise<string | null> {
    const [found] = await rowsOf<{ hash: string | null }>(
      this.manager,
      'select password_hash as hash from person where id = $1',
      [personId],
    );
    return found?.hash ?? null;
  }

  /** Sets the hash while the stored one is `before`; false when it is another by now. */
  async setPassword(personId: string, hash: string, before: string | null): Promise<boolean> {
    const changed = await rowsOf(
      this.manager,
      `with changed as (
         update person set password_hash = $2, version = version + 1
         where id = $1 and active and password_hash is not distinct from $3 returning 1
       ) select 1 from changed`,
      [personId, hash, before],
    );
    return changed.length > 0;
  }
}
