import type { Organisation } from '@tarmeem/contract';
import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import type { Actor, Grant } from './actor.js';

interface PersonRow {
  id: string;
  name: string;
  email: string;
  language: 'en' | 'ur';
  organisationId: string | null;
  organisation: Organisation | null;
  grants: Grant[];
}

/** The active person whose id is `id`, with the grants that hold at `at` (both SQL), as a row of `Actor`. */
export const actorSql = (id: string, at: string): string => `
  select p.id, p.name, p.email, p.language, o.id as "organisationId",
    case when o.id is null then null else
      json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'jurisdiction', o.jurisdiction) end as organisation,
    coalesce((
      select json_agg(json_build_object('role', g.role, 'documentId', g.document_id, 'jurisdiction', g.jurisdiction,
        'organisationId', g.organisation_id) order by g.id)
      from role_grant g
      where g.person_id = p.id and g.withdrawn_at is null and (g.until is null or g.until > ${at})
    ), '[]'::json) as grants
  from person p left join organisation o on o.id = p.organisation_id and o.active
  where p.id = ${id} and p.active`;

/** The active person with this id and the grants that hold at `at`; null when there is none. */
export async function findActor(from: Answers, personId: string, at: Date): Promise<Actor | null> {
  const [found] = await rowsOf<PersonRow>(from, plannedOnce(actorSql('$1', '$2')), [personId, at]);
  return found ?? null;
}

/** Whom a mail address belongs to, with the hash of the password. */
export async function findCredentials(
  from: Answers,
  email: string,
): Promise<{ id: string; passwordHash: string | null } | null> {
  const [found] = await rowsOf<{ id: string; passwordHash: string | null }>(
    from,
    `select id, password_hash as "passwordHash" from person where lower(email) = lower($1) and active`,
    [email],
  );
  return found ?? null;
}
