import { useQuery } from '@tanstack/react-query';
import type { FeedbackView } from '@tarmeem/contract';
import { useLanguage } from '../../text/words.js';
import { OfDocument } from '../../ui/document.js';
import { Answered, Note } from '../../ui/states.js';
import { AnchorNote } from './anchor-note.js';
import { AnswerForm } from './answer-form.js';
import { EvidenceFiles } from './evidence-files.js';
import { FeedbackStateTag } from './feedback-state.js';
import { feedbackItemQuery } from './feedback.queries.js';
import { ReplyForm } from './reply-form.js';
import { ReleaseForm } from './release-form.js';
import { TakenUp } from './taken-up.js';
import { HeldReply } from './held-reply.js';
import '../../text/words-of/answering.js';
import '../../text/words-of/deciding.js';

/** One thread: what was said about which words, the replies, and beside it the answer. */
export function FeedbackItem({
  feedbackId,
  slug,
  onNext,
}: {
  feedbackId: string;
  slug: string;
  /** Opens the next one that waits for an answer; none when this is the last. */
  onNext?: (() => void) | undefined;
}) {
  const query = useQuery(feedbackItemQuery(feedbackId));
  if (query.data === undefined)
    return (
      <main className="desk" id="main">
        <Answered query={query}>{() => null}</Answered>
      </main>
    );
  return (
    <Answered query={query}>
      {(item) => (
        <OfDocument slug={item.document}>
          <main className="desk stack" id="main">
            <Opening item={item} slug={slug} />
            <Thread item={item} slug={slug} />
            <EvidenceFiles item={item} slug={slug} />
            <TakenUp item={item} slug={slug} />
            <ReplyForm item={item} slug={slug} />
          </main>
          <AnswerForm item={item} slug={slug} onNext={onNext} />
        </OfDocument>
      )}
    </Answered>
  );
}

function Opening({ item, slug }: { item: FeedbackView; slug: string }) {
  const { say, when, day } = useLanguage();
  return (
    <>
      <div className="row">
        <h1>{say('feedback.number', { number: item.number })}</h1>
        <FeedbackStateTag state={item.state} />
        <span className="muted small end">
          {when(item.at)} · {item.name ? say('feedback.from', { name: item.name }) : say('feedback.anonymous')}
        </span>
      </div>
      <p className="small muted">
        {say(`feedback.${item.kind}`)} ·{' '}
        {item.section ? (
          <a className="link" href={`/${slug}/${item.section.path}`}>
            {item.section.heading}
          </a>
        ) : (
          say('feedback.wholeDocument')
        )}{' '}
        · {say('feedback.edition', { number: item.edition })}
      </p>
      {item.state === 'held' && (
        <Note tone="warn" icon="lock" title={say('feedback.held')}>
          <p>{say('feedback.heldHint')}</p>
          <ReleaseForm item={item} slug={slug} />
        </Note>
      )}
      {item.refusal && (
        <p className="small muted">
          {say('feedback.refusal')}
          <bdi>{item.refusal}</bdi>
        </p>
      )}
      {item.quote && (
        <p className="passage">
          <span className="vh">{say('feedback.passage')}</span>
          <mark dir="auto">{item.quote}</mark>
        </p>
      )}
      <AnchorNote item={item} slug={slug} />
      {item.received && (
        <p className="small muted">
          {say('received.shown', {
            how: say(`received.${item.received.by}`),
            on: day(item.received.on),
            name: item.received.enteredBy ?? '',
          })}
        </p>
      )}
      {item.email && (
        <p className="small muted">
          {say('feedback.email')}: <bdi>{item.email}</bdi>
        </p>
      )}
    </>
  );
}

function Thread({ item, slug }: { item: FeedbackView; slug: string }) {
  const { say, when } = useLanguage();
  return (
    <ul className="thread" aria-label={say('feedback.thread')}>
      <li>
        <div className="row small">
          <strong>{item.name || say('feedback.as.public')}</strong>
          <span className="muted">{when(item.at)}</span>
        </div>
        <p className="doc" dir="auto">
          {item.text}
        </p>
      </li>
      {item.replies.map((reply) => (
        <li key={reply.id} className={reply.internal ? 'inner' : undefined}>
          <div className="row small">
            <strong>{reply.author || say(`feedback.as.${reply.as}`)}</strong>
            {reply.internal && <span className="st back">{say('feedback.internal')}</span>}
            <span className="muted">{when(reply.at)}</span>
          </div>
          <p className="doc" dir="auto">
            {reply.text}
          </p>
          {reply.state === 'refused' && <p className="small muted">{say('feedback.replyRefused')}</p>}
          {reply.state === 'held' && <HeldReply item={item} reply={reply} slug={slug} />}
        </li>
      ))}
      {item.response && item.disposition && (
        <li>
          <div className="row small">
            <strong>{say(`disposition.${item.disposition}`)}</strong>
            {item.respondedAt && (
              <span className="muted">{say('feedback.answeredOn', { when: when(item.respondedAt) })}</span>
            )}
          </div>
          <p className="doc" dir="auto">
            {item.response}
          </p>
        </li>
      )}
    </ul>
  );
}
