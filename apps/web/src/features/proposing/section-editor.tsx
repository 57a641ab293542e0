import { directionOf } from '@tarmeem/text';
import { EditorContent } from '@tiptap/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import type { ProposalView, WorkingCopyView } from '@tarmeem/contract';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { call, newKey } from '../../api/client.js';
import { order } from '../../editor/live-redline.js';
import { replaceText, restore } from '../../editor/restore.js';
import { Toolbar } from '../../editor/toolbar.js';
import { useWriting } from '../../editor/use-writing.js';
import { SectionSheet } from '../../redline/section-sheet.js';
import { useLanguage } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { codeOf, factOf } from '../../api/problem-error.js';
import { Failure, Note } from '../../ui/states.js';
import { useDocument } from '../../ui/shell.js';
import { ViewSwitch } from '../../ui/view-switch.js';
import { EditorNotes, LeaveDialog } from './editor-notes.js';
import { LiveChanges } from './live-changes.js';
import { ProposalActions } from './proposal-actions.js';
import { SaveState } from './save-state.js';
import { SubmitDialog } from './submit-dialog.js';
import { useProposalAddress } from './proposal-address.js';
import { useSaving } from './use-saving.js';

export interface SectionEditorProps {
  copy: WorkingCopyView;
  proposal: ProposalView;
  personId: string;
  /** The heading of the section above, '' at the top. */
  above: string;
  rail: ReactNode;
  onSections: () => void;
  onReload: () => Promise<void>;
}

