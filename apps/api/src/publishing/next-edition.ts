import { type Doc, type DocJson, Refused } from '@tarmeem/document';
import { freeSlug, slugify } from '@tarmeem/review';
import { type ContentHashes, contentHashes, type OutlineSection, sha256 } from '../documents/index.js';
import { type ChangeRow, draftText } from '../moderation/index.js';
import { canonicalJson } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** A section as the next edition will have it. */
export interface NextSection extends ContentHashes {
  /** As it is in the current edition. */
  current: OutlineSection;
  currentBody: DocJson;
  heading: string;
  body: Doc;
  slug: string;
}

/** What publishing these changes would make of the current edition. */
export interface NextEdition {
  changed: readonly NextSection[];
  /** Sections that are no text with these changes alone: the choice leaves out what belongs together. */
  broken: readonly { sectionId: string; code: string }[];
  /** SHA-256 over place, address and content hash of every section: what a publisher confirms. */
  manifestHash: string;
}

/** Computes the next edition from the current one and the chosen changes; nothing is stored. */
export async function nextEdition(
  from: Answers,
  outline: readonly OutlineSection[],
  chosen: readonly ChangeRow[],
): Promise<NextEdition> {
  const touched = outline.filter(({ sectionId }) => chosen.some((change) => change.sectionId === sectionId));
  const bodies = await rowsOf<{ id: string; body: DocJson }>(
    from,
    'select id, body from revision where id = any($1::uuid[])',
    [touched.map((section) => section.revisionId)],
  );
  const changed: NextSection[] = [];
  const broken: { sectionId: string; code: string }[] = [];
  const slugs = new Map(outline.map((section) => [section.sectionId, section.slug]));
  for (const current of touched) {
    const currentBody = bodies.find((revision) => revision.id === current.revisionId)?.body;
    if (!currentBody) throw new Error(`There is no revision ${current.revisionId}`);
    const changes = chosen.filter((change) => change.sectionId === current.sectionId);
    try {
      const { heading, body } = draftText({ ...current, body: currentBody }, changes);
      const slug = nextSlug(current, heading, { outline, slugs });
      slugs.set(current.sectionId, slug);
      changed.push({ current, currentBody, heading, body, slug, ...contentHashes(heading, body) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      broken.push({ sectionId: current.sectionId, code: error.code });
    }
  }
  return { changed, broken, manifestHash: manifestHash(outline, changed) };
}

/** A renamed section gets the address of its new heading, unless a sibling has it; the old address goes on to lead there. */
function nextSlug(
  current: OutlineSection,
  heading: string,
  { outline, slugs }: { outline: readonly OutlineSection[]; slugs: ReadonlyMap<string, string> },
): string {
  const wanted = slugify(heading);
  if (wanted === slugify(current.heading)) return current.slug;
  const siblings = outline.filter(
    ({ parentId, sectionId }) => parentId === current.parentId && sectionId !== current.sectionId,
  );
  return freeSlug(wanted, new Set(siblings.map((sibling) => slugs.get(sibling.sectionId) ?? sibling.slug)));
}

function manifestHash(outline: readonly OutlineSection[], changed: readonly NextSection[]): string {
  const rows = outline.map((section) => {
    const next = changed.find((each) => each.current.sectionId === section.sectionId);
    const { sectionId, parentId, afterId } = section;
    return { sectionId, parentId, afterId, slug: next?.slug ?? section.slug, hash: next?.hash ?? section.hash };
  });
  return hashOfManifest(rows);
}

/** SHA-256 over place, address and content hash of every live section, in whatever order they come. */
export function hashOfManifest(
  rows: readonly { sectionId: string; parentId: string | null; afterId: string | null; slug: string; hash: string }[],
): string {
  return sha256(canonicalJson([...rows].sort((a, b) => (a.sectionId < b.sectionId ? -1 : 1))));
}
