import { Link } from '@tanstack/react-router';
import type { ReviewChange, ReviewView } from '@tarmeem/contract';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { KeysDialog } from '../../redline/keys-dialog.js';
import { isPlain, useRoving } from '../../redline/roving.js';
import { SectionSheet } from '../../redline/section-sheet.js';
import { wordsOf } from '../../text/problem-words.js';
import { useLanguage, type Key } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Note } from '../../ui/states.js';
import { Strip, type Box } from '../../ui/strip.js';
import { nextView, ViewSwitch } from '../../ui/view-switch.js';
import { OutcomeRow } from '../proposing/outcome-row.js';
import { useProposalAddress } from '../proposing/proposal-address.js';
import { ReviewRow } from './review-row.js';
import { SendDialog } from './send-dialog.js';
import type { UnderReview } from './under-review.js';
import { useTray } from './use-tray.js';

const keyRows: [string, Key][] = [
  ['J ↓', 'keys.next'],
  ['K ↑', 'keys.previous'],
  ['A', 'keys.accept'],
  ['X', 'keys.reject'],
  ['R', 'keys.return'],
  ['1 2 3 4', 'keys.template'],
  ['U', 'keys.undo'],
  ['V', 'keys.view'],
  ['Ctrl+Enter', 'keys.send'],
  ['?', 'keys.help'],
  ['Esc', 'keys.close'],
];

const lockedOf = ({ outcome, may }: ReviewChange): boolean =>
  outcome === 'open' && !may.accept.allowed && !may.reject.allowed && !may.return.allowed;

