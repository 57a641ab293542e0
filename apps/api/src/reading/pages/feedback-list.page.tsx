import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { EvidenceList } from '../parts/evidence.js';
import { AnchorLine } from '../parts/anchor.js';
import { Day, own, Own, OwnWords, Plate } from '../parts/bits.js';
import { ChangedWords, Repeats } from '../parts/changed-words.js';
import { HeadedPage, Pager } from '../parts/headed-page.js';
import { Answer, Replies, State, Thread } from '../parts/thread.js';
import { FeedbackWindow, takesFeedback } from '../parts/window.js';
import type { DocumentHead, PublicFeedback, ThreadView } from '../views.js';

interface FeedbackListView {
  thread: ThreadView;
  /** The address of the following screen. */
  next: string | null;
  /** The one section it is about, by its full name; null: the whole document. */
  section: { heading: string; path: string } | null;
  /** The query of its address. */
  asked: string;
}

/** All public feedback on a document or on one of its sections, newest first. */
export function feedbackListPage(
  frame: Frame,
  document: DocumentHead,
  { thread, next, section, asked }: FeedbackListView,
): string {
  const { say } = frame;
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      asked={asked}
      title={
        section
          ? say('feedback.section-title', { heading: section.heading, title: document.title })
          : say('feedback.page-title', { title: document.title })
      }
      trail={section ? [{ href: `/${document.slug}/${section.path}`, words: section.heading, own: true }] : []}
      here={say('frame.feedback')}
      plate={
        <Plate label={say('frame.feedback')} number={thread.open + thread.answered}>
          {say('thread.counts', { open: thread.open, answered: thread.answered })}
        </Plate>
      }
      heading={section ? say('feedback.list-section', { heading: section.heading }) : say('feedback.list-title')}
      lede={say(takesFeedback(document) ? 'feedback.intro' : 'feedback.intro.closed')}
      head={
        <>
          {thread.detached ? <p className="quiet">{say('anchor.count', { count: thread.detached })}</p> : null}
          <FeedbackWindow frame={frame} document={document} />
          {takesFeedback(document) ? (
            <p className="go">
              <a className="btn" href={`/${document.slug}/feedback/new${section ? `?section=${section.path}` : ''}`}>
                {say('section.feedback')}
              </a>
            </p>
          ) : null}
        </>
      }
    >
      <div className="page cols">
        <span />
        <div>
          {thread.items.length ? (
            <Thread frame={frame} document={document} items={thread.items} />
          ) : (
            <p className="quiet">{say('thread.none')}</p>
          )}
          <Pager
            first={section ? { href: `/${document.slug}/feedback`, words: say('thread.all') } : null}
            next={next ? { href: next, words: say('thread.more') } : null}
          />
        </div>
      </div>
    </HeadedPage>,
  );
}

function About({
  frame,
  document,
  item,
}: {
  frame: Frame;
  document: DocumentHead;
  item: PublicFeedback;
}): ReactElement | null {
  if (!item.section) return null;
  return (
    <blockquote className="quote" {...own(frame, document)}>
      {item.quote}
      <cite>
        <a href={`/${document.slug}/${item.section.path}`}>{item.section.heading}</a>
      </cite>
    </blockquote>
  );
}

/** How an item came that did not come by the form, with the day. */
function ReceivedLine({ frame, item }: { frame: Frame; item: PublicFeedback }): ReactElement | null {
  if (!item.received) return null;
  return (
    <p className="quiet small near">
      {frame.say(`feedback.received.${item.received.by}`)} <time>{frame.date(item.received.on)}</time>
    </p>
  );
}

/** One public item with its replies and its answer. */
export function feedbackItemPage(frame: Frame, document: DocumentHead, item: PublicFeedback): string {
  const { say } = frame;
  const kind = say(`kind.${item.kind}`);
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      title={say('feedback.item-title', { kind, number: item.number, title: document.title })}
      trail={[{ href: `/${document.slug}/feedback`, words: say('frame.feedback') }]}
      here={say('thread.number', { number: item.number })}
      plate={
        <Plate label={say('plate.numbered', { kind })} number={item.number}>
          <Day frame={frame} at={item.at} />
        </Plate>
      }
      above={
        <p className="issuer">
          <State frame={frame} item={item} />
        </p>
      }
      heading={
        item.section ? (
          <>
            {kind} {say('thread.on')}{' '}
            <Own frame={frame} document={document}>
              {item.section.heading}
            </Own>
          </>
        ) : (
          say('feedback.item-whole', { kind })
        )
      }
      head={
        <>
          <p className="quiet small near">{say('feedback.about-edition', { number: item.edition })}</p>
          <div className="after">
            <About frame={frame} document={document} item={item} />
            <AnchorLine frame={frame} document={document} item={item} />
            <OwnWords>{item.text}</OwnWords>
            {item.name ? <p className="quiet small near">{say('feedback.signed', { name: item.name })}</p> : null}
            <ReceivedLine frame={frame} item={item} />
            <EvidenceList frame={frame} item={item} at={`/api/v1/feedback/${item.id}/evidence`} />
            <div className="thread">
              <Replies frame={frame} item={item} />
              <Answer frame={frame} item={item} />
              <ChangedWords frame={frame} document={document} item={item} />
              <Repeats frame={frame} document={document} item={item} />
            </div>
          </div>
        </>
      }
    />,
  );
}
