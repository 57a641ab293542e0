import type { Change, DocJson } from '@tarmeem/document';
import type { Queryable } from '../platform/index.js';
import { plannedAtFirst, plannedOnce } from '../platform/database/planned.js';

/** The stored body of each of these revisions. */
export async function bodiesOf(database: Queryable, revisionIds: readonly string[]): Promise<Map<string, DocJson>> {
  const rows = await database.query<{ id: string; body: DocJson }[]>(
    plannedOnce('select id, body from revision where id = any($1::uuid[])'),
    [revisionIds],
  );
  return new Map(rows.map((row) => [row.id, row.body]));
}

/** The words of a revision without their form, as quotations are looked for in them. */
export async function plainOf(database: Queryable, revisionId: string): Promise<string> {
  const [row] = await database.query<{ plain: string }[]>(plannedOnce('select plain from revision where id = $1'), [
    revisionId,
  ]);
  return row?.plain ?? '';
}

/** A published change with the body that proposed it, when it was submitted, and when, for which body and why it was accepted. */
export interface CreditedChange {
  id: string;
  /** The edition that published it. */
  seq: number;
  sectionId: string;
  aspect: 'body' | 'heading' | 'place' | 'standing';
  /** The change of the words; null for the other aspects, which the editions themselves tell. */
  payload: Change | null;
  by: string;
  at: Date;
  decision: Decided;
  /** What the change itself was said to rest on; a source of the whole proposal may speak of what is not published. */
  sources: SourceLine[];
}

/** Whose decision published a change; `emergency`: nobody accepted it, its writer published it, and what a second person made of that. */
export interface Decided {
  body: string | null;
  at: string;
  reason: string | null;
  emergency: 'waiting' | 'confirmed' | 'refused' | null;
}

/** A source as readers see it. */
export interface SourceLine {
  title: string;
  locator: string;
  link: string | null;
}

/** The changes that editions (by their seq) published. Identical ones are credited to each body. */
export async function creditedChanges(
  database: Queryable,
  documentId: string,
  seqs: readonly number[],
): Promise<CreditedChange[]> {
  if (seqs.length === 0) return [];
  return database.query<CreditedChange[]>(creditedSql('edition.seq = any($2::int[])'), [documentId, seqs]);
}

/** The changes of one section that editions published. */
export const creditedIn = (database: Queryable, documentId: string, sectionId: string): Promise<CreditedChange[]> =>
  database.query<CreditedChange[]>(creditedSql(ofSection), [documentId, sectionId]);

const ofSection = `original.section_id = $2 and edition.seq in (select from_seq from entry where entry.section_id = $2)`;

const creditedSql = (which: string): string =>
  plannedAtFirst(`select change.id, edition.seq, accepted.section_id as "sectionId", change.aspect,
       case when change.aspect = 'body' then change.payload end as payload, min(round.submitted_at) as at,
       string_agg(distinct organisation.name, ', ') as by,
       (select json_build_object('body', body.name, 'reason', nullif(last.reason, ''),
          'at', to_char(last.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'emergency', case when last.cause is distinct from 'emergency' then null when edition.confirmed_by is not null then 'confirmed'
            when edition.refused_by is not null then 'refused' else 'waiting' end)
        from decision last left join person on person.id = last.decided_by left join organisation body on body.id = person.organisation_id
        where last.change_id = change.id order by last.seq desc limit 1) as decision,
       coalesce((select json_agg(distinct jsonb_build_object('title', rs.title, 'locator', rs.locator, 'link', rs.link))
         from round_source rs where rs.proposal_id = any(array_agg(credited.proposal_id))
           and change_now(rs.change_id) = any(array_agg(credited.id))), '[]'::json) as sources
     from edition join accepted original on original.edition_id = edition.id and original.same_as is null
       join change on change.id = original.change_id
       join accepted on accepted.change_id = original.change_id or accepted.same_as = original.change_id
       join change credited on credited.id = accepted.change_id
       join round on round.id = credited.round_id
       join proposal on proposal.id = credited.proposal_id
       join organisation on organisation.id = proposal.organisation_id
     where edition.document_id = $1 and edition.seq is not null and ${which}
     group by accepted.section_id, change.id, edition.id
     order by edition.seq, accepted.section_id, change.position`);

/** A section's place and text through the editions: one row for each time anything of it changed, oldest first. */
export interface SectionPast {
  seq: number;
  untilSeq: number | null;
  revisionId: string;
  heading: string;
  bodyHash: string;
  live: boolean;
  parentId: string | null;
  parentHeading: string | null;
  /** The sibling it names as the one before it; null: first. */
  afterId: string | null;
  afterHeading: string | null;
  /** A rollback put it back at its place. */
  movedBack: boolean;
}

