import type { Frame } from './frame/frame.js';
import { windowWords } from './parts/window.js';
import { structureSentence } from './parts/changes.js';
import type { EditionFacts, HistoryEntry, Opened } from './views.js';
import { xml } from './xml.js';

/** One entry of a feed; `href` is an address of this site that stays, and its identity. */
interface FeedEntry {
  href: string;
  title: string;
  summary: string;
  at: string;
}

/** Entries beyond these are reached from the page that the feed is about. */
const most = 50;

function atom(
  { site, locale }: Frame,
  feed: { about: string; title: string; subtitle?: string | null; author: string; entries: readonly FeedEntry[] },
): string {
  const address = (path: string): string => xml(`${site.origin}${path}`);
  const entries = feed.entries
    .slice(0, most)
    .map(
      ({ href, title, summary, at }) =>
        `<entry><id>${address(href)}</id><title>${xml(title)}</title><updated>${at}</updated>` +
        `<link href="${address(href)}"/><summary>${xml(summary)}</summary></entry>`,
    );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}"><id>${address(feed.about)}</id><title>${xml(feed.title)}</title>${feed.subtitle ? `<subtitle>${xml(feed.subtitle)}</subtitle>` : ''}<updated>${feed.entries[0]!.at}</updated><author><name>${xml(feed.author)}</name></author><link href="${address(feed.about)}"/><link rel="self" type="application/atom+xml" href="${address(`${feed.about}/feed.atom`)}"/>${entries.join('')}</feed>
`;
}

const noteOf = ({ say }: Frame, { changeNote, kind }: EditionFacts): string =>
  changeNote || say(kind === 'import' ? 'editions.first-note' : 'editions.no-note');

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
      summary: `${noteOf(frame, edition)} ${frame.say(`published.${edition.kind}`)}`,
      at: edition.publishedAt,
    })),
  });
}

/** The texts of one section, each with its changes in words. */
export function sectionFeed(
  frame: Frame,
  { document }: Opened,
  { heading, path, history }: { heading: string; path: string; history: readonly HistoryEntry[] },
): string {
  const title = frame.say('section.title', { heading, title: document.title });
  return atom(frame, {
    about: `/${document.slug}/${path}`,
    title,
    subtitle: windowWords(frame, document),
    author: document.issuer || frame.say('frame.brand'),
    entries: history.map((entry) => ({
      href: `/${document.slug}/editions/${entry.from.number}/${path}`,
      title: frame.say('feed.entry', { heading, number: entry.from.number }),
      summary: summaryOf(frame, entry),
      at: entry.from.publishedAt,
    })),
  });
}

function summaryOf(frame: Frame, { changes, structure }: HistoryEntry): string {
  const lines = [...structure.map((line) => structureSentence(frame, line)), ...changes.map((it) => it.sentence)];
  return lines.join('\n') || frame.say('history.first');
}
