import type { DocumentView, FileCommentView, FilePartView, FilePreview } from '@tarmeem/contract';
import { cutShort, type DocJson } from '@tarmeem/document';
import { type Actor, mayPropose } from '../accounts/index.js';
import { storedText } from '../documents/index.js';
import type { Answers } from '../platform/database/rows.js';
import { type MatchedPart, matchParts, sectionNames } from './match-sections.js';
import type { ReceivedFile } from './received-file.js';
import { mustBeSeen, type SaidPart, seenMark } from './seen-parts.js';
import { refused, type WordDesk } from './word-desk.js';
import type { PartJson, ReadFile, Weighed } from './word-tasks.js';

/** A file read and weighed against the texts it is about. */
export interface WeighedFile {
  file: ReadFile;
  parts: (MatchedPart & { weighed: Weighed | null })[];
}

/** Reads a file, finds its sections and works out what it would change. `said`: which section a person has said that parts are. */
export async function weighFile(
  from: Answers,
  desk: WordDesk,
  { document, received, said = [] }: { document: DocumentView; received: ReceivedFile; said?: readonly SaidPart[] },
): Promise<WeighedFile> {
  const sections = await sectionNames(from, document.id);
  const file = await desk.ask('read', { bytes: received.bytes, language: document.language, sections });
  if (file.parts.length === 0) throw refused('empty');
  mustBeSeen(file.parts, said);
  const as = new Map(said.map(({ part, sectionId }) => [part, sectionId]));
  const told = file.parts.map((part, index): PartJson => asTold(part, as.get(index)));
  const matched = await matchParts(from, document, told);
  const known = matched.filter(({ base, current }) => base && current);
  const weighed = await desk.ask(
    'weigh',
    known.map(({ part, base, current }) => ({
      base: base!.body,
      current: current!.body,
      accepted: part.accepted,
      rejected: part.rejected,
    })),
  );
  return { file, parts: matched.map((part) => ({ ...part, weighed: weighed[known.indexOf(part)] ?? null })) };
}

/** A part that a person has said the section of. */
function asTold(part: PartJson, section: string | undefined): PartJson {
  if (section === undefined || section === part.ids?.section) return part;
  return { ...part, ids: { section } };
}

/** What a person sees before anything is taken. */
export function previewOf(
  { file, parts }: WeighedFile,
  { fileName, document, actor }: { fileName: string; document: DocumentView; actor: Actor },
): FilePreview {
  const views = parts.map((part) => partView(part, { document, actor }));
  const comments = commentViews(file);
  const authors = [
    ...views.flatMap(({ changes }) => changes.flatMap((change) => change.authors)),
    ...comments.map(({ author }) => author),
  ];
  return {
    fileName,
    parts: views,
    comments,
    dropped: file.dropped,
    authors: [...new Set(authors)].filter((name) => name !== ''),
  };
}

function partView(
  { part, index, match, likeness, section, base, current, weighed }: WeighedFile['parts'][number],
  { document, actor }: { document: DocumentView; actor: Actor },
): FilePartView {
  const heading = part.accepted.heading;
  const { heading: named } = newHeading({ part, base, current });
  return {
    part: index,
    seen: seenMark(part),
    heading: heading || part.rejected.heading,
    sectionId: section?.sectionId ?? null,
    sectionHeading: section?.heading ?? null,
    match,
    likeness,
    mayPropose: section !== null && mayPropose(actor, { documentId: document.id, jurisdiction: section.jurisdiction }),
    baseEdition: base?.edition ?? null,
    outdated: base !== null && base.id !== current?.id,
    conflicts: weighed?.conflicts ?? 0,
    conflictWords: weighed?.conflictWords ?? [],
    renamed: current && named !== current.heading ? named : null,
    changes: (weighed?.changes ?? []).map(({ change, authors, tracked }) => ({ payload: change, authors, tracked })),
  };
}

/** As long as the name of a section may be. */
const longestHeading = 300;

/**
 * The section's name after the file: only a name that the file changed is a new one. Where the file says which text it was made from, a
 * name is new that is another than that text's, marked as a change or not.
 */
export function newHeading({ part, base, current }: Pick<MatchedPart, 'part' | 'base' | 'current'>): {
  heading: string;
} {
  const now = current?.heading ?? '';
  const { heading } = part.accepted;
  const isOfBase = base !== null && part.ids?.revision === base.id;
  const before = isOfBase ? [base.heading] : [part.rejected.heading, base?.heading ?? ''];
  if (heading === '' || before.some((name) => spaced(name) === spaced(heading))) return { heading: now };
  return { heading: cutShort(heading, longestHeading) };
}

/** Programs write the spaces between words anew. */
function spaced(name: string): string {
  return name.replace(/\s+/gu, ' ').trim();
}

/** The comments of a file with the words they stand at. */
export function commentViews({ comments, parts }: ReadFile): FileCommentView[] {
  return comments.map(({ id, by, text, parent, resolved }) => {
    const place = placeOf(parts, parent ?? id);
    return {
      id,
      parent: parent ?? null,
      author: by.name,
      at: by.date === undefined ? null : new Date(by.date).toISOString(),
      text,
      resolved,
      part: place?.part ?? null,
      quote: place?.quote ?? '',
    };
  });
}

function placeOf(parts: readonly PartJson[], id: string): { part: number; quote: string } | undefined {
  for (const [part, { accepted, rejected }] of parts.entries())
    for (const text of [accepted, rejected]) {
      const found = text.stretches.find((stretch) => stretch.kind === 'comment' && stretch.id === id);
      if (found) return { part, quote: quoteOf(text.body, found) };
    }
  return undefined;
}

function quoteOf(body: DocJson, { from, to }: { from: number; to: number }): string {
  const doc = storedText(body);
  return doc.textBetween(Math.min(from, doc.content.size), Math.min(to, doc.content.size), ' ').slice(0, 1_000);
}
