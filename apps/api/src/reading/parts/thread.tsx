import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import type { DocumentHead, PublicFeedback } from '../views.js';
import { AnchorLine } from './anchor.js';
import { EvidenceList } from './evidence.js';
import { Day, Own, own, OwnWords } from './bits.js';
import { ChangedWords, Repeats } from './changed-words.js';

const inFavour = new Set(['accepted', 'accepted-with-changes', 'accepted-in-part']);

/** The state of an item in one word or two, outlined; accented when it was answered in the sender's favour. */
export function State({
  frame,
  item,
}: {
  frame: Frame;
  item: Pick<PublicFeedback, 'state' | 'disposition'>;
}): ReactElement {
  const done = item.disposition !== null && inFavour.has(item.disposition);
  return (
    <span className={done ? 'state done' : 'state'}>
      {item.disposition && item.state === 'answered'
        ? frame.say(`disposition.${item.disposition}`)
        : frame.say(`state.${item.state}`)}
    </span>
  );
}

/** What the commission answered, with its day. */
export function Answer({ frame, item }: { frame: Frame; item: PublicFeedback }): ReactElement | null {
  if (!item.response) return null;
  return (
    <div className="answer">
      <p className="item-h">
        <b>{frame.say('thread.answered')}</b>
        {item.respondedAt ? <Day frame={frame} at={item.respondedAt} /> : null}
      </p>
      <OwnWords>{item.response}</OwnWords>
    </div>
  );
}

/** Replies below an item; the public sees a body or "a moderator", never an officer's name. */
export function Replies({ frame, item }: { frame: Frame; item: PublicFeedback }): ReactElement | null {
  if (!item.replies.length) return null;
  return (
    <ol className="replies">
      {item.replies.map((reply) => (
        <li key={reply.id}>
          <p className="item-h">
            <b>{reply.author || frame.say(`reply.${reply.as}`)}</b>
            <Day frame={frame} at={reply.at} />
          </p>
          <OwnWords>{reply.text}</OwnWords>
        </li>
      ))}
    </ol>
  );
}

function Item({
  frame,
  document,
  item,
  here,
}: {
  frame: Frame;
  document: DocumentHead;
  item: PublicFeedback;
  here: boolean;
}): ReactElement {
  return (
    <li id={`f${item.number}`}>
      <p className="item-h">
        <b>
          <a href={`/${document.slug}/feedback/${item.number}`}>
            {frame.say('thread.number', { number: item.number })}
          </a>
        </b>
        <span>
          {frame.say(`kind.${item.kind}`)}
          {item.section && !here ? (
            <>
              {' '}
              {frame.say('thread.on')}{' '}
              <Own frame={frame} document={document}>
                {item.section.heading}
              </Own>
            </>
          ) : null}
        </span>
        <Day frame={frame} at={item.at} />
        <State frame={frame} item={item} />
      </p>
      {item.quote ? <blockquote {...own(frame, document)}>{item.quote}</blockquote> : null}
      <AnchorLine frame={frame} document={document} item={item} quiet />
      <OwnWords>{item.text}</OwnWords>
      <EvidenceList frame={frame} item={item} at={`/api/v1/feedback/${item.id}/evidence`} />
      <Replies frame={frame} item={item} />
      <Answer frame={frame} item={item} />
      <ChangedWords frame={frame} document={document} item={item} />
      <Repeats frame={frame} document={document} item={item} />
    </li>
  );
}

/** A list of public feedback with its answers. `here`: the page is already about their section. */
export function Thread({
  frame,
  document,
  items,
  here = false,
}: {
  frame: Frame;
  document: DocumentHead;
  items: readonly PublicFeedback[];
  here?: boolean;
}): ReactElement {
  return (
    <ol className="thread">
      {items.map((item) => (
        <Item key={item.number} frame={frame} document={document} item={item} here={here} />
      ))}
    </ol>
  );
}
