import { NotFound, ProblemError } from '../platform/index.js';
import { isWithdrawnFromPublic, pageOfFeedback, findFeedback, publicStates, countFeedback } from '../feedback/index.js';
import { compareRevisionsView, compareView, type TextsCompared } from './compare-views.js';
import { editionAt } from './editions.query.js';
import { byFullName, fullName } from './full-names.js';
import { documentFeed, sectionFeed } from './feed.js';
import { manifestOf } from './manifest.query.js';
import { documentView, historyOfSection, retiredView, sectionView } from './page-views.js';
import { accessibilityPage } from './pages/accessibility.page.js';
import { comparePage } from './pages/compare.page.js';
import { compareRevisionsPage } from './pages/compare-revisions.page.js';
import { documentPage } from './pages/document.page.js';
import { editionsPage } from './pages/editions.page.js';
import { feedbackItemPage, feedbackListPage } from './pages/feedback-list.page.js';
import { historyPage } from './pages/history.page.js';
import { documentsPage } from './pages/plain.pages.js';
import { sectionPage } from './pages/section.page.js';
import { feedKind, pageKind } from './served-page.js';
import { retiredAt, type RetiredSection, retiredSection, type SectionEver, sectionEver } from './retired-section.js';
import { retiredIn } from './sections.query.js';
import { type AskedPart, partQuery } from './sheets.js';
import type { Making, Pages, SharedPage } from './pages.service.js';
import { type CompareMode, type EditionFacts, type Opened, viewQuery } from './views.js';

/** Every page that is the same for everybody, made from what is published. Each throws NotFound for what is not there. */

export const listPage = (pages: Pages): SharedPage => ({
  url: '/',
  document: '',
  shows: 'text',
  make: async ({ frame }) =>
    documentsPage(
      frame,
      (await pages.openAll()).map(({ document, current }) => ({ document, edition: current })),
    ),
});

/** What is known of the accessibility of the pages, and whom to write to. */
export const accessibilityStatement = (pages: Pages): SharedPage => ({
  url: '/accessibility',
  document: '',
  shows: 'text',
  make: async ({ frame }) =>
    accessibilityPage(
      frame,
      (await pages.openAll()).map(({ document }) => document),
    ),
});

/** The current edition of a document, or a part of it. */
export const currentPage = (slug: string, part: AskedPart = {}): SharedPage => ({
  url: `/${slug}${partQuery(part)}`,
  document: slug,
  shows: 'thread',
  make: async (making, opened) => {
    const asked = { ...part, edition: opened.current, date: null, address: `/${slug}` };
    return documentPage(making.frame, await documentView(making, opened, asked), making.text.fragments);
  },
});

function numbered(editions: readonly EditionFacts[], number: string): EditionFacts {
  const found = editions.find((edition) => edition.number === number);
  if (!found) throw new NotFound('edition');
  return found;
}

export const editionPage = (slug: string, number: string, part: AskedPart = {}): SharedPage => ({
  url: `/${slug}/editions/${number}${partQuery(part)}`,
  document: slug,
  shows: 'thread',
  make: async (making, opened) => {
    const edition = numbered(opened.editions, number);
    const asked = { ...part, edition, date: null, address: `/${slug}/editions/${number}` };
    return documentPage(making.frame, await documentView(making, opened, asked), making.text.fragments);
  },
});

/** What an edition consists of, for programs. */
export const manifestFile = (slug: string, number: string): SharedPage => ({
  url: `/${slug}/editions/${number}/manifest.json`,
  document: slug,
  shows: 'text',
  kind: { ...pageKind, type: 'application/json; charset=utf-8' },
  ownLanguage: true,
  make: async ({ database }, { document, editions }) =>
    JSON.stringify(await manifestOf(database, document, numbered(editions, number))),
});

/** One section as it stands in an edition. */
export const sectionInEdition = (slug: string, number: string, path: string): SharedPage => ({
  url: `/${slug}/editions/${number}/${path}`,
  document: slug,
  shows: 'thread',
  about: `/${path}`,
  make: async (making, opened) => {
    const edition = numbered(opened.editions, number);
    const view = await sectionView(making, opened, { edition, date: null, path });
    if (!view) throw new NotFound();
    return sectionPage(making.frame, view);
  },
});

