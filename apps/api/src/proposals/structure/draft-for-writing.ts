import { isAllowed, mustBeAllowed, Refused } from '@tarmeem/review';
import type { Actor } from '../../accounts/index.js';
import { Malformed, NotFound, ProblemError, Stale, type Tx } from '../../platform/index.js';
import { mustBeOwn } from '../own-proposal.js';
import { type Proposal, Proposals } from '../proposals.store.js';
import { settleRooms } from '../rooms/settle-rooms.js';
import { type DraftTree, draftTree, jurisdictionIn } from './draft-tree.js';
import { StructureRows } from './structure-rows.store.js';

/** A draft whose structure somebody changes: its tree, and who does it. */
export interface Writing {
  tx: Tx;
  proposal: Proposal;
  draft: DraftTree;
  actor: Actor;
}

/** The own proposal, locked, with its tree and with what was written in its rooms. Structure takes no lock of the document: only its own proposal changes it. */
export async function writingIn(tx: Tx, proposalId: string, actor: Actor): Promise<Writing> {
  const proposal = mustBeOwn(await tx.get(Proposals).lock(proposalId), actor);
  await settleRooms(tx, proposalId);
  return { tx, proposal, draft: await draftTree(tx, proposal), actor };
}

/** Permission at every place a structural change acts; the top level is covered by an unscoped grant only. */
export function mustPropose({ proposal, draft, actor }: Writing, ...sections: readonly (string | null)[]): void {
  const { documentId, organisationId } = proposal;
  const places = sections.map((id) => ({
    documentId,
    organisationId,
    jurisdiction: id === null ? null : jurisdictionIn(draft, id),
  }));
  mustBeAllowed(actor, 'proposal.edit', ...places);
}

/** True if this person may propose at the place, for what the screen offers. */
export function mayProposeAt(
  { proposal, draft, actor }: Omit<Writing, 'tx'>,
  ...sections: readonly (string | null)[]
): boolean {
  const { documentId, organisationId } = proposal;
  return sections.every((id) =>
    isAllowed(actor, 'proposal.edit', {
      documentId,
      organisationId,
      jurisdiction: id === null ? null : jurisdictionIn(draft, id),
    }),
  );
}

/** What somebody acts on when they move or retire a section: itself, or for a top-level one the top of the document. */
export const sourceOf = ({ draft }: Pick<Writing, 'draft'>, sectionId: string): string | null =>
  draft.published.lines.has(sectionId) && draft.published.tree.parentOf(sectionId) === null ? null : sectionId;

export function mustBeDrafting({ proposal }: Writing): void {
  if (proposal.state !== 'drafting')
    throw new Refused('not-now', 'Only a proposal that is being drafted can be written in.', {
      facts: { state: proposal.state },
    });
}

export function mustBeSeen({ proposal }: Writing, seen: number): void {
  if (proposal.version !== seen) throw new Stale({ version: proposal.version });
}

/** The section stands in the draft, retired by it or not. Throws NotFound. */
export function mustStand({ draft }: Pick<Writing, 'draft'>, sectionId: string): void {
  const { published, rows } = draft;
  if (rows.get(sectionId)?.added !== true && !published.isLive(sectionId))
    throw new NotFound('There is no such section in this draft');
}

/** Where a section is to stand exists: the parent lives, is not below the section, and holds the sibling it comes after. */
export function mustBePlace(
  { draft: { tree } }: Writing,
  { parentId, afterId }: { parentId: string | null; afterId: string | null },
  { sectionId, at }: { sectionId: string | null; at: string },
): void {
  const refuse = (code: string, detail: string, field: string): never => {
    throw new Malformed([{ code, detail, pointer: `${at}/${field}` }]);
  };
  if (parentId !== null) {
    const parent = tree.entries.get(parentId);
    if (!parent) return refuse('unknown', 'There is no such section in this draft', 'parentId');
    if (parent.standing === 'retired') return refuse('parent-retired', 'That section is retired', 'parentId');
    if (sectionId !== null && tree.isUnder(parentId, sectionId))
      return refuse('under-itself', 'A section does not stand under itself', 'parentId');
  }
  if (afterId === null) return;
  if (afterId === sectionId || !tree.childrenOf(parentId).includes(afterId))
    return refuse('unknown', 'No such section stands there', 'afterId');
}

/** No live sibling has the address. */
export function mustBeFree(
  { draft: { tree } }: Writing,
  slug: string,
  { parentId, sectionId, pointer }: { parentId: string | null; sectionId: string | null; pointer: string },
): void {
  if (!slugsUnder(tree, parentId, sectionId).has(slug)) return;
  const detail = 'A section beside it has this address';
  throw new ProblemError('address-taken', { detail, errors: [{ code: 'address-taken', detail, pointer }] });
}

/** The addresses of the live sections under a parent, without one of them. */
export function slugsUnder(tree: DraftTree['tree'], parentId: string | null, without: string | null): Set<string> {
  return new Set(
    tree.childrenOf(parentId).flatMap((id) => {
      const entry = tree.entries.get(id);
      return entry?.slug && id !== without && entry.standing === 'live' ? [entry.slug] : [];
    }),
  );
}

/** After a step: every section the draft places says anew behind which sibling it stands, and the proposal has a new version. */
export async function settle(
  { tx, proposal, actor }: Writing,
  entries: DraftTree['entries'],
  placed: ReadonlySet<string>,
): Promise<void> {
  const rows = tx.get(StructureRows);
  for (const { sectionId, parentId, after } of entries)
    if (placed.has(sectionId)) await rows.place(proposal.id, sectionId, { parentId, afterId: after });
  await tx.get(Proposals).addContributor(proposal.id, actor.id, 'write');
  await tx.get(Proposals).change(proposal.id, {}, tx.at);
}

/** The sections a draft places, added ones and moved ones. */
export const placedIn = ({ rows }: DraftTree): Set<string> =>
  new Set([...rows.values()].flatMap((row) => (row.placeSet ? [row.sectionId] : [])));
