import type { AnsweringChange, FeedbackView } from '@tarmeem/contract';
import { type Change, describe } from '@tarmeem/document';

/** What SQL gives of the thread from an item to the text. */
export interface AnsweringRow {
  duplicateNumber: { number: number; state: string } | null;
  repeats: { number: number; state: string }[];
  published: (Pick<AnsweringChange, 'edition' | 'since' | 'sectionId' | 'heading' | 'aspect'> & {
    payload: Pick<Change, 'words'> & { before?: string; after?: string };
  })[];
  waiting: number;
  proposals: { proposalId: string; number: number | null; organisationId: string }[];
}

/** Columns of an `AnsweringRow` for the feedback named `picked`. */
export const answeringSql = /* sql */ `
  (select json_build_object('number', number, 'state', other.state) from feedback other where other.id = picked.duplicate_of)
    as "duplicateNumber",
  coalesce((select json_agg(json_build_object('number', number, 'state', other.state) order by number)
    from feedback other where other.duplicate_of = picked.id), '[]') as repeats,
  coalesce((
    select json_agg(json_build_object('edition', out.major || '.' || out.minor, 'since', past.major || '.' || past.minor,
      'sectionId', change.section_id, 'aspect', change.aspect, 'payload', change.payload,
      'heading', (select revision.heading from entry join revision on revision.id = entry.revision_id
        where entry.section_id = change.section_id and entry.from_seq <= out.seq order by entry.from_seq desc limit 1))
      order by out.seq, change.position)
    from feedback_change link join change on change.id = link.change_id
      join accepted on accepted.change_id = change.id and not accepted.pending
      join edition out on out.id = accepted.edition_id
      join edition past on past.document_id = out.document_id and past.seq = out.seq - 1
    where link.feedback_id = picked.id
  ), '[]') as published,
  (select count(*)::int from feedback_change link join accepted on accepted.change_id = link.change_id and accepted.pending
    where link.feedback_id = picked.id) as waiting,
  coalesce((
    select json_agg(json_build_object('proposalId', proposal.id, 'number', proposal.number, 'organisationId', proposal.organisation_id)
      order by proposal.number nulls last, link.at)
    from feedback_proposal link join proposal on proposal.id = link.proposal_id where link.feedback_id = picked.id
  ), '[]') as proposals`;

/** Who looks: a moderator of the place, and the organisation they are of, if any. */
interface Looker {
  inside: boolean;
  organisationId: string | null;
}

/** The thread as far as this viewer may see it: what waits is for moderators, other bodies' drafts are for nobody. */
export function answeringView(
  { duplicateNumber, repeats, published, waiting, proposals }: AnsweringRow,
  { inside, organisationId }: Looker,
): Pick<FeedbackView, 'duplicateOf' | 'duplicates' | 'changed' | 'waiting' | 'takenUpBy'> {
  const seen = ({ state }: { state: string }) => inside || state === 'open' || state === 'answered';
  return {
    duplicateOf: duplicateNumber && seen(duplicateNumber) ? duplicateNumber.number : null,
    duplicates: repeats.filter(seen).map(({ number }) => number),
    changed: published.map(({ payload, ...change }) => ({ ...change, ...wordsOf(payload) })),
    waiting: inside ? waiting : 0,
    takenUpBy: proposals.flatMap(({ proposalId, number, organisationId: of }) => {
      const own = organisationId !== null && of === organisationId;
      return own || (inside && number !== null) ? [{ proposalId, number, own }] : [];
    }),
  };
}

function wordsOf(payload: AnsweringRow['published'][number]['payload']): Pick<AnsweringChange, 'before' | 'after'> {
  if (payload.before !== undefined) return { before: payload.before, after: payload.after ?? '' };
  const told = (payload.words as Change['words'] | undefined) && describe(payload);
  return { before: told?.before.trim() ?? '', after: told?.after.trim() ?? '' };
}
