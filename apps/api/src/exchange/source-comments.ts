import type { Change } from '@tarmeem/document';
import type { WordAuthor, WordComment } from '@tarmeem/word';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import type { sayInFile } from './edition-file.js';
import type { ProposedSection } from './proposed-sections.query.js';
import { type ProposedText, sourceWords } from './source-lines.js';

interface Row {
  sectionId: string;
  title: string;
  locator: string;
  link: string | null;
  /** Of words: where the change lies in the published text. Null: of a heading, a place, or the whole section. */
  gaps: Change['gaps'] | null;
}

const queries: Record<ProposedText, string> = {
  draft: `select s.section_id as "sectionId", s.title, s.locator, s.link, case when s.aspect = 'body' then (
      select json_agg(json_build_array(lower(g), upper(g) - 1) order by lower(g)) from unnest(s.gaps) as g) end as gaps
    from source s where s.proposal_id = $1 and s.section_id is not null order by s.at, s.id`,
  round: `select s.section_id as "sectionId", s.title, s.locator, s.link,
      case when c.aspect = 'body' then c.payload->'gaps' end as gaps
    from round_source s left join change c on c.id = s.change_id
    where s.section_id is not null and s.round_id = (select id from round where proposal_id = $1 order by n desc limit 1)
    order by s.position`,
};

/** What a proposal rests on, as comments at the changes it is for: of words at the first of them, of all else where the section begins. */
export async function sourceComments(
  from: Answers,
  {
    proposalId,
    text,
    say,
    author,
  }: { proposalId: string; text: ProposedText; say: ReturnType<typeof sayInFile>; author: WordAuthor },
): Promise<(section: ProposedSection) => WordComment[]> {
  const rows = await rowsOf<Row>(from, queries[text], [proposalId]);
  return ({ sectionId, isNew, revisionId }) =>
    rows
      .filter((row) => row.sectionId === sectionId)
      .map((row) => {
        const [first] = (revisionId !== null && row.gaps) || [];
        const [begin, end] = first ?? [0, 1];
        return {
          author,
          text: say('file.source', { source: sourceWords(row) }),
          at: { side: isNew ? 'target' : 'base', from: begin, to: Math.max(end, begin + 1) },
        };
      });
}
