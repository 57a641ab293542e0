import type { DocumentView, EditionView } from '@tarmeem/contract';
import { compareTrees, type DocJson, fromPlainText, type SectionEntry, toJson } from '@tarmeem/document';
import { outlineOf, type OutlineSection } from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { bodiesOf, fileAbout, sayInFile } from './edition-file.js';
import type { FileToWrite, PartToWrite } from './word-tasks.js';

/** The text of a section that is not there. */
export const empty: DocJson = toJson(fromPlainText(''));

/** Two editions compared: the sections that differ, with tracked changes; a comment says what became of a whole section. */
export async function comparedFile(
  from: Answers,
  about: { document: DocumentView; origin: string },
  { before, after }: { before: EditionView; after: EditionView },
): Promise<FileToWrite> {
  const { document } = about;
  const [old, now] = await Promise.all([
    outlineOf(from, document.id, before.seq),
    outlineOf(from, document.id, after.seq),
  ]);
  const bodies = await bodiesOf(
    from,
    [...old, ...now].map(({ revisionId }) => revisionId),
  );
  const say = sayInFile(document.language);
  const author = { name: document.issuer || document.title, date: new Date(after.publishedAt) };
  const parts: PartToWrite[] = [];
  const remark = (text: string, side: 'base' | 'target') => [{ author, text, at: { side, from: 0, to: 1 } }];
  const whereTo = ({ parentId }: OutlineSection) =>
    parentId === null
      ? say('file.sectionMovedTop')
      : say('file.sectionMoved', { parent: now.find(({ sectionId }) => sectionId === parentId)?.heading ?? '' });
  const whereBeside = (after: string | null) =>
    after === null
      ? say('file.sectionMovedFirst')
      : say('file.sectionMovedBehind', {
          sibling: now.find(({ sectionId }) => sectionId === after)?.heading ?? '',
        });
  const placed = placedElsewhere(old, now, await movedByHand(from, { documentId: document.id, before, after }));
  for (const section of now) {
    const was = old.find(({ sectionId }) => sectionId === section.sectionId);
    const place = placed.get(section.sectionId);
    if (was?.revisionId === section.revisionId && !place) continue;
    const becomes = !was
      ? remark(say('file.sectionAdded'), 'target')
      : !place
        ? []
        : remark(was.parentId === section.parentId ? whereBeside(place.after) : whereTo(section), 'base');
    parts.push({
      heading: was?.heading ?? '',
      proposedHeading: section.heading,
      depth: section.depth + 1,
      text: was ? bodies.get(was.revisionId)! : empty,
      proposed: bodies.get(section.revisionId)!,
      author,
      comments: becomes,
    });
  }
  for (const section of old)
    if (!now.some(({ sectionId }) => sectionId === section.sectionId))
      parts.push({
        heading: section.heading,
        proposedHeading: '',
        depth: section.depth + 1,
        text: bodies.get(section.revisionId)!,
        proposed: empty,
        author,
        comments: remark(say('file.sectionRetired'), 'base'),
      });
  const same = { text: toJson(fromPlainText(say('file.nothingDiffers'))) };
  return {
    ...fileAbout(about, after),
    lines: [say('file.compared', { from: before.number, to: after.number })],
    parts: parts.length > 0 ? parts : [same],
  };
}

/** The sections that stand elsewhere, under another one or at another place under the same, with the sibling they stand behind. */
function placedElsewhere(
  old: readonly OutlineSection[],
  now: readonly OutlineSection[],
  meant: ReadonlySet<string>,
): Map<string, { after: string | null }> {
  const changes = compareTrees(entriesOf(old), entriesOf(now), meant);
  return new Map(
    changes.flatMap((change) =>
      change.kind === 'moved' ? [[change.sectionId, { after: change.place.after[0] ?? null }] as const] : [],
    ),
  );
}

/** Live sections in reading order, as the core compares them. */
function entriesOf(sections: readonly OutlineSection[]): SectionEntry[] {
  const last = new Map<string | null, string>();
  return sections.map(({ sectionId, parentId, heading, slug }) => {
    const after = last.get(parentId) ?? null;
    last.set(parentId, sectionId);
    return { sectionId, parentId, after, heading, slug, standing: 'live' };
  });
}

/** The sections that accepted changes put elsewhere between two editions: of two that changed places they tell which one went. */
async function movedByHand(
  from: Answers,
  it: { documentId: string; before: EditionView; after: EditionView },
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(
    from,
    `select accepted.section_id as id from accepted join edition on edition.id = accepted.edition_id
     where edition.document_id = $1 and edition.seq > $2 and edition.seq <= $3 and accepted.aspect = 'place'`,
    [it.documentId, it.before.seq, it.after.seq],
  );
  return new Set(rows.map(({ id }) => id));
}
