import { useQuery } from '@tanstack/react-query';
import { headingFault } from '@tarmeem/document';
import type { ProposalView, StructureWords } from '@tarmeem/contract';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { alsoOpenQuery } from '../../api/queries.js';
import { restore } from '../../editor/restore.js';
import { Toolbar } from '../../editor/toolbar.js';
import { useWriting } from '../../editor/use-writing.js';
import { PublishedSheet } from './published-sheet.js';
import { useSay } from '../../text/words.js';
import { DiscussionPart } from '../discussion/discussion-part.js';
import { Rounds } from '../rounds/rounds-part.js';
import { SourcesOfDraft } from '../sources/sources-part.js';
import { meetings } from './also-open.js';
import { askedBack } from './asked-back.js';
import { EditorBanner } from './editor-banner.js';
import { EditorHeader } from './editor-header.js';
import type { Opened } from './in-room.js';
import { Leaving } from './leaving.js';
import { LiveChanges } from './live-changes.js';
import { PasteNotes, usePasting } from './pasting.js';
import { useProposalAddress } from './proposal-address.js';
import { useCaretKept, type Caret } from './use-caret-kept.js';
import { useRedlineOrders } from './use-redline-orders.js';
import { useSaving } from './use-saving.js';
import { useSectionKeys } from './use-section-keys.js';
import { WritingSheet } from './writing-sheet.js';

export interface SectionEditorProps extends Opened {
  proposal: ProposalView;
  personId: string;
  /** Where the writer was, when the text is read anew. */
  caret: RefObject<Caret | null>;
  /** The headings above the section, '' at the top. */
  above: string;
  /** What the draft does to the section as a whole. */
  step: StructureWords | null;
  /** What a section is called in the draft. */
  nameOf: (sectionId: string) => string | undefined;
  rail: ReactNode;
  /** Set to what brings all that is typed to the server, for steps on the contents. */
  settle: RefObject<() => Promise<unknown>>;
  /** It is not in the draft any more, or the draft is gone with it. */
  takenOut: 'section' | 'draft' | null;
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
  step,
  nameOf,
  rail,
  takenOut,
  onSections,
  onReload,
  settle,
  caret,
}: SectionEditorProps) {
  const say = useSay();
  const { view } = useProposalAddress();
  const tools = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLElement>(null);
  const sources = useRef<HTMLDetailsElement>(null);
  const [heading, setHeading] = useState(room?.heading() ?? copy.heading);
  /** What stood in the heading before it was emptied here. */
  const emptied = useRef<string | null>(null);
  /** What was written in the heading while a colleague wrote there too. */
  const [met, setMet] = useState<string | null>(null);
  const [gone, setGone] = useState<string | null>(null);
  const saving = useSaving({
    copy,
    proposal,
    personId,
    room,
    onHeading: (to, mine) => {
      emptied.current = null;
      setHeading(to);
      if (mine !== null) setMet(mine);
    },
    onGone: (reason) => {
      setGone(reason);
      if (reason !== 'reload' && reason !== 'too-large') void onReload();
    },
  });
  const { autosave } = saving;
  useEffect(() => {
    settle.current = () => autosave.flush();
    return () => {
      settle.current = async () => undefined;
    };
  }, [autosave, settle]);
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
  useCaretKept(editor, copy.sectionId, caret);
  const current = writing?.current ?? null;
  // A section that the draft adds has no published heading to differ from.
  const isAdded = copy.base.revisionId === null;
  const published = isAdded ? heading.trim() : copy.base.heading;
  const renamed = heading.trim() !== '' && heading.trim() !== published;
  const before = (step ? 1 : 0) + (renamed ? 1 : 0);
  useRedlineOrders(editor, { visible: view === 'changes' && !isAdded, first: before + 1, current });
  // Nobody else can want anything of a section that is published no more.
  const others = useQuery({
    ...alsoOpenQuery(proposal.id, copy.sectionId),
    enabled: nameOf(copy.sectionId) !== undefined,
  });
  const rename = (to: string, shown = saving.heading.current) => {
    // An empty field is nobody else's: the room keeps the last heading until there is another.
    const isKept = room !== null && headingFault(to) !== 'empty';
    const now = isKept ? room.rename(to, emptied.current ?? shown) : to;
    emptied.current = isKept ? null : (emptied.current ?? shown);
    setHeading(now);
    setMet(null);
    saving.heading.current = now;
    saving.write();
    return now;
  };
  return (
    <div className="writing" onKeyDown={useSectionKeys({ writing, list, sources })}>
      <EditorHeader
        proposal={proposal}
        copy={copy}
        saving={saving}
        heading={heading}
        count={() => (isAdded ? 0 : (writing?.changes.get().length ?? 0)) + before}
        onSections={onSections}
        onReload={onReload}
      />
      <div className="work">
        {rail}
        <main className="desk" id="main">
          <EditorBanner
            copy={copy}
            proposal={proposal}
            saving={saving}
            writing={writing}
            gone={gone}
            takenOut={takenOut}
            met={met}
            retirements={others.data?.retirements ?? []}
            sources={sources}
            rename={rename}
            onReload={onReload}
          />
          {view === 'published' ? (
            <PublishedSheet published={copy.base} />
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
                <PasteNotes pasting={pasting} editor={editor} base={writing?.base} />
              </>
            )
          )}
        </main>
        {writing && (
          <LiveChanges
            discussion={<DiscussionPart beside proposalId={proposal.id} />}
            rounds={<Rounds proposalId={proposal.id} count={proposal.round} />}
            box={list}
            asked={askedBack(proposal).filter((change) => change.sectionId === copy.sectionId)}
            decided={{
              proposalId: proposal.id,
              sectionId: copy.sectionId,
              decided: proposal.changes.filter(({ outcome }) => outcome !== 'open' && outcome !== 'recalled'),
              nameOf,
            }}
            written={writing.changes}
            step={step}
            heading={{ before: published, after: heading.trim() }}
            current={current}
            onPick={writing.setCurrent}
            onRestore={(change) => restore(writing.editor, writing.base, change)}
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
        )}
      </div>
      <Leaving saving={autosave} onDevice={saving.onDevice} />
    </div>
  );
}
