import type { ParkedView } from '@tarmeem/contract';
import { apply, type Change, type DocJson, merge } from '@tarmeem/document';
import { storedText } from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import type { HeadingChange } from './structure/structure-change.js';

interface Text {
  heading: string;
  body: DocJson;
}

interface Row extends Pick<ParkedView, 'changeId' | 'sectionId' | 'heading' | 'live'> {
  aspect: 'heading' | 'body' | 'place' | 'standing';
  payload: Change | HeadingChange;
  base: Text;
  current: Text;
}

/** What waits beside the working copies until it is put in or dropped, oldest first. */
export async function parkedViews(from: Answers, proposalId: string): Promise<ParkedView[]> {
  const rows = await rowsOf<Row>(
    from,
    `select c.id as "changeId", c.section_id as "sectionId", coalesce(r.heading, c.payload->>'heading') as heading,
       case when e.section_id is null then c.payload#>>'{place,parentId}' is null or coalesce(pe.live, false) else e.live end as live,
       c.aspect, c.payload,
       json_build_object('heading', b.heading, 'body', b.body) as base,
       json_build_object('heading', r.heading, 'body', r.body) as current
     from parked join change c on c.id = parked.change_id left join revision b on b.id = c.base_revision_id
       left join entry e on e.section_id = c.section_id and e.until_seq is null left join revision r on r.id = e.revision_id
       left join entry pe on pe.section_id = (c.payload#>>'{place,parentId}')::uuid and pe.until_seq is null
     where parked.proposal_id = $1 and parked.resolved_at is null order by parked.parked_at, c.position, c.id`,
    [proposalId],
  );
  return rows.map(({ changeId, sectionId, heading, live, ...row }) => ({
    changeId,
    sectionId,
    heading,
    live,
    published: publishedSince(row),
  }));
}

function publishedSince({ aspect, payload, base, current }: Pick<Row, 'aspect' | 'payload' | 'base' | 'current'>) {
  if (aspect === 'place' || aspect === 'standing') return [];
  if (aspect === 'heading')
    return base.heading === current.heading ? [] : [{ before: base.heading, after: current.heading }];
  const [old, now] = [storedText(base.body), storedText(current.body)];
  return merge(old, now, apply(old, [payload as Change])).conflicts.flatMap(({ theirs }) => theirs);
}
