import type { OrganisationsView, PeoplePage, PeopleQuery, PersonView } from '@tarmeem/contract';
import { type Answers, rowsOf } from '../../platform/database/rows.js';

const limit = 100;

/** Whose people are asked for: those of these organisations, or everybody. */
export type Scope = 'all' | readonly string[];

const personView = `json_build_object('id', p.id, 'name', p.name, 'email', p.email,
  'standing', case when not p.active then 'closed'
    when p.password_hash is null and not exists (select from sign_on s where s.person_id = p.id) then 'invited'
    else 'active' end,
  'organisation', case when o.id is null then null else
    json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'jurisdiction', o.jurisdiction) end,
  'secondFactor', exists (select from second_factor f where f.person_id = p.id and f.confirmed_at is not null),
  'grants', coalesce((
    select json_agg(json_build_object('id', g.id, 'role', g.role, 'document', d.slug, 'jurisdiction', g.jurisdiction,
      'organisation', go.name, 'givenAt', to_char(g.granted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by g.id)
    from role_grant g left join document d on d.id = g.document_id left join organisation go on go.id = g.organisation_id
    where g.person_id = p.id and g.withdrawn_at is null and (g.until is null or g.until > $1)), '[]'::json)) as person`;

/** People by name; the page after the one that ended with the person of this id. */
export async function pageOfPeople(
  from: Answers,
  { q, organisation, after }: PeopleQuery,
  { scope, at }: { scope: Scope; at: Date },
): Promise<PeoplePage> {
  const found = await rowsOf<{ person: PersonView }>(
    from,
    `select ${personView} from person p left join organisation o on o.id = p.organisation_id
     where ($2::uuid[] is null or p.organisation_id = any ($2))
       and ($3 = '' or strpos(lower(p.name), lower($3)) > 0 or strpos(lower(p.email), lower($3)) > 0)
       and ($4::text is null or o.slug = $4)
       and ($5::uuid is null or (p.name, p.id) > (select last.name, last.id from person last
         where last.id = $5 and ($2::uuid[] is null or last.organisation_id = any ($2))))
     order by p.name, p.id limit $6`,
    [at, scope === 'all' ? null : scope, q ?? '', organisation ?? null, after ?? null, limit + 1],
  );
  const items = found.slice(0, limit).map(({ person }) => person);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** One person; null when there is none of this id. */
export async function personOf(from: Answers, personId: string, at: Date): Promise<PersonView | null> {
  const [found] = await rowsOf<{ person: PersonView }>(
    from,
    `select ${personView} from person p left join organisation o on o.id = p.organisation_id where p.id = $2`,
    [at, personId],
  );
  return found?.person ?? null;
}

export async function organisationsView(from: Answers): Promise<OrganisationsView> {
  const organisations = await rowsOf<OrganisationsView['organisations'][number]>(
    from,
    `select o.id, o.slug, o.name, o.jurisdiction,
       (select count(*)::int from person p where p.organisation_id = o.id and p.active) as people
     from organisation o where o.active order by o.name, o.id`,
    [],
  );
  const jurisdictions = await rowsOf<OrganisationsView['jurisdictions'][number]>(
    from,
    'select code, name from jurisdiction order by name, code',
    [],
  );
  return { organisations, jurisdictions };
}
