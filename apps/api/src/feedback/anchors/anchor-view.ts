import type { AnchorView } from '@tarmeem/contract';

/** What SQL tells of a passage in the present text of its section (null: feedback on the whole document). */
export interface AnchorFacts {
  live: boolean;
  /** The present text is the one it was pinned to, or the feedback is about the section as a whole. */
  isPinned: boolean;
  state: 'EXACT' | 'MOVED' | 'DETACHED' | null;
  /** A moved passage: the text where it stands now, and where in it. */
  there: { plain: string; start: number; end: number } | null;
  stands: boolean | null;
  pinned: string;
  current: string;
  /** The last edition that has the quoted words themselves, where they are gone. */
  fitted: string | null;
  since: string | null;
  /** The section's address in the edition where it fitted last. */
  path: string | null;
  by: string | null;
}

/** The present entry of the section of `picked` feedback, and where its passage stands in it. */
export const detachedJoins = `
    left join entry now on now.section_id = picked.section_id and now.until_seq is null
    left join anchor_place place on place.feedback_id = picked.id and place.revision_id = now.revision_id`;

/** Columns of `picked` feedback: `now` is the section's entry in the current edition, `place` where the passage stands in it. */
export const anchorSql = {
  joins: `${detachedJoins}
    left join lateral (
      select case when picked.anchor is null then case when not now.live then now.from_seq - 1 end
        when not now.live or place.state = 'DETACHED' or place.stands = false then (
          select max(e.until_seq) - 1 from entry e where e.section_id = picked.section_id and e.live
            and (e.revision_id = picked.revision_id or exists (select from anchor_place p
              where p.feedback_id = picked.id and p.revision_id = e.revision_id and p.state = 'EXACT'))) end as seq
    ) fitted on true`,
  column: `
    case when picked.section_id is null then null else json_build_object(
      'live', now.live, 'isPinned', picked.anchor is null or now.revision_id = picked.revision_id, 'state', place.state,
      'there', case when place.state = 'MOVED' then json_build_object('plain', (select plain from revision where id = now.revision_id),
        'start', place.starts_at, 'end', place.ends_at) end, 'stands', place.stands, 'pinned', edition.major || '.' || edition.minor,
      'current', (select major || '.' || minor from edition it where it.document_id = picked.document_id and it.standing = 'current'),
      'fitted', (select major || '.' || minor from edition it where it.document_id = picked.document_id and it.seq = fitted.seq),
      'since', (select major || '.' || minor from edition it where it.document_id = picked.document_id
        and it.seq = case when now.live then place.fitted_seq + 1 else now.from_seq end),
      'path', case when fitted.seq is not null then (
        with recursive old as (
          select e.slug as path, e.parent_id from entry e where e.section_id = picked.section_id and e.from_seq <= fitted.seq
            and (e.until_seq is null or e.until_seq > fitted.seq)
          union all
          select e.slug || '/' || old.path, e.parent_id from old join entry e on e.section_id = old.parent_id and e.from_seq <= fitted.seq
            and (e.until_seq is null or e.until_seq > fitted.seq)
        ) select path from old where parent_id is null) end,
      'by', (select organisation.name from change cause join proposal on proposal.id = cause.proposal_id
        join organisation on organisation.id = proposal.organisation_id where cause.id = place.cause_id)
    ) end as "anchorFacts"`,
} as const;

/** Where the passage stands now, in honest words: EXACT, MOVED or DETACHED. */
export function anchorView(facts: AnchorFacts | null): AnchorView | null {
  if (!facts) return null;
  const { live, isPinned, state, there, stands, pinned, current, fitted, since, path, by } = facts;
  const none = { words: null, since: null, by: null, confirmed: false, path: null };
  if (!live || state === 'DETACHED' || stands === false)
    return { ...none, state: 'DETACHED', edition: fitted ?? pinned, path, since, by };
  if (isPinned || state === 'EXACT') return { ...none, state: 'EXACT', edition: current };
  const words = there && there.plain.slice(there.start, there.end);
  if (state === 'MOVED') return { state, edition: current, words, since, by, confirmed: stands === true, path: null };
  return { ...none, state: 'EXACT', edition: pinned }; // the job has not come to it yet
}
