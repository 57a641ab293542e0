import type { DocumentView, OutlineEntry, OutlineView, SectionView } from '@tarmeem/contract';
import { type Actor, mayPropose } from '../accounts/index.js';
import { NotFound } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { outlineOf } from './outline.query.js';
import type { OutlineSection } from './placed-rows.js';

/** The contents of the current edition, with what this person may propose on. */
export async function outlineView(from: Answers, document: DocumentView, actor?: Actor): Promise<OutlineView> {
  const sections = await outlineOf(from, document.id);
  return { document, sections: sections.map((section) => entryView(document.id, section, actor)) };
}

/** One section of the current edition with its text; throws NotFound when it is not in it. */
export async function sectionView(
  from: Answers,
  document: DocumentView,
  { sectionId, actor }: { sectionId: string; actor?: Actor },
): Promise<SectionView> {
  const section = (await outlineOf(from, document.id)).find((each) => each.sectionId === sectionId);
  if (!section) throw new NotFound();
  const [revision] = await rowsOf<{ body: SectionView['body'] }>(from, 'select body from revision where id = $1', [
    section.revisionId,
  ]);
  if (!revision) throw new Error(`There is no revision ${section.revisionId}`);
  return { ...entryView(document.id, section, actor), body: revision.body };
}

function entryView(documentId: string, section: OutlineSection, actor?: Actor): OutlineEntry {
  const { sectionId, parentId, depth, heading, path, jurisdiction, owner, revisionId, hash } = section;
  return {
    sectionId,
    parentId,
    depth,
    heading,
    path,
    jurisdiction,
    owner,
    revisionId,
    hash,
    mayPropose: mayPropose(actor, { documentId, jurisdiction }),
  };
}
