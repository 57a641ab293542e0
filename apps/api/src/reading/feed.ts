import { howPublished, withoutNote } from './parts/edition-marks.js';
import type { Frame } from './frame/frame.js';
import { windowWords } from './parts/window.js';
import { structureSentence } from './parts/changes.js';
import type { EditionFacts, HistoryEntry, Opened, StructureLine } from './views.js';
import { xml } from './xml.js';

/** One entry of a feed; `href` is an address of this site that stays, `id` its identity where that is another. */
interface FeedEntry {
  id?: string;
  href: string;
  title: string;
  summary: string;
  at: string;
}

/** Entries beyond these are reached from the page that the feed is about. */
const most = 50;

function atom(
  { site, locale }: Frame,
  feed: {
    id?: string;
    about: string;
    title: string;
    subtitle?: string | null;
    author: string;
    entries: readonly FeedEntry[];
  },
): string {
  const address = (path: string): string => xml(`${site.origin}${path}`);
  const entries = feed.entries
    .slice(0, most)
    .map(
      ({ href, id = href, title, summary, at }) =>
        `<entry><id>${address(id)}</id><title>${xml(title)}</title><updated>${at}</updated>` +
        `<link href="${address(href)}"/><summary>${xml(summary)}</summary></entry>`,
    );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}"><id>${address(feed.id ?? feed.about)}</id><title>${xml(feed.title)}</title>${feed.subtitle ? `<subtitle>${xml(feed.subtitle)}</subtitle>` : ''}<updated>${feed.entries[0]!.at}</updated><author><name>${xml(feed.author)}</name></author><link href="${address(feed.about)}"/><link rel="self" type="application/atom+xml" href="${address(`${feed.about}/feed.atom`)}"/>${entries.join('')}</feed>
`;
}

const noteOf = (frame: Frame, edition: EditionFacts): string => edition.changeNote || withoutNote(frame, edition);

/** The editions of a document, each with its change note and how it was published. */
export function documentFeed(frame: Frame, { document, editions }: Opened): string {
  return atom(frame, {
    about: `/${document.slug}`,
    title: document.title,
    subtitle: windowWords(frame, document),
    author: document.issuer || frame.say('frame.brand'),
    entries: editions.map((edition) => ({
      href: `/${document.slug}/editions/${edition.number}`,
      title: frame.say('document.title', { title: document.title, number: edition.number }),
      summary: `${noteOf(frame, edition)} ${howPublished(frame, edition)}`,
      at: edition.publishedAt,
    })),
  });
}

/**
 * The texts of one section, each with its changes in words, and each edition that put it elsewhere among its neighbours. Feed and
 * entries are named by the id of the section: they stay the same when it gets another name or place.
 */
export function sectionFeed(
  frame: Frame,
  { document, editions }: Opened,
  { sectionId, heading, path, home, history }: SectionFeed,
): string {
  const { say } = frame;
  const entryOf = (
    edition: EntryEdition,
    { heading: name, path: then = path }: Pick<HistoryEntry, 'heading' | 'path'>,
    lines: readonly string[],
  ): FeedEntry => ({
    id: `/s/${sectionId}#edition-${edition.number}`,
    href: `/${document.slug}/editions/${edition.number}/${then}`,
    title: say('feed.entry', { heading: name, number: edition.number }),
    summary: lines.join('\n') || say('history.first'),
    at: edition.publishedAt,
  });
  const entries = history.flatMap((entry) => {
    const { from, changes, structure } = entry;
    const later = Map.groupBy(
      structure.filter((line) => line.what === 'reordered' && line.number !== null),
      (line) => (line.what === 'reordered' ? line.number : null),
    );
    const own = structure.filter((line) => line.what !== 'reordered' || line.number === null);
    const moved = editions.flatMap((edition) => {
      const lines = later.get(edition.number)?.map((line) => structureSentence(frame, alone(line)));
      return lines ? [entryOf(edition, entry, lines)] : [];
    });
    const said = [...own.map((line) => structureSentence(frame, line)), ...changes.map((it) => it.sentence)];
    return [...moved, entryOf(from, entry, said)];
  });
  return atom(frame, {
    id: `/s/${sectionId}`,
    about: home,
    title: say('section.title', { heading, title: document.title }),
    subtitle: windowWords(frame, document),
    author: document.issuer || say('frame.brand'),
    entries,
  });
}

/** A section and everything that happened to it, newest first. */
interface SectionFeed {
  sectionId: string;
  heading: string;
  path: string;
  /** Below which the feed is. */
  home: string;
  history: readonly HistoryEntry[];
}

type EntryEdition = Pick<EditionFacts, 'number' | 'publishedAt'>;

/** A line of the edition that is spoken of need not name it. */
const alone = (line: StructureLine): StructureLine => (line.what === 'reordered' ? { ...line, number: null } : line);
