import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import { offerQuote } from '../frame/scripts.js';

/** Feedback on the words that a reader selects in a text: the script shows it, says one of its two sentences and leads it on; `to` is where it leads before. */
export function Selected({ frame: { say }, to }: { frame: Frame; to: string }): ReactElement {
  const words = say('section.feedback.selected');
  return (
    <>
      <a className="btn sel" id="sel" hidden href={to} data-short={words} data-long={say('section.feedback.long')}>
        {words}
      </a>
      <script dangerouslySetInnerHTML={{ __html: offerQuote }} />
    </>
  );
}
