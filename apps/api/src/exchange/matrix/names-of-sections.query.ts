import type { Locale } from '@tarmeem/text';
import type { Queryable } from '../../platform/index.js';
import { comma } from './structure-sentence.js';

/**
 * What each section of a document is called, wherever it stands or stood last: with the name of the one above it where others bear the
 * same heading, also those that are no more ("Labor Department, Punjab").
 */
export async function namesOfSections(
  database: Queryable,
  { id, language }: { id: string; language: Locale },
): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string; heading: string; parentId: string | null }[]>(
    `select distinct on (entry.section_id) entry.section_id as id, entry.parent_id as "parentId", revision.heading
     from entry join revision on revision.id = entry.revision_id
     where entry.document_id = $1 order by entry.section_id, entry.from_seq desc`,
    [id],
  );
  const headings = new Map(rows.map((row) => [row.id, row.heading]));
  const bearers = Map.groupBy(rows, ({ heading }) => heading);
  return new Map(
    rows.map(({ id: sectionId, heading, parentId }) => {
      const above = parentId !== null && bearers.get(heading)!.length > 1 ? headings.get(parentId) : undefined;
      return [sectionId, above === undefined ? heading : `${heading}${comma[language]}${above}`];
    }),
  );
}