export const editionsListPage = (slug: string): SharedPage => ({
  url: `/${slug}/editions`,
  document: slug,
  shows: 'text',
  make: async ({ frame, database }, { document, editions }) =>
    editionsPage(frame, { document, editions, retired: await retiredIn(database, document.id) }),
});

/** The text as at a day, of the whole document or of one section. */
export const datedPage = (slug: string, date: string, path: string, part: AskedPart = {}): SharedPage => ({
  url: `/${slug}/at/${date}${path ? `/${path}` : partQuery(part)}`,
  document: slug,
  shows: 'text',
  make: async (making, opened) => {
    const edition = editionAt(opened.editions, date, making.frame.isoDay);
    // The oldest text there is stands in its place.
    const first = `/${slug}/editions/${opened.editions.at(-1)!.number}`;
    if (!edition) throw new ProblemError('not-found', { detail: 'date', facts: { first } });
    const asked = { edition, date };
    if (!path) {
      const address = `/${slug}/at/${date}`;
      const view = await documentView(making, opened, { ...asked, ...part, address });
      return documentPage(making.frame, view, making.text.fragments);
    }
    const view = await sectionView(making, opened, { ...asked, path });
    if (!view) throw new NotFound();
    return sectionPage(making.frame, view);
  },
});

/** The feed of a document's editions. */
export const feedOfDocument = (slug: string): SharedPage => ({
  url: `/${slug}/feed.atom`,
  document: slug,
  shows: 'text',
  kind: feedKind,
  make: async ({ frame }, opened) => documentFeed(frame, opened),
});

/** The feed of one section's texts. */
export const feedOfSection = (slug: string, path: string): SharedPage => ({
  url: `/${slug}/${path}/feed.atom`,
  document: slug,
  shows: 'text',
  kind: feedKind,
  make: async (making, opened) => {
    const section = await sectionEver(making, opened, path);
    if (!section) throw new NotFound();
    return feedOf(making, opened, section);
  },
});

async function feedOf(making: Making, opened: Opened, section: SectionEver): Promise<string> {
  const contents = await making.text.contents(opened.document, opened.current);
  const found = contents.find(section.sectionId);
  const heading = found ? fullName(contents, found, opened.document.language) : section.heading;
  const history = await historyOfSection(making, opened, section);
  return sectionFeed(making.frame, opened, { ...section, heading, history });
}

/** One section of the current edition, or its history. */
export const oneSectionPage = (slug: string, path: string, history = false): SharedPage => ({
  url: `/${slug}/${path}${history ? '/history' : ''}`,
  document: slug,
  shows: 'thread',
  about: `/${path}`,
  make: async (making, opened) => {
    const asked = { edition: opened.current, date: null, path };
    const retired = async () => history && (await retiredAt(making, opened, path));
    const view = (await sectionView(making, opened, asked)) ?? (await viewOf(making, opened, await retired()));
    if (!view) throw new NotFound();
    return history ? historyPage(making.frame, view) : sectionPage(making.frame, view);
  },
});

const viewOf = async (making: Making, opened: Opened, retired: RetiredSection | false | undefined) =>
  retired ? retiredView(making, opened, retired) : undefined;

/** What is kept of a retired section whose address another has taken since, by its id: its history, its feed, or two of its texts compared. */
export type KeptPart = 'history' | 'feed.atom' | TextsCompared;

/** Where a comparison is below what it compares: `compare/1...2?view=side`. */
const comparedAt = ({ from, to, mode }: { from: string | number; to: string | number; mode: CompareMode }): string =>
  `compare/${from}...${to}${viewQuery(mode)}`;

