/** What is read of each line of a manifest, from {@link outlineTables}. */
export const outlineColumns = `
  e.id::text as "entryId", e.section_id as "sectionId", e.parent_id as "parentId", e.after_id as "afterId", e.slug, e.live,
  e.from_seq as "fromSeq", r.id as "revisionId", r.heading, r.heading_hash as "headingHash", r.body_hash as "bodyHash", r.hash,
  s.jurisdiction,
  case when o.id is null then null else
    json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'jurisdiction', o.jurisdiction) end as owner`;

export const outlineTables = `entry e join revision r on r.id = e.revision_id join section s on s.id = e.section_id
  left join organisation o on o.id = s.owner_id`;
