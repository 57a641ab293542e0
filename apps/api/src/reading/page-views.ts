import { countFeedback, findFeedback, publicStates } from '../feedback/index.js';
import { NotFound, type Queryable } from '../platform/index.js';
import { byFullName, fullName } from './full-names.js';
import type { KeptOutline, KeptSection } from './kept-outlines.js';
import type { PublishedText } from './published-text.js';
import type { RetiredSection } from './retired-section.js';
import { historyOf } from './section-history.js';
import { type AskedPart, sheetsOf, sheetWith } from './sheets.js';
import { ComparedContents } from './structure-lines.js';
import type { Frame } from './frame/frame.js';
import type {
  HistoryEntry,
  DocumentHead,
  DocumentPageView,
  EditionFacts,
  Opened,
  OldText,
  SectionPageView,
  SheetView,
  ThreadView,
} from './views.js';

/** How many items stand at the foot of the document before "all feedback". */
const atFoot = 10;
const atSection = 50;

const publicItems = (
  database: Queryable,
  documentId: string,
  { sectionId, limit }: { sectionId?: string; limit: number },
) => findFeedback(database, { documentId, sectionId, states: publicStates, limit }, undefined);

async function threadOf(
  database: Queryable,
  { id, language }: DocumentHead,
  contents: KeptOutline,
): Promise<ThreadView> {
  const [counts, items] = await Promise.all([
    countFeedback(database, id),
    publicItems(database, id, { limit: atFoot }),
  ]);
  return { ...counts, items: byFullName(contents, items, language) };
}

/** Which text is asked for: by its date, or by its edition. */
export interface Asked {
  edition: EditionFacts;
  date: string | null;
}

/** Of the whole text, or of one section of it. */
async function oldText(
  text: PublishedText,
  opened: Opened,
  { edition, date }: Asked,
  only?: KeptSection,
): Promise<OldText | null> {
  if (edition.current && date === null) return null;
  const [then, now] = await Promise.all([
    text.contents(opened.document, edition),
    text.contents(opened.document, opened.current),
  ]);
  const changedSince = only
    ? Number(now.find(only.sectionId)?.hash !== only.hash || now.find(only.sectionId)?.parentId !== only.parentId)
    : countChanged(then, now);
  return { date, currentNumber: opened.current.number, changedSince };
}

/** How many sections an old text had in other words or at another place than the current one, counted once for all of its pages. */
function countChanged(then: KeptOutline, now: KeptOutline): number {
  const known = counted.get(then);
  if (known?.now === now) return known.changed;
  const contents = new ComparedContents(then.sections, now.sections, []);
  const changed = then.sections.filter((before) =>
    contents.differ({ before, after: now.find(before.sectionId) }),
  ).length;
  counted.set(then, { now, changed });
  return changed;
}

const counted = new WeakMap<KeptOutline, { now: KeptOutline; changed: number }>();

/** Which page of a text that has several is asked for; null where it has one. */
function sheetAsked(contents: KeptOutline, { part, whole }: AskedPart): SheetView | null {
  const sheets = whole ? null : sheetsOf(contents.sections);
  if (!sheets) return null;
  const at = part ? sheetWith(sheets, part) : 0;
  const first = sheets[at]?.[0];
  if (!first) throw new NotFound();
  return { number: at + 1, within: contents.above(first)[0] ?? null, sheets };
}

/** The page of a whole edition, or of a part of a long one. */
export async function documentView(
  { database, text }: { database: Queryable; text: PublishedText },
  opened: Opened,
  asked: Asked & AskedPart & { address: string },
): Promise<DocumentPageView> {
  const { document, editions } = opened;
  const [old, contents] = await Promise.all([oldText(text, opened, asked), text.contents(document, asked.edition)]);
  const sheet = sheetAsked(contents, asked);
  const first = old && sheet && sheet.number > 1 ? sheet.sheets[sheet.number - 1]![0]! : null;
  const now = first && (await text.contents(document, opened.current)).find(first.sectionId);
  const some = sheet ? contents.sections.filter(on(sheet)) : undefined;
  const [sections, thread] = await Promise.all([
    text.sections(document, { database, editions, edition: asked.edition, marked: !old }, some),
    old ? null : threadOf(database, document, contents),
  ]);
  const previous = editions.find((edition) => edition.seq === asked.edition.seq - 1);
  return {
    document,
    address: asked.address,
    sheet,
    whole: asked.whole === true,
    edition: asked.edition,
    previous: previous?.number ?? null,
    firstPublishedAt: editions.at(-1)!.publishedAt,
    total: contents.sections.length,
    sections,
    thread,
    old: old && first ? { ...old, part: { here: first.path, now: now?.path ?? null } } : old,
  };
}

function on({ sheets, number }: SheetView): (section: KeptSection) => boolean {
  const ids = new Set(sheets[number - 1]!.map(({ sectionId }) => sectionId));
  return ({ sectionId }) => ids.has(sectionId);
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
  const old = await oldText(text, opened, asked, found);
  const { sectionId } = found;
  const [section, history, items] = await Promise.all([
    text.section(document, found, { database, editions, edition: asked.edition, marked: !old }),
    old ? [] : historyOf(database, frame, { opened, sectionId }),
    old ? [] : publicItems(database, document.id, { sectionId, limit: atSection + 1 }),
  ]);
  const here = items.slice(0, atSection);
  const before = contents.beside(found, -1);
  const next = contents.beside(found, 1);
  return {
    document,
    edition: asked.edition,
    section,
    name: fullName(contents, found, document.language),
    above: contents.above(found).map(headingAndPath),
    below: contents.below(found).map(headingAndPath),
    before: before ? headingAndPath(before) : null,
    next: next ? headingAndPath(next) : null,
    history,
    firstPublishedAt: editions.at(-1)!.publishedAt,
    thread: { items: here, below: items.length > here.length ? here.at(-1)!.number : null },
    old,
  };
}

/** The history of a section that was retired, with its last text. */
export async function retiredView(
  making: { database: Queryable; text: PublishedText; frame: Frame },
  opened: Opened,
  { sectionId, path, home, last, gone }: RetiredSection,
): Promise<SectionPageView | undefined> {
  const [view, history] = await Promise.all([
    sectionView(making, opened, { edition: last.edition, date: null, path: last.section.path }),
    historyOfSection(making, opened, { sectionId, path, home }),
  ]);
  const lastText = `/${opened.document.slug}/editions/${last.edition.number}/${last.section.path}`;
  return view && { ...view, section: { ...view.section, path }, history, home, retired: { ...gone, lastText } };
}

/** Everything that happened to a section, standing or retired. Where another has its address, each of its texts is found by the address that it had then. */
export async function historyOfSection(
  { database, text, frame }: { database: Queryable; text: PublishedText; frame: Frame },
  opened: Opened,
  { sectionId, path, home }: Pick<RetiredSection, 'sectionId' | 'path' | 'home'>,
): Promise<HistoryEntry[]> {
  const history = await historyOf(database, frame, { opened, sectionId });
  if (home.endsWith(`/${path}`)) return history;
  return Promise.all(
    history.map(async (entry) => ({
      ...entry,
      path: (await text.contents(opened.document, entry.from)).find(sectionId)?.path,
    })),
  );
}