/** Sections, redline, and the changes to decide one by one. */
export function ReviewScreen({ review }: { review: ReviewView }) {
  const { say, when } = useLanguage();
  const { section, view, go } = useProposalAddress();
  const tray = useTray(review);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [asking, setAsking] = useState<'rejected' | 'returned' | null>(null);
  const [dialog, setDialog] = useState<'send' | 'keys' | null>(null);
  const [notice, setNotice] = useState('');
  const drawer = useRef<HTMLDialogElement>(null);
  const { marks } = tray;
  const all = useMemo(() => {
    const flat = review.sections.flatMap(({ sectionId, changes }) => changes.map((change) => ({ change, sectionId })));
    return flat.map(({ change, sectionId }, at): UnderReview => {
      const mark = marks.find(({ changeId }) => changeId === change.id);
      const box: Box = mark && change.outcome === 'open' ? mark.outcome : lockedOf(change) ? 'lock' : change.outcome;
      return { change, sectionId, number: at + 1, box };
    });
  }, [review.sections, marks]);
  const shown = onlyOpen ? all.filter(({ box }) => box === 'open') : all;
  const [currentId, setCurrentId] = useState<string | null>(
    () => (all.find(({ box }) => box === 'open') ?? all[0])?.change.id ?? null,
  );
  const at = shown.findIndex(({ change }) => change.id === currentId);
  const current = shown[at];
  const list = useRoving(at);
  const open =
    review.sections.find(({ sectionId }) => sectionId === (section ?? current?.sectionId)) ?? review.sections[0];
  const here = useMemo(() => all.filter(({ sectionId }) => sectionId === open?.sectionId), [all, open]);
  const numberOpen = all.filter(({ box }) => box === 'open').length;
  const decided = all.filter(({ change }) => change.outcome !== 'open').length;
  // A mark on a change that somebody else decided first stays readable, but is never sent over their decision.
  const sendable = marks.filter(({ changeId }) =>
    all.some(({ change }) => change.id === changeId && change.outcome === 'open'),
  );

  const pick = (id: string) => {
    const target = all.find(({ change }) => change.id === id);
    setAsking(null);
    setCurrentId(id);
    if (target && target.sectionId !== open?.sectionId) go({ section: target.sectionId }, true);
  };
  const onward = () => {
    const index = all.findIndex(({ change }) => change.id === currentId);
    const next = [...all.slice(index + 1), ...all.slice(0, index)].find(({ box }) => box === 'open');
    if (next) pick(next.change.id);
    setAsking(null);
  };
  const focusList = () =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('.cur [data-row]')?.focus());
  const accept = () => {
    if (!current?.change.may.accept.allowed) return;
    tray.mark({ changeId: current.change.id, outcome: 'accepted', reason: '' });
    onward();
    focusList();
  };
  const mark = (outcome: 'rejected' | 'returned', reason: string) => {
    if (!current) return;
    tray.mark({ changeId: current.change.id, outcome, reason });
    onward();
    focusList();
  };
  const ask = (outcome: 'rejected' | 'returned') => {
    if (current?.change.may[outcome === 'rejected' ? 'reject' : 'return'].allowed) setAsking(outcome);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (sendable.length > 0) setDialog('send');
      return;
    }
    if (!isPlain(event) || dialog) return;
    const act: Record<string, () => void> = {
      j: () => shown[at + 1] && pick(shown[at + 1]!.change.id),
      ArrowDown: () => shown[at + 1] && pick(shown[at + 1]!.change.id),
      k: () => shown[at - 1] && pick(shown[at - 1]!.change.id),
      ArrowUp: () => shown[at - 1] && pick(shown[at - 1]!.change.id),
      a: accept,
      x: () => ask('rejected'),
      r: () => ask('returned'),
      u: () => current && tray.undo(current.change.id),
      v: () => go({ view: nextView(view) }, true),
      '?': () => setDialog('keys'),
      Escape: () => setAsking(null),
    };
    const run = act[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };
  const rail = (
    <>
      <div className="rh">
        <h2>{say('editor.sections')}</h2>
        <span className="muted small end">{review.sections.length}</span>
      </div>
      <ul>
        {review.sections.map(({ sectionId, heading, changes }) => (
          <li key={sectionId}>
            <a
              href={`?section=${sectionId}`}
              aria-current={sectionId === open?.sectionId || undefined}
              onClick={(event) => {
                event.preventDefault();
                drawer.current?.close();
                go({ section: sectionId });
                const first = changes[0];
                if (first) setCurrentId(first.id);
              }}
            >
              <span>{heading}</span>
              <span className="tag q">
                {changes.length}
                <span className="vh"> {say('count.changes', { count: changes.length })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
  return (
    <>
      <div className="wh stick" role="region" aria-label={say('review.title')}>
        <button type="button" className="btn sm treebtn" onClick={() => drawer.current?.showModal()}>
          <Icon name="list" />
          {say('editor.sections')}
        </button>
        <div>
          <h1>
            <span className="pn">{review.proposal.number}</span> {review.proposal.title}
          </h1>
          <p className="meta">
            {say('review.meta', {
              organisation: review.proposal.organisation.name,
              round: review.round,
              when: when(review.submittedAt),
            })}
            {review.submittedBy && ` · ${say('review.by', { name: review.submittedBy.name })}`}
          </p>
        </div>
        <div className="end row">
          <Strip boxes={all.map(({ box }) => box)} current={all.findIndex(({ change }) => change.id === currentId)} />
          <span className="small muted nowrap">{say('review.progress', { done: decided, all: all.length })}</span>
        </div>
        <ViewSwitch view={view} onView={(to) => go({ view: to }, true)} />
        <button
          type="button"
          className="btn pri"
          aria-disabled={sendable.length === 0 || undefined}
          title={sendable.length === 0 ? say('review.nothingToSend') : undefined}
          onClick={() => sendable.length > 0 && setDialog('send')}
        >
          {say('review.send', { count: sendable.length })} <kbd aria-hidden="true">Ctrl Enter</kbd>
        </button>
      </div>
      <dialog
        className="drawer"
        ref={drawer}
        aria-label={say('editor.sections')}
        onClick={(event) => event.target === drawer.current && drawer.current.close()}
      >
        <nav className="tree">{rail}</nav>
      </dialog>
      <div
        className="work"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onKeyDown(event);
        }}
      >
        <nav className="rail tree" aria-label={say('editor.sections')}>
          {rail}
        </nav>
        <main className="desk" id="main">
          <div className="banner stack">
            {notice && (
              <Note tone="good" icon="ok" arrives="status" title={notice}>
                {decided === all.length && (
                  <p>
                    {say('review.finished')} <Link to="/desk">{say('review.toDesk')}</Link>
                  </p>
                )}
              </Note>
            )}
            {open?.outdated && <Note tone="warn" icon="clash" title={say('review.outdated')} />}
            {review.summary && (
              <details open>
                <summary className="small">{say('review.summary')}</summary>
                <p className="doc summary">{review.summary}</p>
              </details>
            )}
          </div>
          {open && (
            <SectionSheet
              heading={open.heading}
              crumb={say(view === 'published' ? 'editor.crumbPublished' : 'editor.crumb', {
                number: review.editionNumber,
              })}
              base={open.base}
              changes={here}
              currentId={currentId}
              view={view}
              onPick={pick}
            />
          )}
        </main>
        <aside className="rail side" aria-label={say('review.changes')}>
          <div className="rh">
            <h2>{say('review.changes')}</h2>
            <div className="row" role="group" aria-label={say('review.filter')}>
              <button type="button" className="chip" aria-pressed={!onlyOpen} onClick={() => setOnlyOpen(false)}>
                {say('review.all', { count: all.length })}
              </button>
              <button type="button" className="chip" aria-pressed={onlyOpen} onClick={() => setOnlyOpen(true)}>
                {say('review.open', { count: numberOpen })}
              </button>
            </div>
            <button
              type="button"
              className="btn quiet sm end"
              aria-label={say('keys.title')}
              onClick={() => setDialog('keys')}
            >
              <kbd>?</kbd>
            </button>
          </div>
          {shown.length === 0 && (
            <p className="blank muted">{say(all.length === 0 ? 'review.none' : 'review.noneOpen')}</p>
          )}
          <ol className="chs" ref={list} onKeyDown={onKeyDown}>
            {shown.map((each) => (
              <ReviewRow
                key={each.change.id}
                it={each}
                mark={marks.find(({ changeId }) => changeId === each.change.id)}
                current={each.change.id === currentId}
                asking={each.change.id === currentId ? asking : null}
                onPick={() => pick(each.change.id)}
                onAccept={accept}
                onAsk={ask}
                onMark={mark}
                onCancel={() => {
                  setAsking(null);
                  focusList();
                }}
                onUndo={() => tray.undo(each.change.id)}
              />
            ))}
          </ol>
          {review.earlierRounds.length > 0 && (
            <details className="dock">
              <summary className="small">{say('review.earlier')}</summary>
              {review.earlierRounds.map((round) => (
                <section key={round.round}>
                  <h3 className="small">
                    {say('review.earlierRound', { round: round.round, when: when(round.submittedAt) })}
                  </h3>
                  <ol className="chs">
                    {round.changes.map((change, index) => (
                      <OutcomeRow
                        key={change.id}
                        numbered={{ change, number: index + 1, box: change.outcome }}
                        current={false}
                        onPick={() => undefined}
                      />
                    ))}
                  </ol>
                </section>
              ))}
            </details>
          )}
          <div className="dock small">
            {tray.failure ? (
              <Note
                tone="bad"
                icon="stop"
                arrives="alert"
                title={say('review.trayFailed', { why: wordsOf(say, tray.failure) })}
              >
                <button type="button" className="btn sm" onClick={tray.again}>
                  {say('app.again')}
                </button>
              </Note>
            ) : (
              <p className="muted">
                <strong>{say('review.waiting', { count: sendable.length })}.</strong>{' '}
                {sendable.length > 0 && say('review.trayKept')}
              </p>
            )}
          </div>
        </aside>
      </div>
      {dialog === 'keys' && (
        <KeysDialog
          rows={keyRows}
          onClose={() => {
            setDialog(null);
            focusList();
          }}
        />
      )}
      {dialog === 'send' && (
        <SendDialog
          review={review}
          all={all}
          marks={sendable}
          onShow={(id) => {
            setDialog(null);
            pick(id);
          }}
          onClose={() => {
            setDialog(null);
            focusList();
          }}
          onSent={(count) => {
            setDialog(null);
            setNotice(say('review.sentNow', { count }));
          }}
        />
      )}
    </>
  );
}
