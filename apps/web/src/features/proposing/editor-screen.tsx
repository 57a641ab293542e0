import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ProposalView } from '@tarmeem/contract';
import { lazy, Suspense, useRef, useState } from 'react';
import { draftOutlineQuery, workingCopyQuery } from '../../api/queries.js';
import { useMe } from '../account/session.js';
import { headingsAbove } from '../../text/headings.js';
import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Answered, Blank, Loading } from '../../ui/states.js';
import { InRoom } from './in-room.js';
import { useProposalAddress } from './proposal-address.js';
import { SectionEditor } from './section-editor.js';
import type { Caret } from './use-caret-kept.js';
import { StructureTree } from './structure/structure-tree.js';
import { useStructure } from './structure/use-structure.js';

const StructureDialogs = lazy(() => import('./structure/structure-dialogs.js'));
const RetiredSection = lazy(() => import('./retired-section.js'));

/** The editor: sections, text, changes. One section at a time, named by the address. */
export default function EditorScreen({ proposal }: { proposal: ProposalView }) {
  const say = useSay();
  const me = useMe();
  const { section, go } = useProposalAddress();
  const client = useQueryClient();
  const outline = useQuery(draftOutlineQuery(proposal.id));
  const drawer = useRef<HTMLDialogElement>(null);
  const [reading, setReading] = useState(0);
  const caret = useRef<Caret | null>(null);
  const sectionId =
    section ??
    proposal.sections[0]?.sectionId ??
    proposal.parked[0]?.sectionId ??
    outline.data?.sections.find(({ may }) => may.edit.allowed)?.sectionId;
  const copy = useQuery({ ...workingCopyQuery(proposal.id, sectionId ?? ''), enabled: sectionId !== undefined });
  const all = outline.data?.sections ?? [];
  const above = headingsAbove(all, sectionId ?? '');
  const changed = new Set(proposal.sections.map((each) => each.sectionId));
  const settle = useRef<() => Promise<unknown>>(async () => undefined);
  const reload = async () => {
    await client.invalidateQueries({ queryKey: ['proposals', proposal.id], exact: true });
    await copy.refetch();
    setReading((before) => before + 1);
  };
  const structure = useStructure({
    proposalId: proposal.id,
    settle: () => settle.current(),
    onDone: async (step, added) => {
      if (added) go({ section: added });
      else if (step.act === 'take-out' && step.sectionId === sectionId)
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
      <p className="small muted">
        <Icon name="lock" /> {say('editor.readOnlySections')}
      </p>
    </>
  );
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
      <Suspense fallback={null}>
        {outline.data && structure.asked !== null && <StructureDialogs outline={outline.data} structure={structure} />}
      </Suspense>
      {sectionId === undefined ? (
        <main id="main">
          <Answered query={outline}>{() => <Blank title={say('home.sections.none')} />}</Answered>
        </main>
      ) : here?.retired ? (
        <Answered query={copy}>
          {(it) => (
            <Suspense fallback={<Loading />}>
              <RetiredSection
                proposal={proposal}
                copy={it}
                rail={tree}
                error={structure.error}
                onSections={() => drawer.current?.showModal()}
                onRestore={() =>
                  void structure
                    .run({ act: 'change', sectionId: here.sectionId, body: { live: true, subtree: true } })
                    .catch(() => undefined)
                }
              />
            </Suspense>
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
                  rail={tree}
                  onSections={() => drawer.current?.showModal()}
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
