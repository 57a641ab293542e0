import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ProposalView } from '@tarmeem/contract';
import { useMemo, useRef, useState } from 'react';
import { call, newKey } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { proposalQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Answered, Blank, Failure, Note } from '../../ui/states.js';
import { OfDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { WorkHeader } from '../../ui/work-header.js';
import { useMe } from '../account/session.js';
import { ConflictChoice } from './conflict-choice.js';
import { ConflictRail } from './conflict-rail.js';
import { HomelessWords } from './homeless-words.js';
import { rebaseOf, resolutionOf, type Rebase } from './conflict-model.js';
import { useKeptChoices, writtenBefore, type Written } from './kept-choices.js';
import { WordsBefore } from './words-before.js';
import '../../text/words-of/conflicts.js';
import '../../styles/conflict.css';

/** Where both the writer and a newer edition changed the same words: one choice each, kept until all are made and sent. */
export default function ConflictScreen() {
  const say = useSay();
  const { proposalId = '' } = useParams({ strict: false });
  useTitle(say('conflict.title'));
  const proposal = useQuery(proposalQuery(proposalId));
  const conflicts = useQuery({
    queryKey: ['proposals', proposalId, 'conflicts'],
    queryFn: ({ signal }) => call('conflicts', { params: { proposalId }, signal }),
    staleTime: Infinity,
    gcTime: 0,
  });
  const rebase = useMemo(() => (conflicts.data ? rebaseOf(conflicts.data) : null), [conflicts.data]);
  return (
    <Answered query={proposal}>
      {(it) => (
        <OfDocument slug={it.document}>
          <Answered query={conflicts}>
            {() =>
              it.state === 'drafting' ? (
                rebase && <Conflicts proposal={it} rebase={rebase} onRead={() => conflicts.refetch()} />
              ) : (
                <main id="main" className="page">
                  <Blank whole title={say('conflict.reading')}>
                    <Link className="btn" to="/proposals/$proposalId" params={{ proposalId }}>
                      {say('conflict.toProposal')}
                    </Link>
                  </Blank>
                </main>
              )
            }
          </Answered>
        </OfDocument>
      )}
    </Answered>
  );
}

interface ConflictsProps {
  proposal: ProposalView;
  rebase: Rebase;
  onRead: () => Promise<unknown>;
}

function Conflicts({ proposal, rebase, onRead }: ConflictsProps) {
  const say = useSay();
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const key = useRef(newKey());
  const main = useRef<HTMLElement>(null);
  const sending = useRef<HTMLButtonElement>(null);
  /** The last of them was said to be settled. */
  const [ready, setReady] = useState(false);
  const { choices, choose, forget } = useKeptChoices(me.id, proposal.id);
  const { choices: all } = rebase;
  const left = all.filter(({ id }) => choices[id] === undefined);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      all.findIndex(({ id }) => choices[id] === undefined),
    ),
  );
  const now = all[at];
  const before = writtenBefore(choices, all);
  const [used, setUsed] = useState(0);
  const use = (written: Written) => {
    if (!now) return;
    choose(written.id, undefined);
    choose(now.id, { words: written.words });
    setUsed(used + 1);
  };
  const back = { to: '/proposals/$proposalId', params: { proposalId: proposal.id } } as const;
  const send = useMutation({
    mutationFn: () =>
      call('rebase', {
        params: { proposalId: proposal.id },
        version: rebase.version,
        key: key.current,
        body: {
          resolutions: all.flatMap((choice) => {
            const take = choices[choice.id];
            return take === undefined ? [] : [resolutionOf(choice, take)];
          }),
        },
      }),
    onSuccess: async (next) => {
      forget();
      client.setQueryData(proposalQuery(proposal.id).queryKey, next);
      client.removeQueries({ queryKey: ['proposals', proposal.id, 'sections'] });
      void client.invalidateQueries({ queryKey: ['documents'] });
      await navigate({ ...back, search: now && !now.homeless ? { section: now.sectionId } : {} });
    },
    onError: (error) => {
      key.current = newKey();
      if (codeOf(error) === 'stale' || codeOf(error) === 'outdated') void onRead();
    },
  });
  const go = (to: number) => {
    setAt(to);
    main.current?.querySelector('h2')?.scrollIntoView({ block: 'nearest' });
  };
  const toNext = () => {
    const after = [...all.keys()].map((by) => (at + 1 + by) % all.length);
    const next = after.find((each) => each !== at && choices[all[each]?.id ?? ''] === undefined);
    if (next !== undefined) go(next);
    return next !== undefined;
  };
  const onward = () => {
    if (toNext()) return;
    setReady(true);
    sending.current?.focus();
  };
  return (
    <>
      <WorkHeader label={say('conflict.title')}>
        <div className="grow">
          <h1>
            {proposal.number !== null && <span className="pn">{proposal.number} </span>}
            <bdi>{proposal.title || say('home.untitled')}</bdi>
          </h1>
          {rebase.from && <p className="meta">{say('conflict.between', { from: rebase.from, to: rebase.edition })}</p>}
        </div>
        <Link className="btn" {...back}>
          {say('conflict.later')}
        </Link>
        {rebase.from && (
          <button
            ref={sending}
            type="button"
            className="btn pri"
            aria-disabled={left.length > 0 || send.isPending || undefined}
            onClick={() => left.length === 0 && !send.isPending && send.mutate()}
          >
            {left.length > 0 ? say('conflict.left', { count: left.length }) : say('editor.rebase')}
          </button>
        )}
      </WorkHeader>
      <div className="work conflicts">
        <ConflictRail rebase={rebase} choices={choices} at={at} onGo={go} />
        <main className="desk" id="main" ref={main}>
          {send.error && (
            <Failure error={send.error} title={codeOf(send.error) === 'stale' ? say('conflict.moved') : undefined} />
          )}
          {ready && left.length === 0 && <Note icon="ok" arrives="status" title={say('conflict.ready')} />}
          <WordsBefore
            words={before}
            onUse={now && now.start !== null ? use : null}
            onDrop={({ id }) => choose(id, undefined)}
          />
          {now ? (
            <ConflictChoice
              key={`${now.id} ${String(used)}`}
              choice={now}
              number={at + 1}
              edition={{ base: rebase.from, published: rebase.edition }}
              taken={choices[now.id]}
              last={left.filter(({ id }) => id !== now.id).length === 0}
              onChoose={(take) => choose(now.id, take)}
              onOnward={onward}
              onLeaveOpen={() => {
                choose(now.id, undefined);
                toNext();
              }}
              elsewhere={
                now.homeless && (
                  <HomelessWords
                    proposalId={proposal.id}
                    words={now.homeless}
                    onPutIn={async () => {
                      await onRead();
                      choose(now.id, 'published');
                    }}
                  />
                )
              }
            />
          ) : rebase.from === '' ? (
            <Blank title={say('conflict.none')}>
              <Link className="btn" {...back}>
                {say('conflict.later')}
              </Link>
            </Blank>
          ) : (
            <Note icon="ok" title={say('conflict.clean')}>
              <p>{say('conflict.cleanHint', { count: rebase.fitting, edition: rebase.edition })}</p>
            </Note>
          )}
        </main>
      </div>
    </>
  );
}
