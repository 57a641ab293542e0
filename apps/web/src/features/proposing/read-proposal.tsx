import { useQuery } from '@tanstack/react-query';
import type { ProposalView } from '@tarmeem/contract';
import { useMemo, useState } from 'react';
import { outlineQuery } from '../../api/queries.js';
import { ofWhole } from '../sources/of-whole.js';
import { Sources, SourcesOf } from '../sources/sources-part.js';
import { DiscussionPart } from '../discussion/discussion-part.js';
import { SectionSheet, type Numbered } from '../../redline/section-sheet.js';
import { useLanguage } from '../../text/words.js';
import { latePart } from '../../ui/late.js';
import { Note } from '../../ui/states.js';
import { Strip } from '../../ui/strip.js';
import { useDocument } from '../../ui/document.js';
import { ViewSwitch } from '../../ui/view-switch.js';
import { WorkHeader } from '../../ui/work-header.js';
import { FilesPart } from '../word/files-part.js';
import { OutcomeRow } from './outcome-row.js';
import { ProposalActions } from './proposal-actions.js';
import { ProposalState } from './proposal-state.js';
import { headingsAbove } from '../../text/headings.js';
import { TakenUpNote } from './taken-up-note.js';
import { Rounds } from '../rounds/rounds-part.js';
import { roundQuery } from '../rounds/rounds.queries.js';
import { useProposalAddress } from './proposal-address.js';
import '../../text/words-of/proposing.js';

const StrandedWords = latePart(async () => (await import('./stranded-words.js')).default);

/**
 * A proposal that can't be edited now: its last round, change by change, with what was decided and why. The text is that of the round:
 * an edition that came out since does not move its changes.
 */
export function ReadProposal({ proposal }: { proposal: ProposalView }) {
  const { say, when, day } = useLanguage();
  const { slug } = useDocument();
  const { section, view, go } = useProposalAddress();
  const [currentId, setCurrentId] = useState<string | null>(null);
  const outline = useQuery(outlineQuery(slug));
  const shown = useMemo(
    () =>
      proposal.changes
        .filter(({ round }) => round === proposal.round)
        .map((change): Numbered => ({ change, number: change.position, box: change.outcome })),
    [proposal],
  );
  const sections = proposal.sections.filter(({ sectionId }) =>
    shown.some(({ change }) => change.sectionId === sectionId),
  );
  const open = sections.find(({ sectionId }) => sectionId === section) ?? sections[0];
  const counted = (outcome: string) => shown.filter(({ change }) => change.outcome === outcome).length;
  const [back, waiting] = [counted('returned'), counted('open')];
  const round = useQuery({ ...roundQuery(proposal.id, proposal.round, undefined), enabled: open !== undefined });
  const edition = round.data?.rounds.find((each) => each.round === proposal.round)?.edition ?? '';
  const text = round.data?.sections.find(({ sectionId }) => sectionId === open?.sectionId);
  const here = useMemo(() => {
    const sent = new Map(text?.changes.map((change) => [change.id, change]));
    return shown.flatMap((each): Numbered[] => {
      const change = sent.get(each.change.id);
      return change ? [{ ...each, change }] : [];
    });
  }, [shown, text]);
  const pick = (id: string) => {
    const change = shown.find((each) => each.change.id === id)?.change;
    if (change && change.sectionId !== open?.sectionId) go({ section: change.sectionId });
    setCurrentId(id);
  };
  const state =
    proposal.state === 'in_review'
      ? 'read.onlyRead'
      : proposal.state === 'withdrawn'
        ? 'read.withdrawn'
        : 'read.closed';
  const heading =
    outline.data?.sections.find(({ sectionId }) => sectionId === open?.sectionId)?.heading ?? open?.heading ?? '';
  const above = headingsAbove(outline.data?.sections ?? [], open?.sectionId ?? '');
  return (
    <>
      <WorkHeader label={say('read.changes')}>
        <div className="grow">
          <h1>
            {proposal.number !== null && <span className="pn">{proposal.number} </span>}
            {proposal.title || say('home.untitled')}
          </h1>
          <p className="meta">
            <ProposalState proposal={proposal} />{' '}
            {proposal.submittedAt && (
              <>· {say('read.sent', { round: proposal.round, when: when(proposal.submittedAt) })}</>
            )}
          </p>
        </div>
        <Strip boxes={shown.map(({ box }) => box)} />
        <ViewSwitch view={view} onView={(to) => go({ view: to }, true)} />
        <ProposalActions proposal={proposal} />
      </WorkHeader>
      <TakenUpNote proposalId={proposal.id} />
      <div className="work">
        <nav className="rail tree" aria-label={say('editor.sections')}>
          <div className="rh">
            <h2>{say('editor.sections')}</h2>
          </div>
          <ul>
            {sections.map(({ sectionId, heading: name }) => (
              <li key={sectionId}>
                <a
                  href={`?section=${sectionId}`}
                  aria-current={sectionId === open?.sectionId || undefined}
                  onClick={(event) => {
                    event.preventDefault();
                    go({ section: sectionId });
                  }}
                >
                  <span>{name}</span>
                  <span className="tag q">{shown.filter(({ change }) => change.sectionId === sectionId).length}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main className="desk" id="main">
          <div className="banner stack">
            <Rounds proposalId={proposal.id} count={proposal.round} />
            <Note icon={proposal.state === 'in_review' ? 'lock' : 'info'} title={say(state)}>
              {proposal.decideBy && <p>{say('read.decideBy', { day: day(proposal.decideBy) })}</p>}
              {proposal.state === 'in_review' && back > 0 && (
                <p>
                  {say('read.someBack', { back, open: waiting })} {proposal.may.recall.allowed && say('read.orRecall')}
                </p>
              )}
            </Note>
            <StrandedWords proposalId={proposal.id} returns={proposal.state === 'in_review'} />
            {proposal.summary && (
              <details open>
                <summary className="small">{say('read.summary')}</summary>
                <p className="doc summary" dir="auto">
                  {proposal.summary}
                </p>
              </details>
            )}
            <Sources proposalId={proposal.id} sources={ofWhole(proposal.sources, proposal.round)} />
            <FilesPart proposalId={proposal.id} />
          </div>
          {text ? (
            <SectionSheet
              heading={text.base.heading || heading}
              crumb={[above, say(view === 'published' ? 'editor.crumbPublished' : 'editor.crumb', { number: edition })]
                .filter(Boolean)
                .join(' · ')}
              base={text.base.body}
              changes={here}
              currentId={currentId}
              view={view}
              onPick={pick}
            />
          ) : (
            <h2 className="sheet">{heading}</h2>
          )}
        </main>
        <aside className="rail side" aria-label={say('read.changes')}>
          <div className="rh">
            <h2>{say('count.changes', { count: shown.length })}</h2>
          </div>
          {shown.length === 0 && <p className="blank muted">{say('read.noChanges')}</p>}
          <ol className="chs">
            {shown.map((each) => (
              <OutcomeRow
                key={each.change.id}
                numbered={each}
                current={each.change.id === currentId}
                onPick={() => pick(each.change.id)}
                below={<SourcesOf proposal={proposal} changeId={each.change.id} />}
              >
                <DiscussionPart proposalId={proposal.id} changeId={each.change.id} startOpen={false} />
              </OutcomeRow>
            ))}
          </ol>
          <DiscussionPart beside proposalId={proposal.id} />
        </aside>
      </div>
    </>
  );
}
