import type { Change } from '@tarmeem/document';
import { lineOf } from '../../text/change-words.js';
import type { Say } from '../../text/words.js';
import type { Flags } from './sense.js';
import '../../text/words-of/conflicts.js';

/** What each side did in one sentence, with its words: a word that was deleted is not told as if it stood there. Its place is in that text. */
export function senseLine(say: Say, { heading, mine, theirs }: Flags[number], text: 'base' | 'target'): string {
  const did = (change: Change) => lineOf(say, { aspect: 'body', payload: change }).verb;
  const wordsOf = ({ words: { after, before } }: Change) => (after || before).trim();
  return say('sense.line', {
    heading,
    n: mine.words.place[text],
    didMine: did(mine),
    mine: wordsOf(mine),
    didPublished: did(theirs),
    published: wordsOf(theirs),
  });
}
