import type { ChangeWords } from '@tarmeem/document';
import { catalogue, changesEn, changesUr, speaker } from '@tarmeem/text';
import type { Frame } from './frame.js';

const kinds = catalogue(changesEn, changesUr);
const speakers = { en: speaker('en', kinds), ur: speaker('ur', kinds) };

/** Longer passages are shown by their first and last words. */
const most = 90;

const shorten = (words: string): string => {
  if (words.length <= most) return words;
  const all = words.split(/\s+/);
  return all.length > 8 ? `${all.slice(0, 5).join(' ')} … ${all.slice(-3).join(' ')}` : `${words.slice(0, most)}…`;
};

/** A change of the text in one sentence: what was taken out, what was put in, what happened otherwise. */
export function changeSentence(frame: Frame, words: ChangeWords): string {
  const { say } = frame;
  const before = shorten(words.before.trim());
  const after = shorten(words.after.trim());
  const wording =
    before && after
      ? say('sentence.replaced', { before, after })
      : after
        ? say('sentence.inserted', { after })
        : before && say('sentence.deleted', { before });
  switch (words.kind) {
    case 'replaced':
    case 'rewritten':
      if (before && after) return wording;
      break;
    case 'inserted':
      if (after) return wording;
      break;
    case 'deleted':
      if (before) return wording;
      break;
    case 'moved':
      return movedSentence(frame, words);
    case 'split':
    case 'joined': {
      // Words replaced right beside the new end of a paragraph share a point with it: both are one decision, and both are said.
      const first = say(`sentence.${words.kind}`);
      return wording ? say('sentence.both', { first, second: wording }) : first;
    }
    default:
  }
  const name = speakers[frame.locale](`change.${words.kind}`);
  const what = name.charAt(0).toLocaleLowerCase(frame.locale) + name.slice(1);
  return before || after ? say('sentence.other', { what, words: after || before }) : say('sentence.bare', { what });
}

/** A move may bring new blocks beside those that moved: both are said. */
function movedSentence({ say }: Frame, words: ChangeWords): string {
  const lines = new Set(words.before.split('\n'));
  const brought = words.after.split('\n').filter((line) => line.trim() && !lines.has(line));
  const moved = say('sentence.moved', { words: shorten((words.before || words.after).trim()) });
  if (!words.before || !brought.length || brought.length === words.after.split('\n').length) return moved;
  return say('sentence.both', {
    first: moved,
    second: say('sentence.inserted', { after: shorten(brought.join(' ')) }),
  });
}
