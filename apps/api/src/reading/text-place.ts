import { NotFound } from '../platform/index.js';
import { sectionNamed } from './former-address.js';
import type { Pages } from './pages.service.js';
import { type AskedPart, partQuery, sheetsOf, sheetWith } from './sheets.js';
import type { EditionFacts, Opened } from './views.js';

/**
 * What `?part=` or `?whole` behind the address of a text asks for, or where it leads: each page of a text has one address, and a section
 * that stands within a page, or has another address now, has its place on it. Throws NotFound for a part that is not in the text.
 */
export async function placeIn(
  pages: Pages,
  slug: string,
  {
    query,
    address,
    edition,
  }: { query: unknown; address: string; edition: (opened: Opened) => EditionFacts | undefined },
): Promise<AskedPart | { leadsTo: string }> {
  const { part, whole } = query as Record<string, unknown>;
  if (part === undefined && whole === undefined) return {};
  const opened = await pages.openKept(slug);
  const asked = edition(opened);
  if (!asked) return {};
  const contents = await pages.text.contents(opened.document, asked);
  const sheets = sheetsOf(contents.sections);
  if (whole !== undefined) return sheets ? { whole: true } : {};
  const section =
    typeof part === 'string' &&
    (await sectionNamed(pages.database, { documentId: opened.document.id, contents, named: part }));
  if (!section) throw new NotFound();
  const { path } = section;
  if (!sheets) return { leadsTo: `${address}#${path}` };
  const at = sheetWith(sheets, path);
  const first = sheets[at]![0]!.path;
  if (at > 0 && first === part) return { part: first };
  return { leadsTo: `${address}${at > 0 ? partQuery({ part: first }) : ''}#${path}` };
}
