import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProposalView } from '@tarmeem/contract';
import { useRef, useState } from 'react';
import { outlineQuery, workingCopyQuery } from '../../api/queries.js';
import { useMe } from '../account/session.js';
import { headingsAbove } from '../../text/headings.js';
import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Answered, Blank } from '../../ui/states.js';
import { useDocument } from '../../ui/shell.js';
import { Tree } from '../../ui/tree.js';
import { useProposalAddress } from './proposal-address.js';
import { SectionEditor } from './section-editor.js';

/** The editor: sections, text, changes. One section at a time, named by the address. */
export default function EditorScreen({ proposal }: { proposal: ProposalView }) {
  const say = useSay();
  const me = useMe();
  const { slug } = useDocument();
  const { section } = useProposalAddress();
  const outline = useQuery(outlineQuery(slug));
  const drawer = useRef<HTMLDialogElement>(null);
  const [generation, setGeneration] = useState(0);
  const sectionId =
    section ??
    proposal.sections[0]?.sectionId ??
    proposal.parked[0]?.sectionId ??
    outline.data?.sections.find(({ mayPropose }) => mayPropose)?.sectionId;
  const copy = useQuery({ ...workingCopyQuery(proposal.id, sectionId ?? ''), enabled: sectionId !== undefined });
  const all = outline.data?.sections ?? [];
  const above = headingsAbove(all, sectionId ?? '');
  const changed = new Set(proposal.sections.map((each) => each.sectionId));
  const rail = outline.data && (
    <>
      <div className="rh">
        <h2>{say('editor.sections')}</h2>
        <span className="muted small end">{say('editor.sectionsChanged', { count: changed.size })}</span>
      </div>
      <Tree
        sections={outline.data.sections}
        renderLine={(each) =>
          each.mayPropose || changed.has(each.sectionId) ? (
            <Link
              to="/proposals/$proposalId"
              params={{ proposalId: proposal.id }}
              search={{ section: each.sectionId }}
              aria-current={each.sectionId === sectionId || undefined}
              onClick={() => drawer.current?.close()}
            >
              <span>{each.heading}</span>
              {changed.has(each.sectionId) && (
                <span className="tag q">
                  <Icon name="ren" />
                  <span className="vh">{say('editor.sectionsChanged', { count: 1 })}</span>
                </span>
              )}
            </Link>
          ) : null
        }
      />
      <p className="small muted">
        <Icon name="lock" /> {say('editor.readOnlySections')}
      </p>
    </>
  );
  const reload = async () => {
    await copy.refetch();
    setGeneration((before) => before + 1);
  };
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
      {sectionId === undefined ? (
        <main id="main">
          <Answered query={outline}>{() => <Blank title={say('home.sections.none')} />}</Answered>
        </main>
      ) : (
        <Answered query={copy}>
          {(it) => (
            <SectionEditor
              key={`${it.sectionId}.${generation}`}
              copy={it}
              proposal={proposal}
              personId={me.id}
              above={above}
              rail={
                <nav className="rail tree" aria-label={say('editor.sections')}>
                  {rail}
                </nav>
              }
              onSections={() => drawer.current?.showModal()}
              onReload={reload}
            />
          )}
        </Answered>
      )}
    </>
  );
}
