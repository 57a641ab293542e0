import type { ConflictsView } from '@tarmeem/contract';
import { conflictHash, merge, parse } from '@tarmeem/document';
import type { Actor } from '../accounts/index.js';
import { NotFound } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { headingConflictHash, standingConflictHash } from './conflict-hashes.js';

type Section = ConflictsView['sections'][number];
type Text = Section['base'];
interface Row {
  sectionId: string;
  live: boolean;
  contentHash: string;
  edition: string;
  base: Text;
  mine: Text;
  published: Text;
}

/** The sections whose base is not the current edition any more, with their three texts and what both sides changed. */
export async function conflictsView(from: Answers, proposalId: string, actor: Actor): Promise<ConflictsView> {
  const [proposal] = await rowsOf<{ version: number; edition: string }>(
    from,
    `select p.version, ed.major || '.' || ed.minor as edition from proposal p
       join edition ed on ed.document_id = p.document_id and ed.standing = 'current'
     where p.id = $1 and p.organisation_id = $2`,
    [proposalId, actor.organisationId],
  );
  if (!proposal) throw new NotFound();
  const rows = await rowsOf<Row>(
    from,
    `select w.section_id as "sectionId", e.live, w.content_hash as "contentHash",
       (select ed.major || '.' || ed.minor from entry be join edition ed on ed.document_id = be.document_id
          and ed.seq >= be.from_seq and (be.until_seq is null or ed.seq < be.until_seq)
        where be.id = w.base_entry_id order by ed.seq desc limit 1) as edition,
       json_build_object('heading', b.heading, 'body', b.body) as base,
       json_build_object('heading', w.heading, 'body', w.body) as mine,
       json_build_object('heading', r.heading, 'body', r.body) as published
     from working_copy w join revision b on b.id = w.base_revision_id
       join entry e on e.section_id = w.section_id and e.until_seq is null join revision r on r.id = e.revision_id
     where w.proposal_id = $1 and (not e.live or e.revision_id <> w.base_revision_id) order by w.section_id`,
    [proposalId],
  );
  return { ...proposal, sections: rows.map(sectionOf) };
}

function sectionOf({ contentHash, ...row }: Row): Section {
  return { ...row, conflicts: conflictsOf({ contentHash, ...row }) };
}

function conflictsOf(row: Row): Section['conflicts'] {
  const { base, mine, published } = row;
  if (!row.live) return [{ hash: standingConflictHash(row), aspect: 'standing', kind: 'structure' }];
  const headings = { base: base.heading, mine: mine.heading, published: published.heading };
  const renamed = new Set(Object.values(headings)).size === 3;
  const { conflicts } = merge(parse(base.body), parse(published.body), parse(mine.body));
  return [
    ...(renamed ? [{ hash: headingConflictHash(headings), aspect: 'heading' as const, kind: 'both-changed' }] : []),
    ...conflicts.map((conflict) => ({ hash: conflictHash(conflict), aspect: 'body' as const, kind: conflict.kind })),
  ];
}
