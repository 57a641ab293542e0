import type { DiscussionView, MentionView, MessageView } from '@tarmeem/contract';
import type { Actor } from '@tarmeem/review';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { audienceOf } from './audience.query.js';
import { discussed, hearingOf, mustHear } from './hearing.query.js';

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What was said about a proposal, as far as the person hears it. Throws NotFound. */
export async function discussionView(
  from: Answers,
  proposalId: string,
  { actor, at }: { actor: Actor; at: Date },
): Promise<DiscussionView> {
  const proposal = await mustHear(from, proposalId, actor);
  const { internal, number } = proposal;
  const rows = await rowsOf<MessageView>(
    from,
    `select m.id, case when m.change_id is not null then change_now(m.change_id) end as "changeId", m.shared,
       case when m.withdrawn_at is null then m.text end as text, o.name as organisation, ${instant('m.at')} as at,
       ${instant('m.withdrawn_at')} as "withdrawnAt", json_build_object('id', p.id, 'name', p.name) as author,
       coalesce((select json_agg(json_build_object('id', q.id, 'name', q.name) order by q.name, q.id)
         from mention n join person q on q.id = n.person_id where n.message_id = m.id and m.withdrawn_at is null), '[]'::json) as mentions,
       case when m.file_author is not null and m.withdrawn_at is null then json_build_object('author', m.file_author,
         'at', ${instant('m.file_at')}, 'quote', m.file_quote) end as "fromFile",
       m.author_id = $2 and m.withdrawn_at is null as "mayWithdraw"
     from message m join person p on p.id = m.author_id left join organisation o on o.id = p.organisation_id
     where m.proposal_id = $1 and (m.shared or $3) order by m.id desc limit 500`,
    [proposalId, actor.id, internal],
  );
  return {
    messages: rows.reverse(),
    people: await audienceOf(from, proposal, { personId: actor.id, at }),
    may: { internal, shared: number !== null },
  };
}

/** Where the person was mentioned and has not looked, newest first, as far as they still hear it. */
export async function mentionsOf(from: Answers, actor: Actor): Promise<MentionView[]> {
  const rows = await rowsOf<Omit<MentionView, 'own'> & { shared: boolean }>(
    from,
    `select m.id as "messageId", p.id as "proposalId", p.number as proposal, p.title, m.shared, ${instant('m.at')} as at,
       case when m.change_id is not null then change_now(m.change_id) end as "changeId",
       json_build_object('id', a.id, 'name', a.name) as author
     from mention n join message m on m.id = n.message_id join proposal p on p.id = m.proposal_id
       join person a on a.id = m.author_id
     where n.person_id = $1 and n.seen_at is null and m.withdrawn_at is null order by m.id desc limit 50`,
    [actor.id],
  );
  const found = new Map(
    await Promise.all(
      [...new Set(rows.map((row) => row.proposalId))].map(async (id) => [id, await discussed(from, id)] as const),
    ),
  );
  return rows.flatMap(({ shared, title, ...row }): MentionView[] => {
    const proposal = found.get(row.proposalId);
    const hearing = proposal && hearingOf(proposal, actor);
    if (!hearing?.[shared ? 'shared' : 'internal']) return [];
    return [{ ...row, title: hearing.internal ? title : null, own: hearing.internal }];
  });
}
