import { countFeedback, findFeedback, publicStates } from '../feedback/index.js';
import type { Queryable } from '../platform/index.js';
import type { PublishedText } from './published-text.js';
import { historyOf } from './section-history.js';
import type { Frame } from './frame/frame.js';
import type {
  DocumentPageView,
  EditionFacts,
  Opened,
  OldText,
  SectionPageView,
  TextSection,
  ThreadView,
} from './views.js';

/** How many items stand at the foot of the document before "all feedback". */
const atFoot = 10;
const atSection = 50;

export async function threadOf(database: Queryable, documentId: string, sectionId?: string): Promise<ThreadView> {
  const [counts, items] = await Promise.all([
    countFeedback(database, documentId),
    findFeedback(
      database,
      { documentId, sectionId, states: publicStates, limit: sectionId ? atSection : atFoot },
      undefined,
    ),
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
    text.outline(opened.document, opened.current),
  ]);
  const present = new Map(now.map((section) => [section.sectionId, section.hash]));
  const changedSince = then.filter((section) => present.get(section.sectionId) !== section.hash).length;
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
    text.sections(document, asked.edition, { marked: !old }),
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

const headingAndPath = ({ heading, path }: TextSection): { heading: string; path: string } => ({ heading, path });

/** The page of one section; undefined if nothing has this address in the edition that was asked for. */
export async function sectionView(
  { database, text, frame }: { database: Queryable; text: PublishedText; frame: Frame },
  opened: Opened,
  asked: Asked & { path: string },
): Promise<SectionPageView | undefined> {
  const { document, editions } = opened;
  const outline = await text.outline(document, asked.edition);
  const found = outline.find((section) => section.path === asked.path);
  if (!found) return undefined;
  const old = await oldText(text, opened, asked);
  const all = await text.sections(document, asked.edition, { only: found.sectionId, marked: !old, outline });
  const at = all.findIndex((section) => section.sectionId === found.sectionId);
  const section = all[at]!;
  const above = all.filter((other) => section.path.startsWith(`${other.path}/`));
  const [history, thread] = old
    ? [[], { open: 0, answered: 0, detached: 0, items: [] }]
    : await Promise.all([
        historyOf(database, frame, { opened, sectionId: section.sectionId }),
        threadOf(database, document.id, section.sectionId),
      ]);
  const before = all[at - 1];
  const next = all[at + 1];
  return {
    document,
    edition: asked.edition,
    section,
    above: above.map(headingAndPath),
    below: all.filter((other) => other.parentId === section.sectionId).map(headingAndPath),
    before: before ? headingAndPath(before) : null,
    next: next ? headingAndPath(next) : null,
    history,
    firstPublishedAt: editions.at(-1)!.publishedAt,
    thread,
    old,
  };
}
