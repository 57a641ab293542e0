import type { DocumentView, EditionView } from '@tarmeem/contract';
import { type DocJson, fromPlainText, toJson } from '@tarmeem/document';
import { outlineOf } from '../documents/index.js';
import { NotFound } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { bodiesOf, fileAbout, sayInFile } from './edition-file.js';
import type { FileToWrite, PartToWrite } from './word-tasks.js';

const empty: DocJson = toJson(fromPlainText(''));

/** Two editions compared: the sections that differ, with tracked changes; a comment says what became of a whole section. */
export async function comparedFile(
  from: Answers,
  about: { document: DocumentView; origin: string },
  { before, after }: { before: EditionView; after: EditionView },
): Promise<FileToWrite> {
  const { document } = about;
  const [old, now] = await Promise.all([
    outlineOf(from, document.id, before.seq),
    outlineOf(from, document.id, after.seq),
  ]);
  const bodies = await bodiesOf(
    from,
    [...old, ...now].map(({ revisionId }) => revisionId),
  );
  const say = sayInFile(document.language);
  const author = { name: document.issuer || document.title, date: new Date(after.publishedAt) };
  const parts: PartToWrite[] = [];
  const remark = (text: string, side: 'base' | 'target') => [{ author, text, at: { side, from: 0, to: 1 } }];
  for (const section of now) {
    const was = old.find(({ sectionId }) => sectionId === section.sectionId);
    if (was?.revisionId === section.revisionId) continue;
    parts.push({
      heading: was?.heading ?? section.heading,
      proposedHeading: section.heading,
      depth: section.depth + 1,
      text: was ? bodies.get(was.revisionId)! : empty,
      proposed: bodies.get(section.revisionId)!,
      author,
      ...(was ? {} : { comments: remark(say('file.sectionAdded'), 'target') }),
    });
  }
  for (const section of old)
    if (!now.some(({ sectionId }) => sectionId === section.sectionId))
      parts.push({
        heading: section.heading,
        depth: section.depth + 1,
        text: bodies.get(section.revisionId)!,
        proposed: empty,
        author,
        comments: remark(say('file.sectionRetired'), 'base'),
      });
  const same = { text: toJson(fromPlainText(say('file.nothingDiffers'))) };
  return {
    ...fileAbout(about, after),
    lines: [say('file.compared', { from: before.number, to: after.number })],
    parts: parts.length > 0 ? parts : [same],
  };
}

/** A proposal of one's own organisation over the texts it was written on, with tracked changes under the organisation's name. */
export async function proposalFile(
  from: Answers,
  about: { document: DocumentView; origin: string },
  proposalId: string,
): Promise<FileToWrite> {
  const { document } = about;
  const rows = await rowsOf<{
    sectionId: string;
    heading: string;
    body: DocJson;
    baseHeading: string;
    baseBody: DocJson;
    revisionId: string;
    organisation: string;
    title: string;
    number: number | null;
    updatedAt: Date;
  }>(
    from,
    `select w.section_id as "sectionId", w.heading, w.body, b.heading as "baseHeading", b.body as "baseBody", b.id as "revisionId",
       o.name as organisation, p.title, p.number, p.updated_at as "updatedAt"
     from working_copy w join revision b on b.id = w.base_revision_id join proposal p on p.id = w.proposal_id
       join organisation o on o.id = p.organisation_id
     where w.proposal_id = $1`,
    [proposalId],
  );
  const [first] = rows;
  if (!first) throw new NotFound('The proposal holds no text');
  const order = (await outlineOf(from, document.id)).map(({ sectionId }) => sectionId);
  rows.sort((a, b) => order.indexOf(a.sectionId) - order.indexOf(b.sectionId));
  const say = sayInFile(document.language);
  const author = { name: first.organisation, date: first.updatedAt };
  const name = first.number === null ? say('file.draftProposal') : say('file.proposal', { number: first.number });
  return {
    title: first.title || name,
    language: document.language,
    lines: [`${name} · ${first.organisation}`, document.title],
    header: document.title,
    footer: name,
    custom: { 'tarmeem.document': document.slug },
    trackChanges: true,
    parts: rows.map((row) => ({
      heading: row.baseHeading,
      proposedHeading: row.heading,
      ids: { section: row.sectionId, revision: row.revisionId },
      text: row.baseBody,
      proposed: row.body,
      author,
    })),
  };
}
