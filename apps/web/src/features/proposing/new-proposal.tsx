import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { OutlineEntry } from '@tarmeem/contract';
import { useRef } from 'react';
import { call, newKey } from '../../api/client.js';
import { outlineQuery } from '../../api/queries.js';
import { headingsAbove } from '../../text/headings.js';
import { useLanguage } from '../../text/words.js';
import { Answered, Blank, Failure, Loading } from '../../ui/states.js';
import { useDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { Tree } from '../../ui/tree.js';
import { wordAddress } from '../word/bring-back.acts.js';
import { useProposals } from './proposals.js';
import '../../text/words-of/proposing.js';

/**
 * Begins a draft on the section that the address names when the person says so, or asks which one: opening the address leaves nothing
 * behind. An unfinished draft on it is offered first.
 */
export function NewProposal() {
  const { say, when } = useLanguage();
  useTitle(say('new.title'));
  const { section } = useSearch({ strict: false }) as { section?: string };
  const { slug } = useDocument();
  const outline = useQuery(outlineQuery(slug));
  const proposals = useProposals();
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = useRef(newKey());
  const create = useMutation({
    mutationFn: (sectionId: string) =>
      call('createProposal', { params: { slug }, body: { sectionId }, key: key.current }),
    onSuccess: async (proposal, sectionId) => {
      client.setQueryData(['proposals', proposal.id], proposal);
      void client.invalidateQueries({ queryKey: ['documents', slug, 'proposals'] });
      await navigate({
        to: '/proposals/$proposalId',
        params: { proposalId: proposal.id },
        search: { section: sectionId },
        replace: true,
      });
    },
  });
  const entry = outline.data?.sections.find(({ sectionId }) => sectionId === section);
  const unfinished = proposals.data?.find(
    ({ state, sections }) => state === 'drafting' && sections.some(({ sectionId }) => sectionId === section),
  );
  const { mutate } = create;
  return (
    <main id="main" className="page stack">
      <h1>{say('new.title')}</h1>
      <Answered query={outline}>
        {({ sections }) => {
          if (create.error && section) return <Failure error={create.error} onAgain={() => mutate(section)} />;
          if (entry && !entry.mayPropose)
            return (
              <Blank title={say('new.notYours')}>
                <p className="muted">{say('new.notYoursHint')}</p>
                <p>
                  <a href={`/s/${entry.sectionId}`}>{entry.heading}</a>
                </p>
              </Blank>
            );
          if (entry && unfinished && section && !create.isPending)
            return (
              <Blank title={say('new.existing')}>
                <p className="muted">
                  {say('new.existingHint', {
                    organisation: unfinished.organisation.name,
                    when: when(unfinished.updatedAt),
                  })}
                </p>
                <div className="row">
                  <Link
                    className="btn pri"
                    to="/proposals/$proposalId"
                    params={{ proposalId: unfinished.id }}
                    search={{ section }}
                  >
                    {say('new.goOn')}
                  </Link>
                  <button type="button" className="btn" onClick={() => mutate(section)}>
                    {say('new.start')}
                  </button>
                </div>
              </Blank>
            );
          if (entry && (create.isPending || create.isSuccess || proposals.isPending))
            return (
              <>
                <p role="status" className="muted">
                  {say('new.starting')}
                </p>
                <Loading />
              </>
            );
          if (entry)
            return (
              <Blank title={entry.heading}>
                <p className="muted small">{headingsAbove(sections, entry.sectionId)}</p>
                <p className="muted">{say('new.beginHint')}</p>
                <div className="row">
                  <button type="button" className="btn pri" onClick={() => mutate(entry.sectionId)}>
                    {say('new.begin')}
                  </button>
                  <a className="btn" href={wordAddress(slug, [entry.sectionId])} download>
                    {say('editor.takeWord')}
                  </a>
                </div>
              </Blank>
            );
          const mine = sections.filter(({ mayPropose }) => mayPropose);
          if (mine.length === 0)
            return (
              <Blank title={say('home.sections.none')}>
                <p className="muted">{say('new.noneHint')}</p>
                <p>
                  <a className="btn" href={`/${slug}/feedback/new`}>
                    {say('new.remark')}
                  </a>
                </p>
              </Blank>
            );
          return (
            <div className="stack">
              <p>{say('new.choose')}</p>
              {mine.length < sections.length && <p className="small muted">{say('new.chooseHint')}</p>}
              <nav className="tree" aria-label={say('editor.sections')}>
                <Tree
                  sections={ownFirst(sections)}
                  renderLine={(each) =>
                    each.mayPropose ? (
                      <Link to="/proposals/new" search={{ section: each.sectionId }}>
                        <span>{each.heading}</span>
                      </Link>
                    ) : null
                  }
                />
              </nav>
            </div>
          );
        }}
      </Answered>
    </main>
  );
}

/** The sections one may change come first, those above them with them; the rest in the order of the text. */
function ownFirst(sections: readonly OutlineEntry[]): OutlineEntry[] {
  const byId = new Map(sections.map((section) => [section.sectionId, section]));
  const own = new Set<string>();
  for (const section of sections)
    if (section.mayPropose)
      for (let at: OutlineEntry | undefined = section; at; at = byId.get(at.parentId ?? '')) own.add(at.sectionId);
  return [
    ...sections.filter(({ sectionId }) => own.has(sectionId)),
    ...sections.filter(({ sectionId }) => !own.has(sectionId)),
  ];
}