export const keptPage = (slug: string, sectionId: string, part: KeptPart): SharedPage => ({
  url: `/s/${sectionId}/${typeof part === 'string' ? part : comparedAt(part)}`,
  document: slug,
  shows: 'thread',
  ...(part === 'feed.atom' ? { kind: feedKind } : {}),
  make: async (making, opened) => {
    const section = await retiredSection(making, opened, sectionId);
    if (!section) throw new NotFound();
    if (part === 'feed.atom') return feedOf(making, opened, section);
    if (part === 'history') {
      const view = await retiredView(making, opened, section);
      if (view) return historyPage(making.frame, view);
    } else {
      const view = await compareRevisionsView(making, opened, { ...section, ...part });
      if (view) return compareRevisionsPage(making.frame, view);
    }
    throw new NotFound();
  },
});

export const editionsComparedPage = (
  slug: string,
  ends: { from: string; to: string; mode: CompareMode },
): SharedPage => ({
  url: `/${slug}/${comparedAt(ends)}`,
  document: slug,
  shows: 'text',
  make: async (making, opened) => {
    const from = numbered(opened.editions, ends.from);
    const to = numbered(opened.editions, ends.to);
    return comparePage(making.frame, await compareView(making, opened, { from, to, mode: ends.mode }));
  },
});

export const textsComparedPage = (slug: string, path: string, ends: TextsCompared): SharedPage => ({
  url: `/${slug}/${path}/${comparedAt(ends)}`,
  document: slug,
  shows: 'text',
  make: async (making, opened) => {
    const section = await sectionEver(making, opened, path);
    if (!section) throw new NotFound();
    const view = await compareRevisionsView(making, opened, { ...section, ...ends });
    if (!view) throw new NotFound();
    return compareRevisionsPage(making.frame, view);
  },
});

const onePage = 50;

/** Which public feedback: on one section, by its present address, and below a number. */
export interface AskedFeedback {
  section?: string | undefined;
  below?: number | undefined;
}

const feedbackQuery = ({ section, below }: AskedFeedback): string =>
  [section === undefined ? '' : `section=${section}`, below === undefined ? '' : `below=${String(below)}`]
    .filter(Boolean)
    .join('&');

export const feedbackAddress = (slug: string, asked: AskedFeedback): string =>
  `/${slug}/feedback${feedbackQuery(asked) && `?${feedbackQuery(asked)}`}`;

/** Public feedback, newest first. */
export const feedbackPage = (slug: string, asked: AskedFeedback): SharedPage => ({
  url: feedbackAddress(slug, asked),
  document: slug,
  shows: 'thread',
  make: async ({ frame, database, text }, { document, current }) => {
    const contents = await text.contents(document, current);
    const section = asked.section === undefined ? undefined : contents.at(asked.section);
    if (asked.section !== undefined && !section) throw new NotFound();
    const sectionId = section?.sectionId;
    const filter = { documentId: document.id, sectionId, states: publicStates, below: asked.below, limit: onePage };
    const [counts, page] = await Promise.all([
      countFeedback(database, document.id, sectionId),
      pageOfFeedback(database, filter, undefined),
    ]);
    const next = page.next ? feedbackAddress(slug, { ...asked, below: Number(page.next) }) : null;
    const items = byFullName(contents, page.items, document.language);
    const about = section && { path: section.path, heading: fullName(contents, section, document.language) };
    return feedbackListPage(frame, document, {
      thread: { ...counts, items },
      next,
      section: about ?? null,
      asked: feedbackQuery(asked),
    });
  },
});

export const oneFeedbackPage = (slug: string, number: number): SharedPage => ({
  url: `/${slug}/feedback/${number}`,
  document: slug,
  shows: 'thread',
  about: `#${number}`,
  make: async ({ frame, database, text }, { document, current }) => {
    const found = await findFeedback(database, { documentId: document.id, number, limit: 1 }, undefined);
    const [item] = byFullName(await text.contents(document, current), found, document.language);
    if (!item) {
      const withdrawn = await isWithdrawnFromPublic(database, document.id, number);
      throw withdrawn ? new ProblemError('withdrawn') : new NotFound();
    }
    return feedbackItemPage(frame, document, item);
  },
});
