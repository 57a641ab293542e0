import type { ChangeView } from '@tarmeem/contract';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { structureWords } from './structure/structure-words.query.js';

/** A change, and whose it is. */
export type FoundChange = ChangeView & { proposalId: string };

/**
 * Changes with their decisions, oldest round first, carried rows left out. `where` is a condition over `c` (change) with `$n`
 * parameters. Names of deciders are in it: show them only to those who may know them.
 */
export async function changeViews(from: Answers, where: string, parameters: unknown[]): Promise<FoundChange[]> {
  const found = await rowsOf<Omit<FoundChange, 'structure'>>(
    from,
    `select c.id, c.proposal_id as "proposalId", c.position, ro.n as round, c.section_id as "sectionId", c.aspect, c.payload,
       c.payload_hash as "payloadHash", c.outcome, c.decided_seq as seq,
       array(select change_now(needed) from unnest(c.requires) as needed) as requires,
       coalesce((
         select json_agg(json_build_object('seq', d.seq, 'outcome', d.outcome, 'reason', d.reason, 'cause', d.cause,
           'edition', case when d.decided_by is null and d.outcome = 'returned' then (
             select by.major || '.' || by.minor from event e join edition by on by.id = (e.facts ->> 'editionId')::uuid
             where e.object_type = 'change' and e.object_id = c.id::text and e.action = 'change.returned' and (e.facts ->> 'seq')::int = d.seq
           ) end,
           'decidedBy', case when q.id is null then null else json_build_object('id', q.id, 'name', q.name) end,
           'at', to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by d.seq)
         from decision d left join person q on q.id = d.decided_by where d.change_id = c.id
       ), '[]'::json) as decisions,
       (select case when ed.seq is null then coalesce(ed.standing, 'draft') else ed.major || '.' || ed.minor end
        from accepted a join edition ed on ed.id = a.edition_id where a.change_id = c.id) as edition,
       case when c.outcome = 'amended' then (
         with recursive line (id, carried_from) as (
           select c.id, c.carried_from
           union all select b.id, b.carried_from from line join change b on b.id = line.carried_from)
         select max(counter.number) from line join proposal counter on counter.counter_of = line.id
         where exists (select from change k where k.proposal_id = counter.id and k.outcome = 'accepted')
       ) end as "amendedBy"
     from change c join round ro on ro.id = c.round_id
     where ${where} and c.outcome <> 'carried' order by ro.n, c.position, c.id`,
    parameters,
  );
  const words = await structureWords(from, found);
  return found.map((change, at) => ({ ...change, structure: words[at] ?? null }));
}
