import type { OrganisationDetail, OrganisationsView, PeoplePage, PeopleQuery, PersonView } from '@tarmeem/contract';
import { rolesProvenTwice } from '@tarmeem/review';
import { type Answers, rowsOf } from '../../platform/database/rows.js';

const limit = 100;

/** Whose people are asked for: those of these organisations, or everybody. */
export type Scope = 'all' | readonly string[];

/** An instant of SQL as the contract writes it. */
export const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What a grant is, with the names people read; `g` is the grant. */
export const grantFields = `'role', g.role, 'document', d.slug, 'jurisdiction', g.jurisdiction, 'organisation', go.name,
  'names', json_build_object('document', d.title, 'jurisdiction', gj.name),
  'givenAt', ${instant('g.granted_at')}, 'givenBy', giver.name, 'until', ${instant('g.until')}`;
export const grantTables = `role_grant g left join document d on d.id = g.document_id
  left join organisation go on go.id = g.organisation_id left join jurisdiction gj on gj.code = g.jurisdiction
  left join person giver on giver.id = g.granted_by`;
const holds = (of: string): string => `${of}.withdrawn_at is null and (${of}.until is null or ${of}.until > $1)`;

const secondFactor = 'exists (select from second_factor f where f.person_id = p.id and f.confirmed_at is not null)';
const holdsRole = (roles: string): string =>
  `exists (select from role_grant h where h.person_id = p.id and ${holds('h')} and h.role = any (${roles}))`;
const invited = 'p.password_hash is null and not exists (select from sign_on s where s.person_id = p.id)';
const standing = `case when not p.active then 'closed' when ${invited} then 'invited' else 'active' end`;
const twice = `array['${rolesProvenTwice.join("', '")}']`;

const personView = `json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'standing', ${standing},
  'organisation', case when o.id is null then null else
    json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'jurisdiction', o.jurisdiction) end,
  'secondFactor', ${secondFactor},
  'seenAt', (select ${instant('max(here.at)')} from (
    select s.seen_at as at from session s where s.person_id = p.id
    union all select e.at from event e where e.actor_id = p.id and e.action = 'session.begun') here),
  'grants', coalesce((
    select json_agg(json_build_object('id', g.id, ${grantFields}) order by g.id)
    from ${grantTables} where g.person_id = p.id and ${holds('g')}), '[]'::json)) as person`;

/** People by name; the page after the one that ended with the person of this id. */
export async function pageOfPeople(
  from: Answers,
  { q, organisation, role, standing: stands, secondFactor: factor, after }: PeopleQuery,
  { scope, at }: { scope: Scope; at: Date },
): Promise<PeoplePage> {
  const organisations = scope === 'all' ? null : scope;
  const found = await rowsOf<{ person: PersonView }>(
    from,
    `select ${personView} from person p left join organisation o on o.id = p.organisation_id
     where ($2::uuid[] is null or p.organisation_id = any ($2))
       and ($3 = '' or strpos(lower(p.name), lower($3)) > 0 or strpos(lower(p.email), lower($3)) > 0)
       and ($4::text is null or o.slug = $4)
       and ($5::uuid is null or (p.name, p.id) > (select last.name, last.id from person last
         where last.id = $5 and ($2::uuid[] is null or last.organisation_id = any ($2))))
       and ($7::text is null or ${holdsRole('array[$7]')})
       and ($8::text is null or ${standing} = $8)
       and (not $9 or p.active and not ${secondFactor} and ${holdsRole(twice)})
     order by p.name, p.id limit $6`,
    [
      at,
      organisations,
      q ?? '',
      organisation ?? null,
      after ?? null,
      limit + 1,
      role ?? null,
      stands ?? null,
      !!factor,
    ],
  );
  const items = found.slice(0, limit).map(({ person }) => person);
  const counts = await countsOf(from, organisations, at);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null, counts };
}

async function countsOf(
  from: Answers,
  organisations: readonly string[] | null,
  at: Date,
): Promise<PeoplePage['counts']> {
  const [counts] = await rowsOf<PeoplePage['counts']>(
    from,
    `select count(*) filter (where p.active)::int as people,
       count(distinct p.organisation_id) filter (where p.active)::int as organisations,
       count(*) filter (where p.active and ${holdsRole("array['moderator']")})::int as moderators,
       count(*) filter (where p.active and ${holdsRole("array['publisher']")})::int as publishers,
       count(*) filter (where p.active and not ${secondFactor} and ${holdsRole(twice)})::int as "withoutSecondFactor",
       count(*) filter (where not p.active)::int as closed
     from person p where $2::uuid[] is null or p.organisation_id = any ($2)`,
    [at, organisations],
  );
  if (!counts) throw new Error('A count came without a row');
  return counts;
}

/** One person within the scope; null when there is none of this id. */
export async function personOf(
  from: Answers,
  personId: string,
  { scope, at }: { scope: Scope; at: Date },
): Promise<PersonView | null> {
  const [found] = await rowsOf<{ person: PersonView }>(
    from,
    `select ${personView} from person p left join organisation o on o.id = p.organisation_id
     where p.id = $2 and ($3::uuid[] is null or p.organisation_id = any ($3))`,
    [at, personId, scope === 'all' ? null : scope],
  );
  return found?.person ?? null;
}

const organisationDetail = `o.id, o.slug, o.name, o.jurisdiction, o.only_focal_submits as "onlyFocalSubmits", o.version,
  (select count(*)::int from person p where p.organisation_id = o.id and p.active) as people`;

export async function organisationsView(from: Answers): Promise<OrganisationsView> {
  const organisations = await rowsOf<OrganisationDetail>(
    from,
    `select ${organisationDetail} from organisation o where o.active order by o.name, o.id`,
    [],
  );
  const jurisdictions = await rowsOf<OrganisationsView['jurisdictions'][number]>(
    from,
    'select code, name from jurisdiction order by name, code',
    [],
  );
  return { organisations, jurisdictions };
}

/** One organisation; null when there is none of this id. */
export async function organisationOf(from: Answers, id: string): Promise<OrganisationDetail | null> {
  const [found] = await rowsOf<OrganisationDetail>(
    from,
    `select ${organisationDetail} from organisation o where o.id = $1`,
    [id],
  );
  return found ?? null;
}
