import type { Opened } from './views.js';
import type { Queryable } from '../platform/index.js';
import type { PublishedText } from './published-text.js';
import { formerHolder } from './sections.query.js';
import { editionAt } from './editions.query.js';

/**
 * Where a section stood on a day that is asked for under another of its addresses, earlier or later than the one it had then;
 * undefined if it was not there on that day.
 */
export async function addressOnDay(
  { database, text }: { database: Queryable; text: PublishedText },
  opened: Opened,
  asked: { date: string; path: readonly string[]; isoDay: (instant: string) => string },
): Promise<string | undefined> {
  const edition = editionAt(opened.editions, asked.date, asked.isoDay);
  const holder = edition && (await formerHolder(database, opened.document.id, asked.path));
  if (!holder) return undefined;
  return (await text.contents(opened.document, edition)).find(holder)?.path;
}
