import type { DocumentView } from '@tarmeem/contract';
import { type DocJson, plainText } from '@tarmeem/document';
import type { SectionName } from '@tarmeem/word';
import { outlineOf, type OutlineSection, storedText } from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { bodiesOf } from './edition-file.js';
import type { PartJson } from './word-tasks.js';

/** A text of a section that a file may have been made from. */
export interface KnownRevision {
  id: string;
  sectionId: string;
  entryId: string;
  edition: string;
  heading: string;
  body: DocJson;
}

/** A part of a file with the section it belongs to, or most resembles. */
export interface MatchedPart {
  part: PartJson;
  index: number;
  match: 'marked' | 'guessed' | 'none';
  likeness: number;
  section: OutlineSection | null;
  base: KnownRevision | null;
  current: KnownRevision | null;
}

/** Less alike than this, no section is offered. */
const leastLike = 0.4;

/**
 * Finds for each part its section: by its hidden marks, else the one whose words are most like the part's as it was before the
 * changes in it. The base is the revision that the marks name, or else the one whose words are the file's, or else the current one.
 */
export async function matchParts(
  from: Answers,
  document: DocumentView,
  parts: readonly PartJson[],
): Promise<MatchedPart[]> {
  const outline = await outlineOf(from, document.id);
  const revisions = await revisionsOf(from, document.id);
  const current = new Map(
    outline.map((section) => [section.sectionId, revisions.find(({ id }) => id === section.revisionId) ?? null]),
  );
  const bags = new Map(outline.map(({ sectionId }) => [sectionId, bagOf(current.get(sectionId))]));
  return parts.map((part, index) => {
    const marked = outline.find(({ sectionId }) => sectionId === part.ids?.section);
    const words = wordsIn(`${part.rejected.heading} ${plain(part.rejected.body)}`);
    const like = (sectionId: string) => likeness(words, bags.get(sectionId)!);
    const section = marked ?? best(outline, like);
    const likely = section ? like(section.sectionId) : 0;
    if (!section || (!marked && likely < leastLike))
      return { part, index, match: 'none', likeness: likely, section: null, base: null, current: null };
    const own = revisions.filter(({ sectionId }) => sectionId === section.sectionId);
    const now = current.get(section.sectionId) ?? null;
    const base =
      own.find(({ id }) => id === part.ids?.revision) ??
      own.find(({ body }) => sameText(body, part.rejected.body)) ??
      now;
    return { part, index, match: marked ? 'marked' : 'guessed', likeness: likely, section, base, current: now };
  });
}

/** What the sections of the current edition are known by in a file that has lost its marks. */
export async function sectionNames(from: Answers, documentId: string): Promise<SectionName[]> {
  const outline = await outlineOf(from, documentId);
  const bodies = await bodiesOf(
    from,
    outline.map(({ revisionId }) => revisionId),
  );
  return outline.map(({ heading, depth, revisionId }) => {
    const inner: string[] = [];
    storedText(bodies.get(revisionId)!).descendants((node) => {
      if (node.type.name === 'heading') inner.push(node.textContent);
      return !node.isTextblock;
    });
    return { heading, level: depth + 1, inner };
  });
}

/** Every revision that an edition holds or held, newest first. */
async function revisionsOf(from: Answers, documentId: string): Promise<KnownRevision[]> {
  return rowsOf<KnownRevision>(
    from,
    `select distinct on (e.id) r.id, e.section_id as "sectionId", e.id::text as "entryId",
       ed.major || '.' || ed.minor as edition, r.heading, r.body
     from entry e join revision r on r.id = e.revision_id
       join edition ed on ed.document_id = e.document_id and ed.seq = e.from_seq
     where e.document_id = $1 and e.live order by e.id desc`,
    [documentId],
  );
}

function sameText(stored: DocJson, read: DocJson): boolean {
  return plain(stored) === plain(read);
}

function plain(body: DocJson): string {
  return plainText(storedText(body));
}

function bagOf(revision: KnownRevision | null | undefined): ReadonlySet<string> {
  return wordsIn(revision ? `${revision.heading} ${plain(revision.body)}` : '');
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu));
}

/** Share of words that both have, 0 to 1 (Dice). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return Math.round((200 * both) / (a.size + b.size)) / 100;
}

function best(outline: readonly OutlineSection[], like: (sectionId: string) => number): OutlineSection | undefined {
  let found: OutlineSection | undefined;
  let most = 0;
  for (const section of outline) {
    const likely = like(section.sectionId);
    if (likely > most) [found, most] = [section, likely];
  }
  return found;
}