/** One section in the editor: tools, sheet with the live redline, list of changes, saving. */
export function SectionEditor({ copy, proposal, personId, above, rail, onSections, onReload }: SectionEditorProps) {
  const { say, locale } = useLanguage();
  const { language } = useDocument();
  const client = useQueryClient();
  const { view, go } = useProposalAddress();
  const tools = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLElement>(null);
  const [heading, setHeading] = useState(copy.heading);
  const [submitting, setSubmitting] = useState(false);
  const saving = useSaving({ copy, proposal, personId });
  const [offered, setOffered] = useState(() => saving.kept.read());
  const writing = useWriting({
    copy,
    label: say('editor.text', { heading: copy.heading }),
    onWrite: saving.write,
    onLeaveToTools: () => tools.current?.querySelector<HTMLElement>('select, button')?.focus(),
  });
  saving.editor.current = writing?.editor ?? null;
  const editor = writing?.editor;
  useEffect(() => {
    if (editor) order(editor.view, { visible: view === 'changes' });
  }, [editor, view]);
  const first = heading.trim() !== '' && heading.trim() !== copy.base.heading ? 2 : 1;
  useEffect(() => {
    if (editor) order(editor.view, { first });
  }, [editor, first]);
  const current = writing?.current ?? null;
  useEffect(() => {
    if (!editor) return;
    order(editor.view, { current });
    if (current !== null)
      editor.view.dom.querySelector(`[data-change="${current + first}"]`)?.scrollIntoView({ block: 'center' });
  }, [editor, current, first]);
  const blocker = useBlocker({
    shouldBlockFn: async ({ current: from, next }) => {
      if (from.pathname === next.pathname && from.search === next.search) return false;
      return !(await saving.autosave.flush());
    },
    enableBeforeUnload: false,
    withResolver: true,
  });
  const rebaseKey = useRef(newKey());
  const rebase = useMutation({
    mutationFn: async (keep?: 'mine' | 'published') => {
      await saving.autosave.flush();
      const fresh = await call('proposal', { params: { proposalId: proposal.id } });
      return call('rebase', {
        params: { proposalId: proposal.id },
        version: fresh.version,
        key: rebaseKey.current,
        body: keep ? { keep } : {},
      });
    },
    onSuccess: async (next) => {
      client.setQueryData(['proposals', proposal.id], next);
      await onReload();
    },
    onSettled: () => {
      rebaseKey.current = newKey();
    },
  });
  const conflicting = codeOf(rebase.error) === 'outdated' && factOf(rebase.error, 'conflicts') !== undefined;
  const rename = (to: string) => {
    const one = to.replace(/\s*\n\s*/g, ' ');
    setHeading(one);
    saving.heading.current = one;
    saving.write();
  };
  const step = (by: 1 | -1) => {
    const count = writing?.changes.length ?? 0;
    if (count > 0) writing?.setCurrent(current === null ? (by === 1 ? 0 : count - 1) : (current + by + count) % count);
  };
  return (
    <div
      onKeyDown={(event) => {
        if (!event.altKey || event.ctrlKey || event.metaKey) return;
        if (event.key === 'F9') list.current?.querySelector<HTMLElement>('[data-row]')?.focus();
        else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event.key === 'ArrowDown' ? 1 : -1);
        else return;
        event.preventDefault();
      }}
    >
      <div className="wh stick" role="region" aria-label={say('editor.draft')}>
        <button type="button" className="btn sm treebtn" onClick={onSections}>
          <Icon name="list" />
          {say('editor.sections')}
        </button>
        <div>
          <h1>
            {proposal.number !== null && <span className="pn">{proposal.number} </span>}
            {proposal.title || say('home.untitled')}
          </h1>
          <p className="meta">
            {proposal.round > 0 ? say('editor.round', { round: proposal.round + 1 }) : say('editor.draft')} ·{' '}
            {say('editor.against', { number: copy.base.edition })}
          </p>
        </div>
        <SaveState state={saving.state} />
        <ViewSwitch view={view} onView={(to) => go({ view: to }, true)} />
        <VerdictButton
          className="btn pri"
          may={proposal.outdated || copy.outdated ? { allowed: false, because: 'outdated' } : { allowed: true }}
          onClick={() => setSubmitting(true)}
        >
          {say('editor.submit')}
        </VerdictButton>
        <ProposalActions proposal={proposal} before={() => void saving.autosave.flush()} />
      </div>
      <div className="work">
        {rail}
        <main className="desk" id="main">
          <div className="banner stack">
            <EditorNotes
              state={saving.state}
              outdated={proposal.outdated || copy.outdated}
              rebase={{ may: proposal.may.rebase, pending: rebase.isPending, run: () => rebase.mutate(undefined) }}
              offered={offered}
              onUseKept={() => {
                if (offered && editor) {
                  rename(offered.heading);
                  replaceText(editor, offered.body);
                }
                setOffered(null);
              }}
              onDropKept={() => {
                saving.kept.write(null, saving.autosave.version);
                setOffered(null);
              }}
              onTakeTheirs={() => {
                saving.kept.write(null, saving.autosave.version);
                void onReload();
              }}
              onKeepMine={async () => {
                const newest = await call('workingCopy', {
                  params: { proposalId: proposal.id, sectionId: copy.sectionId },
                });
                await saving.autosave.over(newest);
              }}
            />
            {rebase.error && conflicting && (
              <Note tone="warn" icon="clash" arrives="alert" title={say('rebase.conflict')}>
                <p>{say('rebase.conflictHint')}</p>
                <div className="row">
                  <button type="button" className="btn sm" onClick={() => rebase.mutate('mine')}>
                    {say('rebase.mine')}
                  </button>
                  <button type="button" className="btn sm" onClick={() => rebase.mutate('published')}>
                    {say('rebase.published')}
                  </button>
                </div>
              </Note>
            )}
            {rebase.error && !conflicting && <Failure error={rebase.error} />}
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
                <article
                  className="sheet"
                  lang={language}
                  dir={directionOf(language)}
                  aria-label={say('editor.sheet', { heading })}
                >
                  <p className="crumb" lang={locale} dir={directionOf(locale)}>
                    {above ? `${above} · ` : ''}
                    {say('editor.crumb', { number: copy.base.edition })}
                  </p>
                  {view === 'changes' && heading.trim() !== copy.base.heading && (
                    <span className="was">{say('editor.headingWas', { heading: copy.base.heading })}</span>
                  )}
                  <textarea
                    className="headline"
                    rows={1}
                    maxLength={300}
                    aria-label={say('editor.heading')}
                    aria-invalid={heading.trim() === '' || undefined}
                    value={heading}
                    onChange={(event) => rename(event.target.value)}
                    onKeyDown={(event) => {
                      if (event.key === 'Enter') {
                        event.preventDefault();
                        editor.commands.focus('start');
                      }
                    }}
                  />
                  {heading.trim() === '' && (
                    <p className="err">
                      <Icon name="stop" />
                      <span>{say('editor.headingEmpty')}</span>
                    </p>
                  )}
                  <EditorContent editor={editor} />
                </article>
              </>
            )
          )}
        </main>
        <LiveChanges
          box={list}
          decided={proposal.changes.filter(
            ({ sectionId, outcome }) => sectionId === copy.sectionId && outcome !== 'open' && outcome !== 'recalled',
          )}
          changes={writing?.changes ?? []}
          heading={{ before: copy.base.heading, after: heading.trim() }}
          current={current}
          onPick={(at) => writing?.setCurrent(at)}
          onRestore={(at) => editor && writing && restore(editor, writing.base, writing.changes, at)}
          onRestoreHeading={() => rename(copy.base.heading)}
        />
      </div>
      {submitting && (
        <SubmitDialog
          proposalId={proposal.id}
          flush={() => saving.autosave.flush()}
          onClose={() => setSubmitting(false)}
        />
      )}
      {blocker.status === 'blocked' && <LeaveDialog onStay={blocker.reset} onLeave={blocker.proceed} />}
    </div>
  );
}
