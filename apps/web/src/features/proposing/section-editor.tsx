import { useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { parse, toJson } from '@tarmeem/document';
import type { ProposalView, WorkingCopyView } from '@tarmeem/contract';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { call } from '../../api/client.js';
import { SourcesOfDraft } from '../sources/sources-part.js';
import { DiscussionPart } from '../discussion/discussion-part.js';
import { FilesPart } from '../word/files-part.js';
import { alsoOpenQuery } from '../../api/queries.js';
import { toDocument } from '../../editor/live-redline.js';
import type { Room } from '../../editor/room.js';
import { replaceText, restore } from '../../editor/restore.js';
import { Toolbar } from '../../editor/toolbar.js';
import { unsentText } from '../../editor/unsent-text.js';
import { useWriting } from '../../editor/use-writing.js';
import { SectionSheet } from '../../redline/section-sheet.js';
import { useSay } from '../../text/words.js';
import { Failure } from '../../ui/states.js';
import { meetings } from './also-open.js';
import { EditorHeader } from './editor-header.js';
import { EditorNotes, LeaveDialog } from './editor-notes.js';
import { LiveChanges } from './live-changes.js';
import { PasteNotes, usePasting } from './pasting.js';
import { useProposalAddress } from './proposal-address.js';
import { Rounds } from '../rounds/rounds-part.js';
import { RoomNotes } from './room-notes.js';
import { useRebase } from './use-rebase.js';
import { useRedlineOrders } from './use-redline-orders.js';
import { useSaving } from './use-saving.js';
import { WritingSheet } from './writing-sheet.js';

const SenseNote = lazy(() => import('./sense-note.js').then(({ SenseNote }) => ({ default: SenseNote })));

const ParkedChanges = lazy(() =>
  import('./parked-changes.js').then(({ ParkedChanges }) => ({ default: ParkedChanges })),
);
const joining = () => import('../../editor/join.js');

export interface SectionEditorProps {
  copy: WorkingCopyView;
  proposal: ProposalView;
  personId: string;
  /** Where colleagues write the section together; null: alone. */
  room: Room | null;
  /** The headings above the section, '' at the top. */
  above: string;
  rail: ReactNode;
  /** Set to what brings all that is typed to the server, for steps on the contents. */
  settle: RefObject<() => Promise<unknown>>;
  onSections: () => void;
  onReload: () => Promise<void>;
}

/** One section in the editor: tools, sheet with the live redline, list of changes, saving. */
export function SectionEditor({
  copy,
  proposal,
  personId,
  room,
  above,
  rail,
  onSections,
  onReload,
  settle,
}: SectionEditorProps) {
  const say = useSay();
  const { view } = useProposalAddress();
  const tools = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLElement>(null);
  const sources = useRef<HTMLDetailsElement>(null);
  const [heading, setHeading] = useState(room?.heading() || copy.heading);
  const [gone, setGone] = useState<string | null>(null);
  const saving = useSaving({
    copy,
    proposal,
    personId,
    room,
    onHeading: setHeading,
    onGone: (reason) => {
      setGone(reason);
      if (reason !== 'reload') void onReload();
    },
  });
  const { autosave, kept } = saving;
  useEffect(() => {
    settle.current = () => autosave.flush();
    return () => {
      settle.current = async () => undefined;
    };
  }, [autosave, settle]);
  const [offered, setOffered] = useState(() => unsentText(kept, copy));
  const pasting = usePasting();
  const writing = useWriting({
    paste: pasting.host,
    copy,
    room,
    label: say('editor.text', { heading: copy.heading }),
    onWrite: saving.write,
    onLeaveToTools: () => tools.current?.querySelector<HTMLElement>('[data-tool][tabindex="0"]')?.focus(),
  });
  saving.editor.current = writing?.editor ?? null;
  const editor = writing?.editor;
  const changes = writing?.changes ?? [];
  const current = writing?.current ?? null;
  // A section that the draft adds has no published heading to differ from.
  const published = copy.base.revisionId === null ? heading.trim() : copy.base.heading;
  const renamed = heading.trim() !== '' && heading.trim() !== published;
  useRedlineOrders(editor, { visible: view === 'changes', first: renamed ? 2 : 1, current });
  const others = useQuery(alsoOpenQuery(proposal.id, copy.sectionId));
  const blocker = useBlocker({
    shouldBlockFn: async ({ current: from, next }) => {
      if (from.pathname === next.pathname && from.search === next.search) return false;
      return !(await autosave.flush());
    },
    enableBeforeUnload: false,
    withResolver: true,
  });
  const rebase = useRebase(proposal.id, () => autosave.flush(), onReload);
  const rename = (to: string) => {
    const one = to.replace(/\s*\n\s*/g, ' ');
    setHeading(one);
    saving.heading.current = one;
    if (one.trim()) room?.rename(one);
    saving.write();
  };
  const forgetKept = () => kept.write(null, autosave.version);
  const step = (by: 1 | -1) => {
    const count = changes.length;
    if (count > 0) writing?.setCurrent(current === null ? (by === 1 ? 0 : count - 1) : (current + by + count) % count);
  };
  const cite = () => {
    const here = list.current?.querySelector<HTMLElement>('.ch.cur .cites > button');
    if (!here && sources.current) sources.current.open = true;
    (here ?? sources.current?.querySelector<HTMLElement>('.cites > button'))?.click();
  };
  return (
    <div
      onKeyDown={(event) => {
        if (event.altKey && event.ctrlKey && event.code === 'KeyS') {
          event.preventDefault();
          cite();
          return;
        }
        if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        if (event.key === 'F9') list.current?.querySelector<HTMLElement>('[data-row]')?.focus();
        else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event.key === 'ArrowDown' ? 1 : -1);
        else return;
        event.preventDefault();
      }}
    >
      <EditorHeader
        proposal={proposal}
        copy={copy}
        saving={saving}
        count={changes.length + (renamed ? 1 : 0)}
        onSections={onSections}
        onReload={onReload}
      />
      <div className="work">
        {rail}
        <main className="desk" id="main">
          <div className="banner stack">
            <RoomNotes together={saving.together} gone={gone} />
            <EditorNotes
              state={saving.state}
              outdated={proposal.outdated || copy.outdated}
              rebase={{ may: proposal.may.rebase, pending: rebase.pending, run: () => rebase.run() }}
              offered={offered}
              onUseKept={async () => {
                if (!room && offered && editor) {
                  const { join } = await joining();
                  const begun = offered.begun ?? offered;
                  const same = offered.seen.version === copy.version && offered.seen.generation === copy.generation;
                  const { writing: joined } = same
                    ? { writing: offered }
                    : join(begun, autosave.ancestor, { heading: offered.heading, body: offered.body });
                  rename(joined.heading);
                  replaceText(editor, joined.body);
                }
                setOffered(null);
                if (room && offered && editor)
                  void import('../../editor/merge-kept.js').then(({ withKept }) => {
                    const body = toJson(toDocument(editor.state.doc));
                    const text = withKept(offered, { heading: saving.heading.current, body });
                    rename(text.heading);
                    replaceText(editor, text.body);
                  });
              }}
              onDropKept={() => {
                forgetKept();
                setOffered(null);
              }}
              onTakeTheirs={() => {
                forgetKept();
                void onReload();
              }}
              onJoin={async () => {
                const { join } = await joining();
                const mine = autosave.unsent;
                if (!mine) return;
                const newest = await call('workingCopy', {
                  params: { proposalId: proposal.id, sectionId: copy.sectionId },
                });
                const { heading: theirs, body } = newest;
                const { writing: joined } = join(
                  autosave.ancestor,
                  { heading: theirs, body: toJson(parse(body)) },
                  mine,
                );
                if (await autosave.over(newest, joined)) await onReload();
              }}
              onKeepMine={async () => {
                const params = { proposalId: proposal.id, sectionId: copy.sectionId };
                await autosave.over(await call('workingCopy', { params }));
              }}
            />
            {rebase.error && <Failure error={rebase.error} />}
            <PasteNotes pasting={pasting} editor={editor} base={writing?.base} />
            <Suspense fallback={null}>
              <SenseNote proposalId={proposal.id} />
            </Suspense>
            <details ref={sources}>
              <summary className="small">{say('editor.sources')}</summary>
              <SourcesOfDraft
                proposal={proposal}
                cited={null}
                here={{ sectionId: copy.sectionId, changes }}
                settle={() => autosave.flush()}
              />
            </details>
            <FilesPart proposalId={proposal.id} />
            {proposal.parked.length > 0 && (
              <Suspense fallback={null}>
                <ParkedChanges
                  proposal={proposal}
                  sectionId={copy.sectionId}
                  settle={() => autosave.flush()}
                  onDone={onReload}
                />
              </Suspense>
            )}
          </div>
          {view === 'published' ? (
            <SectionSheet
              heading={copy.base.heading}
              crumb={say('editor.crumbPublished', { number: copy.base.edition })}
              base={copy.base.body}
              changes={[]}
              currentId={null}
              view="published"
              onPick={() => undefined}
            />
          ) : (
            editor && (
              <>
                <Toolbar editor={editor} box={tools} />
                <WritingSheet
                  editor={editor}
                  heading={heading}
                  published={{ heading: published, edition: copy.base.edition }}
                  above={above}
                  redline={view === 'changes'}
                  onRename={rename}
                />
              </>
            )
          )}
        </main>
        <LiveChanges
          discussion={<DiscussionPart beside proposalId={proposal.id} />}
          rounds={<Rounds proposalId={proposal.id} count={proposal.round} />}
          box={list}
          decided={proposal.changes.filter(
            ({ sectionId, outcome }) => sectionId === copy.sectionId && outcome !== 'open' && outcome !== 'recalled',
          )}
          changes={changes}
          heading={{ before: published, after: heading.trim() }}
          current={current}
          onPick={(at) => writing?.setCurrent(at)}
          onRestore={(at) => editor && writing && restore(editor, writing.base, changes, at)}
          onRestoreHeading={() => rename(copy.base.heading)}
          sourcesOn={(change, number) => (
            <SourcesOfDraft
              proposal={proposal}
              cited={{ sectionId: copy.sectionId, change, number }}
              settle={() => autosave.flush()}
            />
          )}
          othersOn={(change) => meetings(others.data?.items ?? [], change, copy.base.revisionId ?? '')}
        />
      </div>
      {blocker.status === 'blocked' && <LeaveDialog onStay={blocker.reset} onLeave={blocker.proceed} />}
    </div>
  );
}
