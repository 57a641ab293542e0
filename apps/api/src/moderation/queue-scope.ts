/** What each tab of the desk holds, as a condition over `p` (proposal). A draft that was never submitted is on none of them. */
export const tabs = {
  open: `p.state = 'in_review'`,
  returned: `p.state = 'drafting'`,
  decided: `p.state = 'closed'`,
  all: `p.state <> 'withdrawn'`,
} as const;

/** In the moderator's jurisdictions ($2, null: all), the chosen one ($3) and of the chosen organisation ($4). */
export const inScope = `p.document_id = $1 and p.number is not null
  and ($2::text[] is null or p.jurisdictions && $2) and ($3::text is null or p.jurisdictions @> array[$3::text])
  and ($4::text is null or p.organisation_id = (select id from organisation where slug = $4))`;

/** Feedback `f` in the moderator's jurisdictions ($2, null: all) and the chosen one ($3): its section stands there in the current edition. */
export const feedbackInScope = `($2::text[] is null and $3::text is null or exists (
  with recursive up (section_id, parent_id) as (
    select e.section_id, e.parent_id from entry e where e.until_seq is null and e.section_id = f.section_id
    union all select a.section_id, a.parent_id from up join entry a on a.section_id = up.parent_id and a.until_seq is null)
  select from up join section on section.id = up.section_id
  where up.parent_id is null and ($2::text[] is null or section.jurisdiction = any($2))
    and ($3::text is null or section.jurisdiction = $3)))`;
