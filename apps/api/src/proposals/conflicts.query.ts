import type { ConflictsView } from '@tarmeem/contract';
import { conflictHash, merge, parse } from '@tarmeem/document';
import type { Actor } from '../accounts/index.js';
import { NotFound } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { headingConflictHash, standingConflictHash, structureConflictHash } from './conflict-hashes.js';
import { aspectOf, structureConflicts } from './structure/rebase-structure.js';

type Section = ConflictsView['sections'][number];
type Text = Section['base'];
interface Row {
  sectionId: string;
  live: boolean;
  parentId: string | null;
  contentHash: string;
  edition: string;
  base: Text;
  mine: Text;
  published: Text;
}

/** The sections whose base is not the current edition any more, with their three texts and what both sides changed. */
export async function conflictsView(from: Answers, proposalId: string, actor: Actor): Promise<ConflictsView> {
  const [proposal] = await rowsOf<{ version: number; edition: string; documentId: string }>(
    from,
    `select p.version, p.document_id as "documentId", ed.major || '.' || ed.minor as edition from proposal p
       join edition ed on ed.document_id = p.document_id and ed.standing = 'current'
     where p.id = $1 and p.organisation_id = $2`,
    [proposalId, actor.organisationId],
  );
  if (!proposal) throw new NotFound();
  const rows = await rowsOf<Row>(
    from,
    `select w.section_id as "sectionId", e.live, e.parent_id as "parentId", w.content_hash as "contentHash",
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
  const { documentId, ...head } = proposal;
  const steps = await structureConflicts(from, { id: proposalId, documentId });
  const texts = rows.map(sectionOf);
  const others = steps.flatMap(({ sectionId }) => (rows.some((row) => row.sectionId === sectionId) ? [] : [sectionId]));
  const sections = [
    ...texts,
    ...(await untouchedTexts(from, { proposalId, sectionIds: others, edition: head.edition })),
  ];
  return {
    ...head,
    sections: sections.map((section) => ({
      ...section,
      conflicts: [
        ...section.conflicts,
        ...steps.filter(({ sectionId }) => sectionId === section.sectionId).map(inWords),
      ],
    })),
  };
}

const inWords = (step: Awaited<ReturnType<typeof structureConflicts>>[number]): Section['conflicts'][number] => {
  const { kind, mine, published, canKeep, places } = step;
  return {
    hash: structureConflictHash(step),
    aspect: aspectOf(mine),
    kind,
    structure: { mine, published, canKeep, places },
  };
};

/** Sections whose words are not in conflict, only where they stand: the text of the draft three times. */
async function untouchedTexts(
  from: Answers,
  { proposalId, sectionIds, edition }: { proposalId: string; sectionIds: readonly string[]; edition: string },
): Promise<Section[]> {
  if (sectionIds.length === 0) return [];
  const rows = await rowsOf<{ sectionId: string; parentId: string | null; text: Text }>(
    from,
    `select w.section_id as "sectionId", e.parent_id as "parentId", json_build_object('heading', heading, 'body', body) as text
     from working_copy w left join entry e on e.section_id = w.section_id and e.until_seq is null
     where proposal_id = $1 and w.section_id = any($2::uuid[]) order by w.section_id`,
    [proposalId, sectionIds],
  );
  return rows.map(({ sectionId, parentId, text }) => ({
    sectionId,
    parentId,
    live: true,
    edition,
    base: text,
    mine: text,
    published: text,
    conflicts: [],
  }));
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
