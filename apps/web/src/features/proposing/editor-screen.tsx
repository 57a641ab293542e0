import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProposalView } from '@tarmeem/contract';
import { useEffect, useRef, useState } from 'react';
import { codeOf } from '../../api/problem-error.js';
import { draftOutlineQuery, proposalQuery, workingCopyQuery } from '../../api/queries.js';
import { useMe } from '../account/session.js';
import { headingsAbove } from '../../text/headings.js';
import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Answered, Blank, Closed, Loading } from '../../ui/states.js';
import { InRoom } from './in-room.js';
import { useProposalAddress } from './proposal-address.js';
import { SectionEditor } from './section-editor.js';
import type { Caret } from './use-caret-kept.js';
import { stepOf } from './step-row.js';
import { showCurrent } from './structure/show-current.js';
import { StructureTree } from './structure/structure-tree.js';
import { useStructure } from './structure/use-structure.js';
import { lateDialog, latePart } from '../../ui/late.js';

const StructureDialogs = lateDialog(async () => (await import('./structure/structure-dialogs.js')).default);
const StrandedWords = latePart(async () => (await import('./stranded-words.js')).default);
const RetiredSection = latePart(async () => (await import('./retired-section.js')).default, <Loading />);

/** The editor: sections, text, changes. One section at a time, named by the address. */
export default function EditorScreen({ proposal }: { proposal: ProposalView }) {
  const say = useSay();
  const me = useMe();
  const { section, go } = useProposalAddress();
  const client = useQueryClient();
  const outline = useQuery(draftOutlineQuery(proposal.id));
  const { outdated } = proposal;
  useEffect(() => {
    if (outdated) void client.invalidateQueries({ ...draftOutlineQuery(proposal.id), exact: true });
  }, [outdated, client, proposal.id]);
  const drawer = useRef<HTMLDialogElement>(null);
  const [reading, setReading] = useState(0);
  const caret = useRef<Caret | null>(null);
  const editable = outline.data?.sections.filter(({ may }) => may.edit.allowed);
  const sectionId =
    section ??
    proposal.sections[0]?.sectionId ??
    proposal.parked[0]?.sectionId ??
    (editable?.find((each) => each.sectionId === proposal.begunOn) ?? editable?.[0])?.sectionId;
  const copy = useQuery({ ...workingCopyQuery(proposal.id, sectionId ?? ''), enabled: sectionId !== undefined });
  const draft = useQuery(proposalQuery(proposal.id));
  const isGone = codeOf(copy.error) === 'not-found';
  const all = outline.data?.sections ?? [];
  const above = headingsAbove(all, sectionId ?? '');
  const nameOf = (id: string) => all.find((each) => each.sectionId === id)?.heading;
  const changed = new Set(proposal.sections.map((each) => each.sectionId));
  const gone = outline.data ? proposal.sections.filter((each) => !nameOf(each.sectionId)) : [];
  const settle = useRef<() => Promise<unknown>>(async () => undefined);
  const reload = async () => {
    await client.invalidateQueries({ queryKey: ['proposals', proposal.id], exact: true });
    void outline.refetch();
    // What was taken out has no newer text: what stands on the screen stays for its writer to copy.
    if (codeOf((await copy.refetch()).error) !== 'not-found') setReading((before) => before + 1);
  };
  const structure = useStructure({
    proposalId: proposal.id,
    settle: () => settle.current(),
    onDone: async (step, added) => {
      if (added) {
        caret.current = { sectionId: added, doc: null, anchor: 0, head: 0 };
        go({ section: added });
      }
      if (step.act === 'take-out' && step.sectionId === sectionId)
        go({ section: all.find((each) => each.sectionId === sectionId)?.parentId ?? undefined }, true);
      else if (step.act === 'change' && step.sectionId === sectionId) await reload();
    },
  });
  const here = all.find((each) => each.sectionId === sectionId);
  const rail = outline.data && (
    <>
      <div className="rh">
        <h2>{say('editor.sections')}</h2>
        <span className="muted small end">{say('editor.sectionsChanged', { count: changed.size })}</span>
      </div>
      <StructureTree
        proposalId={proposal.id}
        outline={outline.data}
        currentId={sectionId}
        structure={structure}
        onOpen={() => drawer.current?.close()}
      />
      {gone.length > 0 && (
        <>
          <h3 className="small">{say('editor.goneSections')}</h3>
          {gone.map((each) => (
            <div className="sline gone" key={each.sectionId}>
              <Link
                to="/proposals/$proposalId"
                params={{ proposalId: proposal.id }}
                search={{ section: each.sectionId }}
                aria-current={each.sectionId === sectionId || undefined}
                onClick={() => drawer.current?.close()}
              >
                <span dir="auto">{each.heading}</span>
              </Link>
            </div>
          ))}
        </>
      )}
      <p className="small muted">
        <Icon name="lock" /> {say('editor.readOnlySections')}
      </p>
    </>
  );
  const openDrawer = () => {
    drawer.current?.showModal();
    showCurrent(drawer.current?.querySelector('nav') ?? null);
  };
  const tree = (
    <nav className="rail tree" aria-label={say('editor.sections')}>
      {rail}
    </nav>
  );
  return (
    <>
      <dialog
        className="drawer"
        ref={drawer}
        aria-label={say('editor.sections')}
        onClick={(event) => event.target === drawer.current && drawer.current.close()}
      >
        <nav className="tree" aria-label={say('editor.sections')}>
          {rail}
        </nav>
      </dialog>
      {outline.data && structure.asked !== null && (
        <StructureDialogs outline={outline.data} structure={structure} onClose={() => structure.ask(null)} />
      )}
      {sectionId === undefined ? (
        <main id="main">
          <Answered query={outline}>{() => <Blank title={say('home.sections.none')} />}</Answered>
        </main>
      ) : isGone && !copy.data ? (
        <main id="main" className="page">
          <Closed error={copy.error} />
          <StrandedWords proposalId={proposal.id} sectionId={sectionId} />
        </main>
      ) : here?.retired ? (
        <Answered query={copy}>
          {(it) => (
            <RetiredSection
              proposal={proposal}
              copy={it}
              rail={tree}
              step={stepOf(here, nameOf)}
              nameOf={nameOf}
              error={structure.error}
              onReload={reload}
              onSections={openDrawer}
              onRestore={() =>
                void structure
                  .run({ act: 'change', sectionId: here.sectionId, body: { live: true, subtree: true } })
                  .catch(() => undefined)
              }
            />
          )}
        </Answered>
      ) : (
        <Answered query={copy}>
          {(it) => (
            <InRoom
              key={it.sectionId}
              copy={it}
              reading={reading}
              meId={me.id}
              renew={async () => {
                await settle.current();
                return (await copy.refetch()).data;
              }}
            >
              {(opened) => (
                <SectionEditor
                  key={opened.reading}
                  {...opened}
                  settle={settle}
                  caret={caret}
                  proposal={proposal}
                  personId={me.id}
                  above={above}
                  step={stepOf(here, nameOf)}
                  nameOf={nameOf}
                  rail={tree}
                  takenOut={isGone ? (codeOf(draft.error) === 'not-found' ? 'draft' : 'section') : null}
                  onSections={openDrawer}
                  onReload={reload}
                />
              )}
            </InRoom>
          )}
        </Answered>
      )}
    </>
  );
}
