import type { AlsoOpenView } from '@tarmeem/contract';
import type { Actor } from '../accounts/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import type { Proposal } from './proposals.store.js';
import { mayProposeAt } from './structure/draft-for-writing.js';
import type { DraftTree } from './structure/draft-tree.js';

type Retirement = AlsoOpenView['retirements'][number];

interface Row extends Pick<Retirement, 'proposal' | 'organisation' | 'pending'> {
  sectionId: string;
  aspect: 'place' | 'standing';
}

/**
 * For each of these sections the other proposals, open or waiting for an edition, that retire it or a section above it where it stands
 * in the draft: each once, with what it retires nearest to it. Only of sections where the person may propose; none of a proposal that
 * moves the section, or what stands between, away from under the one it retires.
 */
export async function retirementsOver(
  from: Answers,
  about: { proposal: Proposal; draft: DraftTree; actor: Actor },
  sectionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Retirement[]>> {
  const { proposal, draft } = about;
  const lines = new Map(sectionIds.map((id) => [id, lineTo(draft, id).filter((each) => mayProposeAt(about, each))]));
  const rows = await rowsOf<Row>(
    from,
    `select c.section_id as "sectionId", c.aspect, p.number as proposal, o.name as organisation, c.outcome = 'accepted' as pending
     from change c join proposal p on p.id = c.proposal_id join organisation o on o.id = p.organisation_id
     where c.section_id = any($1::uuid[]) and p.id <> $2 and p.number is not null
       and (c.aspect = 'place' or c.aspect = 'standing' and c.base_revision_id is not null)
       and (c.outcome = 'open' or (c.outcome = 'accepted' and exists (select from accepted where change_id = c.id and pending)))
     order by p.number limit 2000`,
    [[...new Set([...lines.values()].flat())], proposal.id],
  );
  const nearest = (line: readonly string[], number: number): Retirement[] => {
    const its = rows.filter((row) => row.proposal === number);
    const met = line.flatMap((id) => its.filter(({ sectionId }) => sectionId === id))[0];
    if (met?.aspect !== 'standing') return [];
    const { sectionId, organisation, pending } = met;
    const above = sectionId === line[0] ? null : (draft.published.lines.get(sectionId)?.heading ?? null);
    return [{ proposal: number, organisation, pending, above }];
  };
  const numbers = [...new Set(rows.map((row) => row.proposal))];
  return new Map([...lines].map(([id, line]) => [id, numbers.flatMap((number) => nearest(line, number))]));
}

/** The section and those above it, the nearest first. */
function lineTo({ tree }: DraftTree, sectionId: string): string[] {
  const line: string[] = [];
  for (let at: string | null = sectionId; at !== null && !line.includes(at); at = tree.parentOf(at)) line.push(at);
  return line;
}
