import type { Doc, DocJson } from '@tarmeem/document';
import { actions, type EditionNumber, formatNumber, holdsSomewhere, isAllowed, nextNumber } from '@tarmeem/review';
import { type Actor, findActor } from '../accounts/index.js';
import { storedText } from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { type DraftMaterial, waitingMaterial } from './draft-material.query.js';
import { usePreviewLink } from './preview-links.store.js';

/** A section as it is now, and as the prepared edition has it; null: it is not there. */
export interface PreparedSection {
  sectionId: string;
  /** The headings of what it stands below. */
  part: string;
  now: { heading: string; parent: string | null; body: Doc } | null;
  next: { heading: string; parent: string | null; body: Doc } | null;
  /** The sibling that it was put behind, null: it was put first; absent where it was not put elsewhere under its parent. */
  reorderedAfter?: string | null;
}

/** A link whose edition is none any more that is prepared: it came out under this number, or its schedule was called off. */
export interface PreviewOver {
  slug: string;
  over: { became: 'published'; number: string } | { became: 'called-off' };
}

/** What a secret link shows. */
export interface Preview {
  slug: string;
  over?: undefined;
  expiresAt: Date;
  currentNumber: string;
  /** Null while nothing is prepared. */
  prepared: {
    number: string;
    changeNote: string;
    at: Date | null;
    /** When it comes out by itself; null: nobody has set that. */
    scheduledFor: Date | null;
    sections: PreparedSection[];
  } | null;
}

/**
 * Opens a secret link: of the edition that it is to, while that is draft or scheduled, the sections whose changes the person who made
 * it may see; null when the link does not hold, or that person reads the draft no more.
 */
export async function openPreview(from: Answers, token: string, at: Date): Promise<Preview | PreviewOver | null> {
  const link = await usePreviewLink(from, token, at);
  const maker = link && (await findActor(from, link.madeBy, at));
  if (!maker || !holdsSomewhere(maker, actions['draft.read'].roles, link.documentId)) return null;
  const { slug, edition } = link;
  if (!edition) return { slug, over: { became: 'called-off' } };
  if (edition.major !== null && edition.minor !== null) {
    const number = formatNumber({ major: edition.major, minor: edition.minor });
    return { slug, over: { became: 'published', number } };
  }
  const standing = edition.standing === 'scheduled' ? 'scheduled' : 'draft';
  const material = await waitingMaterial(from, link.documentId, { standing });
  // It was scheduled, called off or published since the link was read: what it is now, it stays.
  if (material?.draft.id !== edition.id) return openPreview(from, token, at);

  const { draft, current } = material;
  const opened = { slug, expiresAt: link.expiresAt, currentNumber: formatNumber(current) };
  if (!draft.preparedBy) return { ...opened, prepared: null };
  const prepared = {
    number: formatNumber(nextNumber(await numberBefore(from, material, standing), draft.isMajor)),
    changeNote: draft.changeNote,
    at: draft.preparedAt,
    scheduledFor: standing === 'scheduled' ? edition.scheduledFor : null,
    sections: await sectionsOf(from, material, maker),
  };
  return { ...opened, prepared };
}

/** The number that is taken when it comes out: of the scheduled edition, before a draft beside it. */
async function numberBefore(
  from: Answers,
  { documentId, current }: DraftMaterial,
  standing: 'draft' | 'scheduled',
): Promise<EditionNumber> {
  if (standing === 'scheduled') return current;
  const [scheduled] = await rowsOf<{ isMajor: boolean }>(
    from,
    `select is_major as "isMajor" from edition where document_id = $1 and standing = 'scheduled'`,
    [documentId],
  );
  return scheduled ? nextNumber(current, scheduled.isMajor) : current;
}

async function sectionsOf(from: Answers, material: DraftMaterial, maker: Actor): Promise<PreparedSection[]> {
  const { next, outline, facts, chosen } = material;
  const lines = [...(next.tree?.lines.values() ?? [])].filter((line) => !line.onlyOrder);
  const touched = new Set([
    ...next.changed.map(({ current }) => current.sectionId),
    ...lines.map(({ sectionId }) => sectionId),
  ]);
  const shown = [...touched].filter((id) => {
    const own = chosen.filter((change) => change.sectionId === id).map((change) => change.id);
    const places = facts.accepted.flatMap((change) => (own.includes(change.id) ? change.places : []));
    return places.length > 0 && places.every((place) => isAllowed(maker, 'draft.read', place));
  });
  const old = outline.filter(({ sectionId }) => shown.includes(sectionId));
  const bodies = new Map(
    (
      await rowsOf<{ id: string; body: DocJson }>(from, 'select id, body from revision where id = any($1::uuid[])', [
        old.map(({ revisionId }) => revisionId),
      ])
    ).map(({ id, body }) => [id, storedText(body)]),
  );
  const headingNow = (id: string | null) => outline.find(({ sectionId }) => sectionId === id)?.heading ?? null;
  const headingNext = (id: string | null): string | null =>
    next.changed.find(({ current }) => current.sectionId === id)?.heading ??
    next.tree?.added.find(({ sectionId }) => sectionId === id)?.heading ??
    headingNow(id);
  const found = shown.map((sectionId): PreparedSection => {
    const before = old.find((section) => section.sectionId === sectionId);
    const line = lines.find((each) => each.sectionId === sectionId);
    const words = next.changed.find(({ current }) => current.sectionId === sectionId);
    const added = next.tree?.added.find((each) => each.sectionId === sectionId);
    const body = before && bodies.get(before.revisionId);
    const now = before && body ? { heading: before.heading, parent: headingNow(before.parentId), body } : null;
    const parent = headingNext(line ? line.parentId : (before?.parentId ?? null));
    const text = words?.body ?? added?.body ?? body;
    const there = text && line?.live !== false;
    return {
      sectionId,
      part: parent ?? '',
      now,
      next: there ? { heading: headingNext(sectionId) ?? '', parent, body: text } : null,
      ...(line?.live && before && line.parentId === before.parentId && line.afterId !== before.afterId
        ? { reorderedAfter: headingNext(line.afterId) }
        : {}),
    };
  });
  const order = new Map(outline.map(({ sectionId }, index) => [sectionId, index]));
  return found.sort((a, b) => (order.get(a.sectionId) ?? outline.length) - (order.get(b.sectionId) ?? outline.length));
}