export async function pastOf(database: Queryable, sectionId: string): Promise<SectionPast[]> {
  return database.query<SectionPast[]>(
    plannedAtFirst(`select entry.from_seq as seq, entry.until_seq as "untilSeq", entry.revision_id as "revisionId", revision.heading,
       revision.body_hash as "bodyHash", entry.live, entry.parent_id as "parentId", above.heading as "parentHeading",
       entry.after_id as "afterId", beside.heading as "afterHeading",
       exists (select from edition where edition.document_id = entry.document_id and edition.seq = entry.from_seq
         and entry.section_id = any (edition.moved)) as "movedBack"
     from entry join revision on revision.id = entry.revision_id
       left join entry parent on parent.section_id = entry.parent_id and parent.from_seq <= entry.from_seq
         and (parent.until_seq is null or entry.from_seq < parent.until_seq)
       left join revision above on above.id = parent.revision_id
       left join entry sibling on sibling.section_id = entry.after_id and sibling.from_seq <= entry.from_seq
         and (sibling.until_seq is null or entry.from_seq < sibling.until_seq)
       left join revision beside on beside.id = sibling.revision_id
     where entry.section_id = $1 order by entry.from_seq`),
    [sectionId],
  );
}

/** The sections that each edition of a document retired, by its seq, as they were called last. */
export async function retiredIn(
  database: Queryable,
  documentId: string,
): Promise<ReadonlyMap<number, { sectionId: string; heading: string }[]>> {
  const rows = await database.query<{ seq: number; sectionId: string; heading: string }[]>(
    `select entry.from_seq as seq, entry.section_id as "sectionId", revision.heading
     from entry join entry before on before.section_id = entry.section_id and before.until_seq = entry.from_seq and before.live
       join revision on revision.id = entry.revision_id
     where entry.document_id = $1 and not entry.live order by entry.from_seq, revision.heading`,
    [documentId],
  );
  return Map.groupBy(rows, ({ seq }) => seq);
}

/** Where a section is now, or was last: for permanent links. */
export interface SectionAddress {
  slug: string;
  path: string;
  live: boolean;
  /** Last seq in which it was live. */
  lastSeq: number;
}

export async function addressOf(database: Queryable, sectionId: string): Promise<SectionAddress | undefined> {
  const [row] = await database.query<SectionAddress[]>(
    `with recursive latest as (
       select document_id, parent_id, slug as path, live, from_seq from entry where section_id = $1 order by from_seq desc limit 1
     ), up as (
       select document_id, parent_id, path, live, from_seq from latest
       union all
       select up.document_id, above.parent_id, above.slug || '/' || up.path, up.live and above.live, up.from_seq
       from up cross join lateral (
         select parent_id, slug, live from entry where section_id = up.parent_id order by from_seq desc limit 1
       ) above
     )
     select document.slug, up.path, up.live,
       (select coalesce(max(coalesce(until_seq - 1, 2147483647)), 0) from entry where section_id = $1 and live) as "lastSeq"
     from up join document on document.id = up.document_id where up.parent_id is null`,
    [sectionId],
  );
  return row;
}

/** The section that had this address last, in any earlier edition; the present tree is asked first. */
export async function formerHolder(
  database: Queryable,
  documentId: string,
  path: readonly string[],
): Promise<string | undefined> {
  const asked = [documentId, path, path.length];
  const [row] = await database.query<{ id: string }[]>(holderSql(hasSlug), asked);
  const [redacted] = row ? [row] : await database.query<{ id: string }[]>(holderOnceSql, asked);
  return redacted?.id;
}

type Slugged = (part: string) => string;

const hasSlug: Slugged = (part) => `entry.slug = ${part}`;

const holderSql = (has: Slugged): string => `with recursive down as (
   select section_id, 1 as depth, from_seq from entry
     where document_id = $1 and parent_id is null and ${has('($2::text[])[1]')}
   union
   select entry.section_id, down.depth + 1, entry.from_seq from down join entry on entry.parent_id = down.section_id
     and entry.document_id = $1 and ${has('($2::text[])[down.depth + 1]')}
 )
 select section_id as id from down where depth = $3 order by from_seq desc limit 1`;

/** With addresses that were taken away with the words they were built from: of those the digest is left. */
const holderOnceSql = `select id from (${holderSql(
  (part) => `(${hasSlug(part)} or entry.former_slug = address_digest(entry.section_id, ${part}))`,
)}) as held where exists (select from entry where document_id = $1 and former_slug is not null) limit 1`;
