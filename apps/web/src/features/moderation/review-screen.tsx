import { Link, useNavigate } from '@tanstack/react-router';
import type { ReviewView } from '@tarmeem/contract';
import { useRef, useState, type KeyboardEvent } from 'react';
import { KeysDialog } from '../../redline/keys-dialog.js';
import { SectionSheet } from '../../redline/section-sheet.js';
import { useSay } from '../../text/words.js';
import { Note } from '../../ui/states.js';
import { nextView } from '../../ui/view-switch.js';
import { useProposalAddress } from '../proposing/proposal-address.js';
import { ofWhole } from '../sources/of-whole.js';
import { Sources } from '../sources/sources-part.js';
import { DiscussionPart } from '../discussion/discussion-part.js';
import { CounterDialog } from './counter-dialog.js';
import { CounterNote } from './counter-note.js';
import { filterOn, useNextProposal } from './desk-place.js';
import { ReviewChanges } from './review-changes.js';
import { ReviewHeader } from './review-header.js';
import { isSend, onReviewKey, reviewKeys } from './review-keys.js';
import { ReviewSections } from './review-sections.js';
import { SendDialog } from './send-dialog.js';
import { useClaim } from './use-claim.js';
import { useReview } from './use-review.js';
import '../../text/words-of/review.js';
import '../../text/words-of/deciding.js';

/** F6 goes from the sections to the text, to the list of changes, and round again. */
function nextPart(event: KeyboardEvent<HTMLElement>): void {
  const parts = ['.rail.tree a', '#main [role="document"]', '.chs .cur [data-row]'].flatMap((each) => {
    const found = event.currentTarget.querySelector<HTMLElement>(each);
    return found && found.offsetParent !== null ? [found] : [];
  });
  const at = parts.findIndex((part) =>
    part.closest('.rail, #main')?.contains(event.target instanceof Node ? event.target : null),
  );
  event.preventDefault();
  parts[(at + 1) % parts.length]?.focus();
}

/** Sections, redline, and the changes to decide one by one. */
export function ReviewScreen({ review }: { review: ReviewView }) {
  const say = useSay();
  const navigate = useNavigate();
  const { view, go } = useProposalAddress();
  const reviewing = useReview(review);
  const claiming = useClaim(review);
  const [dialog, setDialog] = useState<'send' | 'keys' | null>(null);
  const [countered, setCountered] = useState<string | null>(null);
  const [notice, setNotice] = useState('');
  const [discussed, setDiscussed] = useState<string | null>(null);
  const drawer = useRef<HTMLDialogElement>(null);
  const { all, open, sendable } = reviewing;
  const next = useNextProposal(review.proposal.document, review.proposal.id);
  const toNext = () => next && void navigate({ to: '/desk/$proposalId', params: { proposalId: next.id } });
  const closeDialog = () => {
    setDialog(null);
    reviewing.focusList();
  };
  const send = () => {
    if (sendable.length > 0) setDialog('send');
  };
  const answered = all.find(({ change }) => change.id === countered);
  const answeredSection = review.sections.find(({ sectionId }) => sectionId === answered?.sectionId);
  const askCounter = (changeId: string) => {
    if (all.find(({ change }) => change.id === changeId)?.change.may.counter.allowed) setCountered(changeId);
  };
  const onKey = (event: KeyboardEvent) => {
    if (dialog || countered) return;
    onReviewKey(event, reviewing, {
      onSend: send,
      onNextView: () => go({ view: nextView(view) }, true),
      onHelp: () => setDialog('keys'),
      onCounter: () => reviewing.currentId && askCounter(reviewing.currentId),
      onNext: toNext,
      onClaim: () => claiming.toggle(),
      onDiscuss: () => setDiscussed((before) => (before === reviewing.currentId ? null : reviewing.currentId)),
    });
  };
  const sections = (
    <ReviewSections
      sections={review.sections}
      openId={open?.sectionId}
      onOpen={(sectionId) => {
        drawer.current?.close();
        reviewing.openSection(sectionId);
      }}
    />
  );
  return (
    <>
      <ReviewHeader
        review={review}
        reviewing={reviewing}
        claiming={claiming}
        onSections={() => drawer.current?.showModal()}
        onSend={send}
      />
      <dialog
        className="drawer"
        ref={drawer}
        aria-label={say('editor.sections')}
        onClick={(event) => event.target === drawer.current && drawer.current.close()}
      >
        <nav className="tree">{sections}</nav>
      </dialog>
      <div
        className="work review"
        onKeyDown={(event) => {
          if (isSend(event)) onKey(event);
          else if (event.key === 'F6') nextPart(event);
        }}
      >
        <nav className="rail tree" aria-label={say('editor.sections')}>
          {sections}
        </nav>
        <main className="desk" id="main">
          <div className="banner stack">
            {notice && (
              <Note tone="good" icon="ok" arrives="status" title={notice}>
                {reviewing.decided === all.length && (
                  <p>
                    {say('review.finished')}{' '}
                    {next && (
                      <>
                        <Link to="/desk/$proposalId" params={{ proposalId: next.id }}>
                          {say('review.next', { number: next.item.number ?? 0, title: next.item.title })}
                        </Link>{' '}
                        <kbd aria-hidden="true">N</kbd>{' '}
                      </>
                    )}
                    <Link to="/desk" search={filterOn(review.proposal.document)}>
                      {say('review.toDesk')}
                    </Link>
                  </p>
                )}
              </Note>
            )}
            <CounterNote of={review.counterOf} />
            {open?.outdated && <Note tone="warn" icon="clash" title={say('review.outdated')} />}
            {review.summary && (
              <details open>
                <summary className="small">{say('review.summary')}</summary>
                <p className="doc summary" dir="auto">
                  {review.summary}
                </p>
              </details>
            )}
            <Sources proposalId={review.proposal.id} sources={ofWhole(review.sources, review.round)} />
          </div>
          {open && (
            <SectionSheet
              heading={open.heading}
              crumb={say(view === 'published' ? 'editor.crumbPublished' : 'editor.crumb', {
                number: review.editionNumber,
              })}
              base={open.base}
              changes={reviewing.here}
              currentId={reviewing.currentId}
              view={view}
              onPick={reviewing.pick}
            />
          )}
        </main>
        <ReviewChanges
          review={review}
          reviewing={reviewing}
          onKey={onKey}
          onHelp={() => setDialog('keys')}
          onCounter={askCounter}
          discussed={discussed}
          onDiscuss={setDiscussed}
          discussion={<DiscussionPart beside proposalId={review.proposal.id} />}
        />
      </div>
      {dialog === 'keys' && <KeysDialog rows={reviewKeys} onClose={closeDialog} />}
      {answered && answeredSection && (
        <CounterDialog
          review={review}
          section={answeredSection}
          change={answered.change}
          number={answered.number}
          onClose={() => {
            setCountered(null);
            reviewing.focusList();
          }}
          onSent={(number) => {
            reviewing.tray.sent([answered.change.id]);
            setCountered(null);
            setNotice(say('counter.sent', { number }));
            reviewing.focusList();
          }}
        />
      )}
      {dialog === 'send' && (
        <SendDialog
          review={review}
          all={all}
          marks={sendable}
          kept={reviewing.tray.kept}
          onShow={(id) => {
            setDialog(null);
            reviewing.pick(id);
          }}
          onClose={closeDialog}
          onSent={(changeIds) => {
            reviewing.tray.sent(changeIds);
            setDialog(null);
            setNotice(say('review.sentNow', { count: changeIds.length }));
            reviewing.focusList();
          }}
        />
      )}
    </>
  );
}
