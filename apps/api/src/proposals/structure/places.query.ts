import { type Place } from '@tarmeem/review';
import { type Address, publishedTree, type PublishedTree } from '../../documents/index.js';
import { type Answers, rowsOf } from '../../platform/database/rows.js';
import type { Proposal } from '../proposals.store.js';
import { draftTree, type DraftTree, jurisdictionIn } from './draft-tree.js';
import { structureOf } from './structure-change.js';

interface Acting {
  sectionId: string;
  aspect: string;
  payload: unknown;
}

/**
 * Where each change acts (semantics S8): words in their section; an addition under its parent; a move at source and target; a
 * retirement at the section. Adding, moving and retiring at the top of the document is under no jurisdiction.
 */
export async function placesOfChanges(
  from: Answers,
  published: PublishedTree,
  changes: readonly Acting[],
): Promise<Address[][]> {
  const { documentId } = published;
  const sections = changes.map((change) => sectionsOf(published, change));
  const unborn = [...new Set(sections.flat())].filter(
    (id) => id !== null && published.jurisdictionOf(id) === undefined,
  );
  const known = await jurisdictionsOfUnborn(from, unborn);
  return sections.map((ids) =>
    ids.map((id) => ({
      documentId,
      jurisdiction: id === null ? null : (published.jurisdictionOf(id) ?? known.get(id) ?? null),
    })),
  );
}

/** The sections under whose jurisdictions a change is decided; null: the top. */
function sectionsOf({ lines }: PublishedTree, { sectionId, aspect, payload }: Acting): (string | null)[] {
  const structure = structureOf({ aspect, payload });
  if (!structure) return [sectionId];
  const source = lines.get(sectionId)?.parentId === null ? null : sectionId;
  switch (structure.kind) {
    case 'added':
      return [structure.place.parentId];
    case 'moved':
      return [source, structure.place.parentId];
    case 'retired':
      return [source];
  }
}

async function jurisdictionsOfUnborn(
  from: Answers,
  ids: readonly (string | null)[],
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf<{ id: string; jurisdiction: string | null }>(
    from,
    'select id, jurisdiction_of(id) as jurisdiction from unnest($1::uuid[]) as id',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.jurisdiction]));
}

/** Everywhere a proposal acts: with its working copies now, and with what it submitted. `misfits`: its structure does not stand now. */
export async function placesOfProposal(
  from: Answers,
  proposal: Proposal,
): Promise<{ places: Place[]; misfits: boolean }> {
  const draft = await draftTree(from, proposal);
  const submitted = await rowsOf<Acting>(
    from,
    `select section_id as "sectionId", aspect, case when aspect in ('place', 'standing') then payload end as payload
     from change where proposal_id = $1 and outcome <> 'carried'`,
    [proposal.id],
  );
  const { organisationId } = proposal;
  const drafted = draftedPlaces(draft).map((id) => ({
    documentId: proposal.documentId,
    jurisdiction: id === null ? null : jurisdictionIn(draft, id),
  }));
  const acted = (await placesOfChanges(from, draft.published, submitted)).flat();
  const distinct = new Map([...drafted, ...acted].map((place) => [place.jurisdiction, place]));
  return {
    places: [...distinct.values()].map((place) => ({ ...place, organisationId })),
    misfits: draft.misfits.length > 0,
  };
}

/** Everywhere the submitted changes of a proposal act; nowhere before its first submission. */
export async function placesOfSubmitted(
  from: Answers,
  { id, documentId, organisationId }: Pick<Proposal, 'id' | 'documentId' | 'organisationId'>,
): Promise<Place[]> {
  const changes = await rowsOf<Acting>(
    from,
    `select distinct section_id as "sectionId", aspect, case when aspect in ('place', 'standing') then payload end as payload
     from change where proposal_id = $1`,
    [id],
  );
  const places = await placesOfChanges(from, await publishedTree(from, documentId), changes);
  return places.flat().map((place) => ({ ...place, organisationId }));
}

function draftedPlaces({ rows, published }: DraftTree): (string | null)[] {
  return [...rows.values()].flatMap(({ sectionId, added, placeSet, live, parentId }): (string | null)[] => {
    if (added) return [parentId];
    const source = published.tree.parentOf(sectionId) === null ? null : sectionId;
    const words = placeSet || !live ? [] : [sectionId];
    return [...words, ...(placeSet ? [source, parentId] : []), ...(live ? [] : [source])];
  });
}
