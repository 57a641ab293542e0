import { isTaken, windowSentence } from '@tarmeem/review';
import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import type { DocumentHead } from '../views.js';

/** Whether feedback on the document is taken today. */
export const takesFeedback = ({ standing }: DocumentHead): boolean => isTaken(standing);

/** In a sentence, within which days feedback is taken; null where it always is. */
export function windowWords({ say, date }: Frame, document: DocumentHead): string | null {
  const { standing, feedbackFrom, feedbackUntil } = document;
  const from = feedbackFrom === null ? '' : date(feedbackFrom);
  const until = feedbackUntil === null ? '' : date(feedbackUntil);
  const sentence = windowSentence(standing, document);
  return sentence && say(sentence, { from, until });
}

/** The same as a line of a page; once it is closed, with what becomes of what was sent. */
export function FeedbackWindow({ frame, document }: { frame: Frame; document: DocumentHead }): ReactElement | null {
  const words = windowWords(frame, document);
  if (!words) return null;
  return (
    <p className="text after-4">
      <b>{words}</b> {document.standing === 'closed' ? frame.say('window.closed.means') : null}
    </p>
  );
}
