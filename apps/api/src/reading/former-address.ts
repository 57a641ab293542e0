import { sectionPath } from './asked-address.js';
import type { EditionFacts, Opened } from './views.js';
import type { Queryable } from '../platform/index.js';
import type { KeptOutline, KeptSection } from './kept-outlines.js';
import type { PublishedText } from './published-text.js';
import { retiredSection } from './retired-section.js';
import { formerHolder } from './sections.query.js';

/**
 * Where a section stood in an edition that is asked for under another of its addresses, earlier or later than the one it had then;
 * undefined if it was not in it.
 */
export async function addressThen(
  { database, text }: { database: Queryable; text: PublishedText },
  opened: Opened,
  { edition, path }: { edition: EditionFacts | undefined; path: readonly string[] },
): Promise<string | undefined> {
  const holder = edition && (await formerHolder(database, opened.document.id, path));
  if (!holder) return undefined;
  return (await text.contents(opened.document, edition)).find(holder)?.path;
}

/** A section of an edition by its address there, by another that it had or has, or by its id; undefined if none is meant. */
export async function sectionNamed(
  database: Queryable,
  { documentId, contents, named }: { documentId: string; contents: KeptOutline; named: string },
): Promise<KeptSection | undefined> {
  const found = contents.at(named) ?? contents.find(named);
  if (found || !sectionPath.test(named)) return found;
  const holder = await formerHolder(database, documentId, named.split('/'));
  return holder === undefined ? undefined : contents.find(holder);
}

/** A section that the document has or had under this address, with its heading and below which address its history is read. */
export async function knownElsewhere(
  sources: { database: Queryable; text: PublishedText },
  opened: Opened,
  path: readonly string[],
): Promise<{ heading: string; home: string } | undefined> {
  const holder = await formerHolder(sources.database, opened.document.id, path);
  if (holder === undefined) return undefined;
  const now = (await sources.text.contents(opened.document, opened.current)).find(holder);
  if (now) return { heading: now.heading, home: `/${opened.document.slug}/${now.path}` };
  return retiredSection(sources, opened, holder);
}
