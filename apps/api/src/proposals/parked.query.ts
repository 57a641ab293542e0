import type { ParkedView } from '@tarmeem/contract';
import { apply, type Change, type DocJson, merge } from '@tarmeem/document';
import { storedText } from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import type { HeadingChange } from './changes.store.js';

interface Text {
  heading: string;
  body: DocJson;
}

interface Row extends Pick<ParkedView, 'changeId' | 'sectionId' | 'heading' | 'live'> {
  aspect: 'heading' | 'body';
  payload: Change | HeadingChange;
  base: Text;
  current: Text;
}

/** What waits beside the working copies until it is put in or dropped, oldest first. */
export async function parkedViews(from: Answers, proposalId: string): Promise<ParkedView[]> {
  const rows = await rowsOf<Row>(
    from,
    `select c.id as "changeId", c.section_id as "sectionId", r.heading, e.live, c.aspect, c.payload,
       json_build_object('heading', b.heading, 'body', b.body) as base,
       json_build_object('heading', r.heading, 'body', r.body) as current
     from parked join change c on c.id = parked.change_id join revision b on b.id = c.base_revision_id
       join entry e on e.section_id = c.section_id and e.until_seq is null join revision r on r.id = e.revision_id
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
  if (aspect === 'heading')
    return base.heading === current.heading ? [] : [{ before: base.heading, after: current.heading }];
  const [old, now] = [storedText(base.body), storedText(current.body)];
  return merge(old, now, apply(old, [payload as Change])).conflicts.flatMap(({ theirs }) => theirs);
}
