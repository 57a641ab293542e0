import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ProposalView, SourceInput, SourceView } from '@tarmeem/contract';
import { touch, type Change } from '@tarmeem/document';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { Failure } from '../../ui/states.js';
import { AddSource } from './add-source.js';
import SourceList from './source-list.js';
import '../../text/words-of/sources.js';

/** What a source of a draft can be for: a change of a section, or the whole proposal. */
export type Cited = {
  sectionId: string;
  /** Of words, else the aspect of the section; `standing` has all sources of one that is added or retired. */
  change: Pick<Change, 'gaps'> | 'heading' | 'place' | 'standing';
  number: number;
} | null;

interface DraftSourcesProps {
  proposal: ProposalView;
  cited: Cited;
  /** For the whole: the section that is open and its changes, to show what has lost its change. */
  here?: { sectionId: string; changes: readonly Pick<Change, 'gaps'>[] };
  /** Brings all that is typed to the server. */
  settle: () => Promise<unknown>;
}

const isFor = (source: SourceView, it: NonNullable<Cited>): boolean =>
  source.round === null &&
  source.sectionId === it.sectionId &&
  source.about !== null &&
  (typeof it.change === 'string'
    ? it.change === 'standing' || source.about.aspect === it.change
    : source.about.aspect === 'body' &&
      (source.about.gaps.length === 0 || touch({ gaps: source.about.gaps }, it.change)));

/** The sources of a change of the draft, or of the whole proposal: to read, to add, to take out. */
export default function DraftSources({ proposal, cited, here, settle }: DraftSourcesProps) {
  const say = useSay();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const put = (next: ProposalView) => client.setQueryData(['proposals', proposal.id], next);
  const drop = useMutation({
    mutationFn: (sourceId: string) => call('dropSource', { params: { proposalId: proposal.id, sourceId } }),
    onSuccess: put,
  });
  const draft = proposal.sources.filter(({ round }) => round === null);
  const shown = draft.filter((source) => (cited ? isFor(source, cited) : source.sectionId === null));
  const loose = here
    ? draft.filter(
        (source) =>
          source.sectionId === here.sectionId &&
          source.about?.aspect === 'body' &&
          !here.changes.some((change) => isFor(source, { sectionId: here.sectionId, change, number: 0 })),
      )
    : [];
  const act = (source: SourceView) => (
    <button
      type="button"
      className="link"
      aria-label={say('sources.dropLabel', { title: source.title })}
      onClick={() => drop.mutate(source.id)}
    >
      {say('sources.drop')}
    </button>
  );
  const about = (): SourceInput['about'] => {
    if (!cited) return null;
    const { sectionId, change } = cited;
    if (typeof change === 'string') return { sectionId, aspect: change, gaps: [] };
    return { sectionId, aspect: 'body', gaps: change.gaps.map(([from, to]): [number, number] => [from, to]) };
  };
  const list = { proposalId: proposal.id, act };
  return (
    <div className="cites">
      <SourceList {...list} sources={shown} />
      {loose.length > 0 && (
        <>
          <p className="small muted">{say('sources.loose')}</p>
          <SourceList {...list} sources={loose} />
        </>
      )}
      {drop.error && <Failure error={drop.error} />}
      <button
        type="button"
        className="link small"
        aria-label={cited ? say('sources.addFor', { n: cited.number }) : say('sources.addWhole')}
        onClick={() => setAdding(true)}
      >
        {say('sources.add')}
      </button>
      {adding && (
        <div onKeyDown={(event) => event.stopPropagation()} role="presentation">
          <AddSource
            proposalId={proposal.id}
            about={about}
            number={cited?.number ?? null}
            settle={settle}
            onAdded={put}
            onClose={() => setAdding(false)}
          />
        </div>
      )}
    </div>
  );
}
