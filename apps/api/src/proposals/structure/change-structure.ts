import type { ChangeStructureInput } from '@tarmeem/contract';
import { applyTree } from '@tarmeem/document';
import { mustBeSlug } from '@tarmeem/review';
import type { Actor } from '../../accounts/index.js';
import { contentHashes, storedText } from '../../documents/index.js';
import { Conflict, Malformed, ProblemError, type Tx } from '../../platform/index.js';
import { mustKeepUnreadable } from '../rooms/keep-unreadable.js';
import { WorkingCopies } from '../working-copies.store.js';
import {
  mustBeDrafting,
  mustBeFree,
  mustBePlace,
  mustBeSeen,
  mustPropose,
  mustStand,
  placedIn,
  settle,
  sourceOf,
  type Writing,
  writingIn,
} from './draft-for-writing.js';
import { draftOver } from './draft-tree.js';
import { retireSections, reviveSections } from './retire-section.js';
import { StructureRows } from './structure-rows.store.js';

/**
 * Moves, renames or retires a section within a draft, or undoes that: each field that is given is one step, null sets it back to what
 * is published. Over the version of the proposal the caller saw.
 */
export async function changeStructure(
  tx: Tx,
  { proposalId, sectionId }: { proposalId: string; sectionId: string },
  { input, actor, seen }: { input: ChangeStructureInput; actor: Actor; seen: number },
): Promise<void> {
  let writing = await writingIn(tx, proposalId, actor);
  mustStand(writing, sectionId);
  mustPropose(writing, sourceOf(writing, sectionId));
  if (input.place) {
    mustBePlace(writing, input.place, { sectionId, at: '/place' });
    mustPropose(writing, input.place.parentId);
  }
  mustBeDrafting(writing);
  mustBeSeen(writing, seen);
  if (input.place !== undefined || input.heading !== undefined || input.slug !== undefined)
    mustNotBeRetired(writing, sectionId);
  if (input.heading !== undefined || input.slug !== undefined) {
    await nameSection(writing, sectionId, input);
    writing = await writingIn(tx, proposalId, actor);
  }
  if (input.place !== undefined) await placeSection(writing, sectionId, input.place);
  if (input.live === false) await retireSections(writing, sectionId, input.subtree);
  if (input.live === true) await reviveSections(writing, sectionId, input.subtree);
  await mustKeepUnreadable(tx, proposalId);
}

function mustNotBeRetired({ draft }: Writing, sectionId: string): void {
  if (draft.rows.get(sectionId)?.live === false) throw new ProblemError('retired-and-edited', { facts: { sectionId } });
}

type Place = NonNullable<ChangeStructureInput['place']>;

/** Puts a section, with all below it, under a parent and behind one of its children; null: back to where it is published. */
async function placeSection(writing: Writing, sectionId: string, place: Place | null): Promise<void> {
  const { tx, proposal, draft } = writing;
  const rows = tx.get(StructureRows);
  const row = draft.rows.get(sectionId);
  if (place === null) {
    if (row?.added) throw new Malformed([{ code: 'added', detail: 'The section is born here', pointer: '/place' }]);
    if (!row?.placeSet) return;
    const back = draftOver(
      draft.published,
      [...draft.rows.values()].map((it) => (it === row ? { ...it, placeSet: false } : it)),
    );
    if (back.misfits.length > draft.misfits.length)
      throw new Conflict('collides', {
        detail: 'Something else of the draft stands in the way there',
        facts: { sectionId },
      });
    await rows.place(proposal.id, sectionId, null);
    await rows.tidy(proposal.id, [sectionId]);
    return settle(writing, back.entries, placedIn(back));
  }
  const entry = draft.tree.entries.get(sectionId);
  if (entry?.slug) mustBeFree(writing, entry.slug, { parentId: place.parentId, sectionId, pointer: '/slug' });
  const from = { parentId: draft.tree.parentOf(sectionId) };
  const to = { parentId: place.parentId, after: place.afterId === null ? [] : [place.afterId] };
  const entries = applyTree(draft.entries, [
    { sectionId, kind: 'moved', aspect: 'place', from, place: to, requires: [] },
  ]);
  if (!row) await rows.begin(proposal.id, sectionId, { personId: writing.actor.id, at: tx.at });
  await settle(writing, entries, placedIn(draft).add(sectionId));
  if (!row?.added && (await standsAsBefore(writing, sectionId, entries))) {
    await rows.place(proposal.id, sectionId, null);
    await rows.tidy(proposal.id, [sectionId]);
  }
}

/** True if the tree is the same without the move: the section is back where it came from. */
async function standsAsBefore(
  { tx, proposal, actor }: Writing,
  sectionId: string,
  entries: Writing['draft']['entries'],
): Promise<boolean> {
  const { draft } = await writingIn(tx, proposal.id, actor);
  const without = draftOver(
    draft.published,
    [...draft.rows.values()].map((row) => (row.sectionId === sectionId ? { ...row, placeSet: false } : row)),
  );
  const order = (list: Writing['draft']['entries']) =>
    list.map((entry) => `${entry.sectionId} ${entry.parentId ?? ''}`).join();
  return without.misfits.length === 0 && order(without.entries) === order(entries);
}

/** Another heading, another address, or both. Without a new address the published one stays. */
async function nameSection(writing: Writing, sectionId: string, input: ChangeStructureInput): Promise<void> {
  const { tx, proposal, draft } = writing;
  const rows = tx.get(StructureRows);
  const line = draft.published.lines.get(sectionId);
  await rows.begin(proposal.id, sectionId, { personId: writing.actor.id, at: tx.at });
  const copy = await tx.get(WorkingCopies).lock(proposal.id, sectionId);
  if (!copy) throw new Error(`The working copy of section ${sectionId} that was just begun is not there`);
  const row = draft.rows.get(sectionId);
  const published = row?.added ? null : (row?.baseHeading ?? line?.heading ?? null);
  const heading = input.heading === undefined ? copy.heading : (input.heading ?? published ?? copy.heading);
  let slug = row?.slug ?? null;
  if (input.slug !== undefined && input.slug !== slug) {
    if (input.slug === null && row?.added)
      throw new Malformed([{ code: 'added', detail: 'The section is born here', pointer: '/slug' }]);
    slug = input.slug;
    const wanted = slug ?? line?.slug;
    if (slug !== null) mustBeSlug(slug);
    const parentId =
      input.place === undefined ? draft.tree.parentOf(sectionId) : (input.place?.parentId ?? line?.parentId ?? null);
    if (wanted) mustBeFree(writing, wanted, { parentId, sectionId, pointer: '/slug' });
  }
  if (heading === published && slug !== null && slug === line?.slug) slug = null;
  const contentHash = contentHashes(heading, storedText(copy.body)).hash;
  await rows.name(proposal.id, sectionId, { heading, slug, contentHash });
  await rows.tidy(proposal.id, [sectionId]);
  await settle(writing, draft.entries, placedIn(draft));
}
