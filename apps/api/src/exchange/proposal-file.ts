import type { DiscussionView, DocumentView } from '@tarmeem/contract';
import type { Change } from '@tarmeem/document';
import type { WordComment } from '@tarmeem/word';
import { outlineOf } from '../documents/index.js';
import { NotFound } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { empty } from './compared-file.js';
import { sayInFile } from './edition-file.js';
import { type ProposedSection, proposedSections } from './proposed-sections.query.js';
import { sourceComments } from './source-comments.js';
import { type ProposedText, sourceLines } from './source-lines.js';
import type { FileToWrite, PartToWrite } from './word-tasks.js';

interface About {
  document: DocumentView;
  proposalId: string;
  /** Whether its own organisation asks, which alone reads a title that was not submitted. */
  isOwn: boolean;
  text: ProposedText;
  /** What was said for everybody who reads the round; it becomes comments. Nothing internal leaves in a file. */
  messages: DiscussionView['messages'];
}

interface Head {
  organisation: string;
  title: string;
  number: number | null;
  updatedAt: Date;
}

/** A proposal over the texts it was written on, with tracked changes under the organisation's name. Throws NotFound if it holds no text. */
export async function proposalFile(
  from: Answers,
  { document, proposalId, isOwn, text, messages }: About,
): Promise<FileToWrite> {
  const sections = await proposedSections(from, proposalId, text);
  const [head] = await rowsOf<Head>(
    from,
    `select o.name as organisation, case when $2 then p.title else title_submitted(p.id) end as title, p.number, case when $2 then p.updated_at else (
       select max(submitted_at) from round where proposal_id = p.id) end as "updatedAt"
     from proposal p join organisation o on o.id = p.organisation_id where p.id = $1`,
    [proposalId, text === 'draft'],
  );
  if (!head || sections.length === 0) throw new NotFound('The proposal holds no text');
  const said = await commentsOf(from, proposalId, messages);
  const say = sayInFile(document.language);
  const author = { name: head.organisation, date: head.updatedAt };
  const cited = await sourceComments(from, { proposalId, text, say, author });
  const order = (await outlineOf(from, document.id)).map(({ sectionId }) => sectionId);
  const placeIn = ({ sectionId, parentId }: ProposedSection): number =>
    order.includes(sectionId) ? order.indexOf(sectionId) : order.indexOf(parentId ?? '') + 0.5;
  const parts = [...sections]
    .sort((a, b) => placeIn(a) - placeIn(b))
    .map((section, at): PartToWrite => {
      const { live } = section;
      const { side, structure } = whatBecomes(section);
      const remarks: WordComment[] = structure
        ? [{ author, text: say(structure, { parent: section.parentHeading ?? '' }), at: { side, from: 0, to: 1 } }]
        : [];
      return {
        heading: section.baseHeading ?? '',
        proposedHeading: live ? section.heading : '',
        ids: { section: section.sectionId, ...(section.revisionId ? { revision: section.revisionId } : {}) },
        text: section.baseBody ?? empty,
        proposed: live ? section.body : empty,
        author,
        comments: [
          ...remarks,
          ...(at === 0 ? said.about(null, say('file.aboutProposal')) : []),
          ...cited(section),
          ...said.about(section),
        ],
      };
    });
  const name = head.number === null ? say('file.draftProposal') : say('file.proposal', { number: head.number });
  return {
    title: (isOwn && head.title) || name,
    language: document.language,
    lines: [`${name} · ${head.organisation}`, document.title, ...(await sourceLines(from, { proposalId, text, say }))],
    header: document.title,
    footer: name,
    custom: { 'tarmeem.document': document.slug },
    trackChanges: true,
    parts,
  };
}

function whatBecomes({ isNew, live, moved, parentId }: ProposedSection) {
  if (isNew) return { side: 'target', structure: 'file.sectionAdded' } as const;
  if (!live) return { side: 'base', structure: 'file.sectionTakenOut' } as const;
  if (!moved) return { side: 'base', structure: null } as const;
  return { side: 'base', structure: parentId === null ? 'file.sectionMovedTop' : 'file.sectionMoved' } as const;
}

/**
 * What was said, as comments: a change's at its first words (of a heading or a whole section: at the first words under it), the
 * proposal's at the beginning; later words answer the first.
 */
async function commentsOf(from: Answers, proposalId: string, messages: DiscussionView['messages']) {
  const heard = messages.filter(({ shared, text }) => shared && text !== null);
  const changes = await rowsOf<{ id: string; sectionId: string; revisionId: string | null; payload: Change | null }>(
    from,
    `select id, section_id as "sectionId", base_revision_id as "revisionId", case when aspect = 'body' then payload end as payload
     from change where proposal_id = $1 and id = any($2::uuid[]) order by position, id`,
    [proposalId, heard.flatMap(({ changeId }) => changeId ?? [])],
  );
  const thread = (changeId: string | null, at: WordComment['at'], lead?: string): WordComment[] => {
    const [first, ...answers] = heard
      .filter((message) => message.changeId === changeId)
      .map(({ author, at: when, text }) => ({ author: { name: author.name, date: new Date(when) }, text: text ?? '' }));
    if (!first) return [];
    return [{ ...first, text: lead ? `${lead}\n${first.text}` : first.text, replies: answers, at }];
  };
  return {
    about(section: ProposedSection | null, lead?: string): WordComment[] {
      if (!section) return thread(null, { side: 'base', from: 0, to: 1 }, lead);
      const begin = { side: section.isNew ? 'target' : 'base', from: 0, to: 1 } as const;
      return changes
        .filter(({ sectionId }) => sectionId === section.sectionId)
        .flatMap(({ id, revisionId, payload }) =>
          thread(id, payload && revisionId === section.revisionId ? { side: 'base', ...firstWords(payload) } : begin),
        );
    },
  };
}

/** Positions in the base of the first words that a change touches; at least one. */
function firstWords({ splices }: Change): { from: number; to: number } {
  const [first] = splices;
  const from = first?.from ?? 0;
  return { from, to: Math.max(first?.to ?? 0, from + 1) };
}
