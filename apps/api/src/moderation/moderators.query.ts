import type { ModeratorView } from '@tarmeem/contract';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** The active moderators of a document by name, with how many proposals in review, and how much feedback, each has claimed or was asked to decide. */
export function moderatorsOf(from: Answers, documentId: string, now: Date): Promise<ModeratorView[]> {
  return rowsOf(
    from,
    `select person.id, person.name, (
         select count(*)::int from proposal where document_id = $1 and state = 'in_review' and (
           exists (select from assignment where proposal_id = proposal.id and moderator_id = person.id)
           or exists (select from claim where proposal_id = proposal.id and moderator_id = person.id and ends_at > $2)))
         + (select count(*)::int from feedback where document_id = $1 and state in ('held', 'open') and (
           exists (select from feedback_assignment where feedback_id = feedback.id and moderator_id = person.id)
           or exists (select from feedback_claim where feedback_id = feedback.id and moderator_id = person.id and ends_at > $2))) as load
     from person where active and exists (
       select from role_grant where person_id = person.id and role = 'moderator' and withdrawn_at is null and (until is null or until > $2)
         and (document_id is null or document_id = $1))
     order by person.name, person.id limit 500`,
    [documentId, now],
  );
}
