import { type Answers, rowsOf } from '../platform/database/rows.js';
import type { sayInFile } from './edition-file.js';

/** Which text of a proposal: what its organisation writes now, or the round that was submitted last. */
export type ProposedText = 'draft' | 'round';

interface Row {
  heading: string | null;
  title: string;
  locator: string;
  link: string | null;
}

const heading = (source: string): string => `coalesce(
  (select r.heading from entry e join revision r on r.id = e.revision_id where e.section_id = ${source}.section_id and e.until_seq is null),
  (select c.payload->>'heading' from change c where c.section_id = ${source}.section_id and c.payload->>'kind' = 'added' limit 1))`;

const queries: Record<ProposedText, string> = {
  draft: `select coalesce(${heading('s')}, (select w.heading from working_copy w
      where w.proposal_id = s.proposal_id and w.section_id = s.section_id)) as heading, s.title, s.locator, s.link
    from source s where s.proposal_id = $1 order by s.at, s.id`,
  round: `select ${heading('s')} as heading, s.title, s.locator, s.link from round_source s
    where s.round_id = (select id from round where proposal_id = $1 order by n desc limit 1) order by s.position`,
};

/** A source as it is cited. */
export const sourceWords = ({ title, locator, link }: Omit<Row, 'heading'>): string =>
  [title, locator, link].filter(Boolean).join(', ');

/** What a proposal rests on, a line each: of the whole, or of what it does to a section, of its words or its place. */
export async function sourceLines(
  from: Answers,
  { proposalId, text, say }: { proposalId: string; text: ProposedText; say: ReturnType<typeof sayInFile> },
): Promise<string[]> {
  const rows = await rowsOf<Row>(from, queries[text], [proposalId]);
  return rows.map(({ heading: section, ...row }) => {
    const source = sourceWords(row);
    return section === null ? say('file.source', { source }) : say('file.sourceOf', { source, section });
  });
}
