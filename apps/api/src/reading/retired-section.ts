import type { Queryable } from '../platform/index.js';
import type { KeptSection } from './kept-outlines.js';
import type { PublishedText } from './published-text.js';
import { addressOf, creditedIn, formerHolder } from './sections.query.js';
import { withCredits } from './structure-lines.js';
import type { EditionFacts, Opened, StructureLine } from './views.js';

/** A section that is no longer in the current edition. */
export interface RetiredSection {
  sectionId: string;
  /** The address that it had last. */
  path: string;
  /** Below this its history, its redlines and its feed are: its last address, or `/s/{id}` where another section has taken that since. */
  home: string;
  /** The section of the current edition that stands at its last address. */
  successor: { heading: string; path: string } | null;
  heading: string;
  /** Heading of the part in which it stood last, '' for a part itself. */
  part: string;
  /** The last edition that held it, and its address there. */
  last: { edition: EditionFacts; section: KeptSection };
  /** The edition that retired it. */
  gone: EditionFacts;
}

interface Sources {
  database: Queryable;
  text: PublishedText;
}

/** The retired section with this id; undefined if it stands in the current edition, or never stood in any of this document. */
export async function retiredSection(
  { database, text }: Sources,
  { document, editions, current }: Opened,
  sectionId: string,
): Promise<RetiredSection | undefined> {
  const address = await addressOf(database, sectionId);
  if (!address || address.live || address.slug !== document.slug) return undefined;
  const last = editions.find(({ seq }) => seq <= address.lastSeq);
  const gone = last && editions.find(({ seq }) => seq === last.seq + 1);
  const contents = last && (await text.contents(document, last));
  const section = contents?.find(sectionId);
  if (!contents || !gone || !section) return undefined;
  const { path } = address;
  const successor = (await text.contents(document, current)).at(path) ?? null;
  const isTaken = successor ?? (await formerHolder(database, document.id, path.split('/'))) !== sectionId;
  return {
    sectionId,
    path,
    home: isTaken ? `/s/${sectionId}` : `/${document.slug}/${path}`,
    successor,
    heading: section.heading,
    part: contents.above(section)[0]?.heading ?? '',
    last: { edition: last, section },
    gone,
  };
}

/** The retired section whose last address this is. */
export async function retiredAt(sources: Sources, opened: Opened, path: string): Promise<RetiredSection | undefined> {
  const holder = await formerHolder(sources.database, opened.document.id, path.split('/'));
  const found = holder === undefined ? undefined : await retiredSection(sources, opened, holder);
  return found?.path === path && found.successor === null ? found : undefined;
}

/** A section that stands or was retired; what is read of it is below `home`. */
export type SectionEver = Pick<RetiredSection, 'sectionId' | 'heading' | 'part' | 'path' | 'home'>;

/** What is read of a section under an address whether it stands or was retired: its name and whose history it is. */
export async function sectionEver(sources: Sources, opened: Opened, path: string): Promise<SectionEver | undefined> {
  const contents = await sources.text.contents(opened.document, opened.current);
  const found = contents.at(path);
  if (!found) return retiredAt(sources, opened, path);
  const { sectionId, heading } = found;
  const part = contents.above(found)[0]?.heading ?? '';
  return { sectionId, heading, part, path, home: `/${opened.document.slug}/${path}` };
}

/** That it was retired, with who proposed and decided it and why. */
export async function retirementOf(
  database: Queryable,
  { document }: Opened,
  { sectionId, gone }: RetiredSection,
): Promise<StructureLine[]> {
  const credited = await creditedIn(database, document.id, sectionId);
  return withCredits(
    [{ what: 'retired' }],
    credited.filter(({ seq }) => seq === gone.seq),
  );
}
