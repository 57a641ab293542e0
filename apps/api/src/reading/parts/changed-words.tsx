import { cutShort } from '@tarmeem/document';
import type { ReactElement } from 'react';
import type { Frame, PublicKey } from '../frame/frame.js';
import type { DocumentHead, PublicFeedback } from '../views.js';
import { own } from './bits.js';

type Changed = PublicFeedback['changed'][number];

/** Longer words are shown by their beginning: the redline has them whole. */
const most = 160;
const shorten = (text: string): string => cutShort(text, most);

function sentenceOf(frame: Frame, { before, after, aspect }: Changed): string {
  const values = { before: shorten(before), after: shorten(after) };
  const key: PublicKey =
    before && after
      ? 'thread.changed.replaced'
      : after
        ? 'thread.changed.inserted'
        : before
          ? 'thread.changed.deleted'
          : aspect === 'place' || aspect === 'standing'
            ? `thread.changed.${aspect}`
            : 'thread.changed.body';
  return frame.say(key, values);
}

/**
 * The end of a thread: the words that changed because of it, in which edition, with the place where they are marked. `yours`: its
 * sender reads it.
 */
export function ChangedWords({
  frame,
  document,
  item,
  yours = false,
}: {
  frame: Frame;
  document: DocumentHead;
  item: PublicFeedback;
  yours?: boolean;
}): ReactElement | null {
  const { say } = frame;
  const editions = [...new Set(item.changed.map(({ edition }) => edition))];
  if (editions.length === 0) return null;
  return (
    <>
      {editions.map((number) => (
        <div className="answer" key={number}>
          <p className="item-h">
            <b>{say(`thread.${yours ? 'yours' : 'changed'}.${item.kind}`, { number })}</b>
          </p>
          <ul className="small">
            {item.changed
              .filter(({ edition }) => edition === number)
              .map((change, index) => (
                <li key={index}>
                  <span {...own(frame, document)}>{sentenceOf(frame, change)}</span>{' '}
                  <bdi>{say('thread.changed.in', { section: change.heading })}</bdi>.{' '}
                  <a href={`/${document.slug}/compare/${change.since}...${number}#r:${change.sectionId}`}>
                    {say('thread.changed.see', { since: change.since, number })}
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** The item that this one repeats, and those that repeat it. */
export function Repeats({
  frame,
  document,
  item,
}: {
  frame: Frame;
  document: DocumentHead;
  item: PublicFeedback;
}): ReactElement | null {
  if (item.duplicateOf === null && item.duplicates.length === 0) return null;
  const linked = (number: number) => (
    <a key={number} href={`/${document.slug}/feedback/${String(number)}`}>
      {frame.say('thread.number', { number })}
    </a>
  );
  return (
    <p className="small near">
      {item.duplicateOf !== null && (
        <>
          {frame.say('thread.repeats')} {linked(item.duplicateOf)}{' '}
        </>
      )}
      {item.duplicates.length > 0 && (
        <>
          {frame.say('thread.repeated')}{' '}
          {item.duplicates.map((number, index) => [index > 0 ? ', ' : '', linked(number)])}
        </>
      )}
    </p>
  );
}
