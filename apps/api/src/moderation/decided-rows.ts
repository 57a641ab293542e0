import type { ReviewChange } from '@tarmeem/contract';

/** Another change that a person decided, beside the one under review (`of`). */
export interface Decided extends Omit<ReviewChange['decidedHere'][number], 'at'> {
  of: string;
  id: string;
  identical: boolean;
  sectionId: string;
  aspect: string;
  /** Of a change of structure; else null. */
  payload: unknown;
  at: Date;
}

export const decidedColumns = /* sql */ `other.id, other.section_id as "sectionId", other.aspect,
  case when other.aspect in ('place', 'standing') then other.payload end as payload,
  left(coalesce(other.payload #>> '{words,before}', other.payload ->> 'before', ''), 300) as before,
  left(coalesce(other.payload #>> '{words,after}', other.payload ->> 'after', ''), 300) as after,
  proposal.number as proposal, decision.outcome, decision.reason, decision.at,
  json_build_object('id', person.id, 'name', person.name) as "decidedBy"`;

/** A carried change is told by the row it goes on as. */
export const decidedJoins = /* sql */ `join decision on decision.change_id = other.id and decision.seq = other.decided_seq
  join person on person.id = decision.decided_by join proposal on proposal.id = other.proposal_id`;
