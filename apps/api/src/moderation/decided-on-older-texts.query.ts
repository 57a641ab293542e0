import { carry, type Change, parse, Refused, touch } from '@tarmeem/document';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { type Decided, decidedColumns, decidedJoins } from './decided-rows.js';

interface OnOlderText extends Decided {
  change: Change;
  gaps: Change['gaps'];
  oldRevision: string;
  revision: string;
}

/** How many of the newest decisions of a section on earlier texts are looked through. */
const lookedThrough = 60;

/**
 * What was decided on the same words while the rest of the section read otherwise: of the newest decisions on earlier texts those that
 * take out some of the same words are put over to the text of today, and told if they stand where the change under review does.
 */
export async function onTheSameWords(from: Answers, changeIds: readonly string[]): Promise<Decided[]> {
  const found = await rowsOf<OnOlderText>(
    from,
    `with asked as (select * from change where id = any($1::uuid[]) and aspect = 'body' and base_hash is not null
         and payload #>> '{words,before}' <> ''),
       older as (select text.base_hash as today, other.* from (select distinct section_id, base_hash from asked) as text
         cross join lateral (select * from change where section_id = text.section_id and gaps is not null and decided_seq > 0
           and outcome <> 'carried' and base_hash <> text.base_hash and redacted_by is null
           order by id desc limit ${lookedThrough}) as other)
     select change.id as of, false as identical, other.payload as change, other.base_revision_id as "oldRevision",
       change.base_revision_id as revision, change.payload -> 'gaps' as gaps, ${decidedColumns}
     from asked change join older other on other.section_id = change.section_id and other.today = change.base_hash
       and other.change_key <> change.change_key and other.payload #>> '{words,before}' <> ''
       and (strpos(change.payload #>> '{words,before}', other.payload #>> '{words,before}') > 0
         or strpos(other.payload #>> '{words,before}', change.payload #>> '{words,before}') > 0)
       ${decidedJoins}`,
    [changeIds],
  );
  if (found.length === 0) return [];
  const bodies = await rowsOf<{ id: string; body: unknown }>(
    from,
    'select id, body from revision where id = any($1::uuid[])',
    [[...new Set(found.flatMap(({ oldRevision, revision }) => [oldRevision, revision]))]],
  );
  const textOf = new Map(bodies.map(({ id, body }) => [id, body]));
  const passages = Map.groupBy(found, ({ oldRevision, revision }) => `${oldRevision} ${revision}`);
  return [...passages.values()].flatMap((passage) => standingThere(passage, textOf));
}

function standingThere(passage: readonly OnOlderText[], textOf: ReadonlyMap<string, unknown>): OnOlderText[] {
  const [first] = passage;
  if (!first) return [];
  try {
    const carried = carry(
      passage.map(({ change }) => change),
      parse(textOf.get(first.oldRevision)),
      parse(textOf.get(first.revision)),
    );
    return passage.filter(({ gaps }, at) => {
      const there = carried[at];
      return there?.outcome === 'carried' && touch(there.change, { gaps });
    });
  } catch (error) {
    // An earlier text that was redacted since holds its words no more.
    if (error instanceof Refused) return [];
    throw error;
  }
}
