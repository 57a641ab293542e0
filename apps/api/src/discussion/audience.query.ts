import type { DiscussionView } from '@tarmeem/contract';
import type { Actor } from '@tarmeem/review';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { type Discussed, type Hearing, hearingOf } from './hearing.query.js';

type Listener = Actor & { name: string; organisation: string | null; takesPart: boolean };

/**
 * Whom somebody may mention, themselves left out: who hears the same. Outside the organisation only those of its people are named
 * who wrote in the proposal or spoke where it is heard: a list of the staff of a department is nobody else's.
 */
export async function audienceOf(
  from: Answers,
  proposal: Discussed & Hearing,
  { personId, at }: { personId: string; at: Date },
): Promise<DiscussionView['people']> {
  const people = await rowsOf<Listener>(
    from,
    `select p.id, p.name, o.id as "organisationId", o.name as organisation,
       coalesce((select json_agg(json_build_object('role', g.role, 'documentId', g.document_id, 'jurisdiction', g.jurisdiction,
         'organisationId', g.organisation_id)) from role_grant g
         where g.person_id = p.id and g.withdrawn_at is null and (g.until is null or g.until > $4)), '[]'::json) as grants,
       exists (select from contributor where proposal_id = $1 and person_id = p.id)
         or exists (select from message where proposal_id = $1 and author_id = p.id and shared) as "takesPart"
     from person p left join organisation o on o.id = p.organisation_id and o.active
     where p.active and p.id <> $3 and (o.id = $2 or exists (
       select from role_grant g where g.person_id = p.id and g.withdrawn_at is null and g.role in ('moderator', 'publisher')))
     order by p.name, p.id`,
    [proposal.id, proposal.organisationId, personId, at],
  );
  return people.flatMap(({ takesPart, ...person }) => {
    const { internal, shared } = hearingOf(proposal, person);
    const { id, name, organisation } = person;
    return shared && (proposal.internal || !internal || takesPart) ? [{ id, name, organisation, internal }] : [];
  });
}
