import type { DraftOutlineView, DraftSection, PlaceWords } from '@tarmeem/contract';
import type { SectionEntry } from '@tarmeem/document';
import type { Verdict } from '@tarmeem/review';
import type { Actor } from '../../accounts/index.js';
import type { Answers } from '../../platform/database/rows.js';
import { mustBeOwn } from '../own-proposal.js';
import { type Proposal } from '../proposals.store.js';
import { proposalRow } from './proposal-row.query.js';
import { mayProposeAt, sourceOf } from './draft-for-writing.js';
import { type Hindrance, hindrances } from './retire-section.js';
import { type DraftTree, draftTree, jurisdictionIn } from './draft-tree.js';

/** The contents as a draft would have them, for its own organisation, with what may be done at each. */
export async function draftOutlineView(from: Answers, proposalId: string, actor: Actor): Promise<DraftOutlineView> {
  const proposal = mustBeOwn(await proposalRow(from, proposalId), actor);
  const draft = await draftTree(from, proposal);
  const about = { proposal, draft, actor, hindered: hindrances(draft) };
  const depths = new Map<string, number>();
  return {
    version: proposal.version,
    sections: draft.entries
      .filter(({ sectionId }) => !draft.published.isRetired(sectionId))
      .map((entry) => {
        const depth = entry.parentId === null ? 0 : (depths.get(entry.parentId) ?? 0) + 1;
        depths.set(entry.sectionId, depth);
        return sectionView(about, entry, depth);
      }),
    mayAddAtTop: verdictOf(proposal, mayProposeAt(about, null)),
    misfits: draft.misfits.map(({ edit }) => edit.sectionId),
  };
}

function sectionView(
  about: { proposal: Proposal; draft: DraftTree; actor: Actor; hindered: ReadonlyMap<string, Hindrance> },
  { sectionId, parentId, slug = '' }: SectionEntry,
  depth: number,
): DraftSection {
  const { draft, proposal, hindered } = about;
  const row = draft.rows.get(sectionId);
  const line = draft.published.lines.get(sectionId);
  const heading = row?.heading ?? line?.heading ?? '';
  const renamed = row && !row.added && row.headingTouched && line;
  const retired = row?.live === false;
  const here = mayProposeAt(about, sectionId);
  const source = mayProposeAt(about, sourceOf(about, sectionId));
  const because = hindered.get(sectionId);
  const of = (may: boolean, now: boolean): Verdict => (now ? verdictOf(proposal, may) : refused(may));
  return {
    sectionId,
    parentId,
    afterId: beforeOf(draft, sectionId),
    depth,
    heading,
    slug,
    jurisdiction: jurisdictionIn(draft, sectionId),
    added: row?.added ?? false,
    insteadOf: row?.insteadOf ?? null,
    retired,
    moved: row && !row.added && row.placeSet ? publishedPlace(draft, sectionId) : null,
    renamed: renamed ? { heading: renamed.heading, slug: renamed.slug } : null,
    edited: row?.bodyTouched ?? false,
    may: {
      edit: of(here, !retired),
      add: of(here, !retired),
      move: of(source, !retired),
      rename: of(here, !retired),
      retire: because && source && row?.added !== true ? { allowed: false, because } : of(source, row?.added !== true),
    },
  };
}

const verdictOf = ({ state }: Proposal, may: boolean): Verdict =>
  !may
    ? { allowed: false, because: 'not-allowed' }
    : state === 'drafting'
      ? { allowed: true }
      : { allowed: false, because: 'not-now' };

const refused = (may: boolean): Verdict => ({ allowed: false, because: may ? 'not-now' : 'not-allowed' });

/** The sibling that stands before it and is still to be read: tombstones are not shown. */
function beforeOf({ tree, published }: DraftTree, sectionId: string): string | null {
  return tree.before(sectionId).find((id) => !published.isRetired(id)) ?? null;
}

function publishedPlace({ published }: DraftTree, sectionId: string): PlaceWords {
  const headingOf = (id: string | null | undefined): string | null =>
    id ? (published.lines.get(id)?.heading ?? null) : null;
  return {
    parent: headingOf(published.tree.parentOf(sectionId)),
    after: headingOf(published.tree.before(sectionId).find((id) => published.isLive(id))),
  };
}
