import { countFeedback, findFeedback, publicStates } from '../feedback/index.js';
import type { Queryable } from '../platform/index.js';
import type { KeptSection } from './kept-outlines.js';
import type { PublishedText } from './published-text.js';
import { historyOf } from './section-history.js';
import type { Frame } from './frame/frame.js';
import type { DocumentPageView, EditionFacts, Opened, OldText, SectionPageView, ThreadView } from './views.js';

/** How many items stand at the foot of the document before "all feedback". */
const atFoot = 10;
const atSection = 50;

const publicItems = (
  database: Queryable,
  documentId: string,
  { sectionId, limit }: { sectionId?: string; limit: number },
) => findFeedback(database, { documentId, sectionId, states: publicStates, limit }, undefined);

async function threadOf(database: Queryable, documentId: string): Promise<ThreadView> {
  const [counts, items] = await Promise.all([
    countFeedback(database, documentId),
    publicItems(database, documentId, { limit: atFoot }),
  ]);
  return { ...counts, items };
}

/** What is said about a text that is not the current one: by its date, or by its edition. */
export interface Asked {
  edition: EditionFacts;
  date: string | null;
}

async function oldText(text: PublishedText, opened: Opened, { edition, date }: Asked): Promise<OldText | null> {
  if (edition.current && date === null) return null;
  const [then, now] = await Promise.all([
    text.outline(opened.document, edition),
    text.contents(opened.document, opened.current),
  ]);
  const changedSince = then.filter((section) => now.find(section.sectionId)?.hash !== section.hash).length;
  return { date, currentNumber: opened.current.number, changedSince };
}

/** The page of a whole edition. */
export async function documentView(
  database: Queryable,
  text: PublishedText,
  opened: Opened,
  asked: Asked,
): Promise<DocumentPageView> {
  const { document, editions } = opened;
  const old = await oldText(text, opened, asked);
  const [sections, thread] = await Promise.all([
    text.sections(document, { editions, edition: asked.edition, marked: !old }),
    old ? null : threadOf(database, document.id),
  ]);
  const previous = editions.find((edition) => edition.seq === asked.edition.seq - 1);
  return {
    document,
    edition: asked.edition,
    previous: previous?.number ?? null,
    firstPublishedAt: editions.at(-1)!.publishedAt,
    sections,
    thread,
    old,
  };
}

const headingAndPath = ({ heading, path }: KeptSection): { heading: string; path: string } => ({ heading, path });

/** The page of one section; undefined if nothing has this address in the edition that was asked for. */
export async function sectionView(
  { database, text, frame }: { database: Queryable; text: PublishedText; frame: Frame },
  opened: Opened,
  asked: Asked & { path: string },
): Promise<SectionPageView | undefined> {
  const { document, editions } = opened;
  const contents = await text.contents(document, asked.edition);
  const found = contents.at(asked.path);
  if (!found) return undefined;
  const old = await oldText(text, opened, asked);
  const section = await text.section(document, found, { editions, edition: asked.edition, marked: !old });
  const [history, items] = old
    ? [[], []]
    : await Promise.all([
        historyOf(database, frame, { opened, sectionId: section.sectionId }),
        publicItems(database, document.id, { sectionId: section.sectionId, limit: atSection }),
      ]);
  const before = contents.beside(found, -1);
  const next = contents.beside(found, 1);
  return {
    document,
    edition: asked.edition,
    section,
    above: contents.above(found).map(headingAndPath),
    below: contents.below(found).map(headingAndPath),
    before: before ? headingAndPath(before) : null,
    next: next ? headingAndPath(next) : null,
    history,
    firstPublishedAt: editions.at(-1)!.publishedAt,
    thread: { items },
    old,
  };
}
