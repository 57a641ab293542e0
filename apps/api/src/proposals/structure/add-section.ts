import type { AddSectionInput } from '@tarmeem/contract';
import { applyTree, type Doc, toJson } from '@tarmeem/document';
import { freeSlug, mustBeSlug, slugify } from '@tarmeem/review';
import type { Actor } from '../../accounts/index.js';
import { contentHashes } from '../../documents/index.js';
import { Conflict, Malformed, type Tx } from '../../platform/index.js';
import { WorkingCopies } from '../working-copies.store.js';
import {
  mustBeDrafting,
  mustBeFree,
  mustBePlace,
  mustPropose,
  placedIn,
  settle,
  slugsUnder,
  type Writing,
  writingIn,
} from './draft-for-writing.js';
import { StructureRows } from './structure-rows.store.js';

/** The most sections one proposal adds: a reader of the round goes through all of them. */
const mostAdded = 500;

/**
 * Adds a section to a draft, under a parent and behind one of its children. Its id is minted now and stays its id when it is
 * published. Without an address of its own it gets that of its heading. Returns the id.
 */
export async function addSection(
  tx: Tx,
  proposalId: string,
  { input, body, actor }: { input: AddSectionInput; body: Doc; actor: Actor },
): Promise<string> {
  const writing = await writingIn(tx, proposalId, actor);
  const { proposal, draft } = writing;
  const { parentId, afterId, heading, insteadOf } = input;
  mustBePlace(writing, { parentId, afterId }, { sectionId: null, at: '' });
  mustPropose(writing, parentId);
  mustBeDrafting(writing);
  if (insteadOf !== undefined) mustBeHomeless(writing, insteadOf);
  if ([...draft.rows.values()].filter((row) => row.added).length >= mostAdded)
    throw new Conflict('not-now', { detail: `A proposal adds at most ${String(mostAdded)} sections` });
  const slug = slugOf(writing, input);
  const rows = tx.get(StructureRows);
  const sectionId = await rows.mint(proposal.documentId, proposal.id);
  const contentHash = contentHashes(heading, body).hash;
  await rows.putAdded(
    { proposalId: proposal.id, sectionId, by: actor.id, at: tx.at },
    { parentId, afterId, slug, heading, body: toJson(body), contentHash, insteadOf },
  );
  const place = { parentId, after: afterId === null ? [] : [afterId] };
  const added = {
    sectionId,
    kind: 'added',
    aspect: 'entry',
    place,
    heading,
    slug,
    standing: 'live',
    requires: [],
  } as const;
  await settle(writing, applyTree(draft.entries, [added]), placedIn(draft).add(sectionId));
  return sectionId;
}

/** The draft wrote in the section, which was retired since, and no added one goes on with those words yet. */
function mustBeHomeless({ draft: { rows, published } }: Writing, sectionId: string): void {
  const row = rows.get(sectionId);
  if (!row || row.added || published.isLive(sectionId))
    throw new Malformed([
      { code: 'unknown', detail: 'The draft holds no words of such a retired section', pointer: '/insteadOf' },
    ]);
  const there = [...rows.values()].find(({ insteadOf }) => insteadOf === sectionId);
  if (there)
    throw new Conflict('collides', {
      detail: 'Another new section of this draft goes on with these words',
      facts: { sectionId: there.sectionId },
    });
}

function slugOf(writing: Writing, { slug, heading, parentId }: AddSectionInput): string {
  if (slug === undefined) return freeSlug(slugify(heading), slugsUnder(writing.draft.tree, parentId, null));
  mustBeSlug(slug);
  mustBeFree(writing, slug, { parentId, sectionId: null, pointer: '/slug' });
  return slug;
}

/** Takes an added section back, if nothing of the draft stands under it any more. */
export async function dropAdded(writing: Writing, sectionId: string): Promise<void> {
  const { tx, proposal, draft } = writing;
  const below = draft.tree.childrenOf(sectionId);
  if (below.length > 0)
    throw new Conflict('requires', {
      detail: 'Other sections of the draft stand under it',
      facts: { sections: below },
    });
  await tx.get(WorkingCopies).remove(proposal.id, [sectionId]);
  const placed = placedIn(draft);
  placed.delete(sectionId);
  const rest = draft.entries.filter((entry) => entry.sectionId !== sectionId);
  await settle(writing, closeGaps(rest, sectionId, draft.tree.before(sectionId)[0] ?? null), placed);
}

/** What stood behind a section that is gone stands behind the one before it. */
const closeGaps = (entries: readonly Writing['draft']['entries'][number][], gone: string, before: string | null) =>
  entries.map((entry) => (entry.after === gone ? { ...entry, after: before } : entry));
