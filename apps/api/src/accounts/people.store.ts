import type { EntityManager } from 'typeorm';
import { rowsOf } from '../platform/database/rows.js';
import type { Grant } from './actor.js';
import { hashPassword } from './passwords.js';

export interface NewPerson {
  email: string;
  name: string;
  /** Plain; only its hash is stored. Null: signs in by no password. */
  password: string | null;
  organisationId: string | null;
}

export interface NewOrganisation {
  slug: string;
  name: string;
  jurisdiction: string | null;
}

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

  async personByEmail(email: string): Promise<string | null> {
    const [found] = await rowsOf<{ id: string }>(this.manager, 'select id from person where lower(email) = lower($1)', [
      email,
    ]);
    return found?.id ?? null;
  }

  async addPerson({ email, name, password, organisationId }: NewPerson): Promise<string> {
    const [row] = await rowsOf<{ id: string }>(
      this.manager,
      'insert into person (email, name, password_hash, organisation_id) values ($1, $2, $3, $4) returning id',
      [email, name, password === null ? null : await hashPassword(password), organisationId],
    );
    if (!row) throw new Error('A person got no id');
    return row.id;
  }

  async grant(personId: string, grant: Grant): Promise<void> {
    await this.manager.query(
      `insert into role_grant (person_id, role, document_id, jurisdiction, organisation_id) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [personId, grant.role, grant.documentId, grant.jurisdiction, grant.organisationId],
    );
  }
}
