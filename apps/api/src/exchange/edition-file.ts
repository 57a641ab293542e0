import type { DocumentView, EditionView } from '@tarmeem/contract';
import type { DocJson } from '@tarmeem/document';
import { catalogue, exchangeEn, exchangeUr, type Locale, type Speak, speaker } from '@tarmeem/text';
import { outlineOf, type OutlineSection } from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import type { FileToWrite, PartToWrite } from './word-tasks.js';

const words = catalogue(exchangeEn, exchangeUr);

/** The words of a file, in the language of its document. */
export function sayInFile(language: Locale): Speak<keyof typeof exchangeEn> {
  return speaker(language, words);
}

/** What a file is about. */
interface About {
  document: DocumentView;
  /** Where this installation is reached: `https://tarmeem.example`. */
  origin: string;
}

/** Day of publication in the document's own zone. */
export function dayOf(instant: string, { language, timeZone }: DocumentView): string {
  return new Intl.DateTimeFormat(language === 'ur' ? 'ur-PK' : 'en-GB', { dateStyle: 'long', timeZone }).format(
    new Date(instant),
  );
}

/** Bodies of revisions by id. */
export async function bodiesOf(from: Answers, ids: readonly string[]): Promise<Map<string, DocJson>> {
  const rows = await rowsOf<{ id: string; body: DocJson }>(
    from,
    'select id, body from revision where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, body }) => [id, body]));
}

/** A file without its parts: title, edition, date, address, hidden facts. */
export function fileAbout({ document, origin }: About, edition: EditionView): Omit<FileToWrite, 'parts'> {
  const say = sayInFile(document.language);
  const date = dayOf(edition.publishedAt, document);
  // Where nobody said how this installation is reached, an address would be half a one.
  const address = origin === '' ? [] : [`${origin}/${document.slug}/editions/${edition.number}`];
  const line = say('file.edition', { number: edition.number, date });
  return {
    title: document.title,
    language: document.language,
    author: document.issuer,
    created: new Date(edition.publishedAt),
    lines: [line, ...address],
    header: document.title,
    footer: [line, ...address].join(' · '),
    custom: { 'tarmeem.document': document.slug, 'tarmeem.edition': edition.number },
    unreadable: say('file.unreadable'),
  };
}

/** Sections of an edition as a file that can come back: each carries its ids, and changes are tracked from now on. */
export async function editionFile(
  from: Answers,
  about: About,
  edition: EditionView,
  sectionIds?: readonly string[],
): Promise<FileToWrite | null> {
  const all = await outlineOf(from, about.document.id, edition.seq);
  const chosen = sectionIds ? all.filter(({ sectionId }) => sectionIds.includes(sectionId)) : all;
  if (chosen.length === 0 || (sectionIds && chosen.length < new Set(sectionIds).size)) return null;
  const bodies = await bodiesOf(
    from,
    chosen.map(({ revisionId }) => revisionId),
  );
  const top = Math.min(...chosen.map(({ depth }) => depth));
  const say = sayInFile(about.document.language);
  const file = fileAbout(about, edition);
  const { lede } = about.document;
  return {
    ...file,
    ...(sectionIds || !lede ? {} : { lines: [lede, ...(file.lines ?? [])] }),
    ...(chosen.length > 1 ? { contents: say('file.contents') } : {}),
    trackChanges: true,
    parts: chosen.map((section) => partOf(section, bodies.get(section.revisionId)!, section.depth - top + 1)),
  };
}

export function partOf({ heading, sectionId, revisionId }: OutlineSection, body: DocJson, depth: number): PartToWrite {
  return { heading, depth, ids: { section: sectionId, revision: revisionId }, text: body };
}
