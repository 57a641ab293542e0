import type { JurisdictionHeading } from '@tarmeem/review';
import type { FiledDocument, FiledSection } from './document-file.js';
import type { ImportedDocument, ImportedSection } from './import-document.js';

/** A document file as a text to import: the same places, addresses and words, in a document of its own with ids of its own. */
export function filedDocument(file: FiledDocument, slug: string, changeNote: string): ImportedDocument {
  const below = new Map<string | null, FiledSection[]>();
  for (const section of file.sections) {
    const siblings = below.get(section.parentId);
    if (siblings) siblings.push(section);
    else below.set(section.parentId, [section]);
  }
  const placed = (parentId: string | null): ImportedSection[] =>
    (below.get(parentId) ?? []).map(({ id, heading, slug: own, jurisdiction, owner: organisation, text: body }) => ({
      heading,
      slug: own,
      jurisdiction,
      organisation,
      body,
      children: placed(id),
    }));
  const { title, lede, language, timeZone } = file.document;
  return {
    slug,
    title,
    lede: lede ? [lede] : [],
    sections: placed(null),
    jurisdictions: jurisdictionsOf(file),
    timeZone,
    language,
    issuer: null,
    changeNote,
    by: null,
  };
}

/** The jurisdictions that sections name; one that is not there yet is called like the first section that stands in it. */
function jurisdictionsOf({ sections }: FiledDocument): JurisdictionHeading[] {
  const headings = new Map<string, string>();
  for (const { jurisdiction, heading } of sections)
    if (jurisdiction !== null && !headings.has(jurisdiction)) headings.set(jurisdiction, heading);
  return [...headings].map(([code, heading]) => ({ code, heading }));
}
