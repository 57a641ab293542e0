import {
  apply,
  changesFor,
  compare,
  resolve,
  schema,
  spliceBetween,
  type Change,
  type Conflict,
  type Doc,
} from '@tarmeem/document';
import { Fragment, Slice } from '@tiptap/pm/model';
import { leaf, LinesOfText, type Stretch } from './lines-of-text.js';

/** A text with words that had fallen out of it. */
export interface Brought {
  text: Doc;
  /** The same with what fits nowhere, in the blocks that held it; null when everything fitted. */
  whole: Doc | null;
}

/**
 * Puts words that fell out of a text back, letter by letter: where the words beside them stand now, whatever block holds those.
 * `without` and `before` are the text in which they stood, without and with them; `now` is what became of it.
 */
export function bringBack(without: Doc, before: Doc, now: Doc): Brought {
  const was = new LinesOfText(without);
  const is = new LinesOfText(now);
  const isPlaced = ({ stretch }: Put) => was.placeIn(is, stretch) !== null;
  const letters = lettersIn(was, before);
  const changes = letters ? [] : compare(without, before);
  const puts = letters?.map((put) => [put]) ?? changes.map((change) => putsOf(change, was));
  const words = puts.flatMap((some) => (some?.every(isPlaced) ? some : []));
  const rest = letters
    ? withWords(
        without,
        letters.filter((put) => !isPlaced(put)),
        was,
      )
    : apply(
        without,
        changes.filter((_, nth) => !puts[nth]?.every(isPlaced)),
      );
  const blocks = joined(without, now, rest ?? before);
  const text = withWords(blocks.text, words, was);
  if (text && !blocks.whole) return { text, whole: null };
  return {
    text: text ?? blocks.text,
    whole: withWords(blocks.whole ?? blocks.text, words, was) ?? resolve(without, now, before, () => 'mine').doc,
  };
}

/** What is more than words in a line is joined like two writings; what was written in a block that is gone stands in `whole` alone. */
function joined(without: Doc, now: Doc, mine: Doc): Brought {
  if (mine.eq(without)) return { text: now, whole: null };
  const take = (conflict: Conflict) =>
    conflict.kind !== 'deleted-vs-edited' && changesFor(without, conflict, 'both') ? 'both' : undefined;
  const { doc, open } = resolve(without, now, mine, take);
  if (open.length === 0) return { text: doc, whole: null };
  return { text: doc, whole: resolve(without, now, mine, (conflict) => take(conflict) ?? 'mine').doc };
}

/** Words that are put into a line. */
interface Put {
  stretch: Stretch;
  words: Fragment;
}

/** What letters stand in a text between those of the same lines without them; null when its lines are others. */
function lettersIn(was: LinesOfText, before: Doc): Put[] | null {
  const { lines } = new LinesOfText(before);
  if (lines.length !== was.lines.length) return null;
  const puts: Put[] = [];
  for (const [line, { at, words }] of lines.entries()) {
    const less = was.lines[line]!.words;
    const { content } = before.resolve(at).parent;
    let known = 0;
    for (let from = 0; from < words.length; from++) {
      let to = from;
      while (to < words.length && words[to] !== less[known]) to++;
      if (to > from) puts.push({ stretch: { line, from: known, to: known }, words: content.cut(from, to) });
      from = to;
      known++;
    }
    if (known < less.length) return null;
  }
  return puts;
}

/** What a change puts into lines; null when it does anything else. */
function putsOf({ splices }: Change, was: LinesOfText): Put[] | null {
  const puts = splices.map(({ from, to, put }) => {
    const stretch = was.stretch(from, to);
    const nodes = put.flatMap((piece) => ('node' in piece ? schema.nodeFromJSON(piece.node) : []));
    const isWords = nodes.length === put.length && nodes.every(({ isInline }) => isInline);
    return stretch && isWords ? lettersOf(was.wordsIn(stretch), { stretch, words: Fragment.from(nodes) }) : null;
  });
  return puts.includes(null) ? null : (puts as Put[]);
}

/** A comparison tells whole words: what of them is new. */
function lettersOf(before: string, { stretch: { line, from }, words }: Put): Put {
  const { at, cut, put } = spliceBetween(before, words.textBetween(0, words.size, undefined, leaf));
  return { stretch: { line, from: from + at, to: from + at + cut }, words: words.cut(at, at + put.length) };
}

/** A text with all of that put in; null when there is no place for some of it. */
function withWords(text: Doc, puts: readonly Put[], was: LinesOfText): Doc | null {
  const lines = new LinesOfText(text);
  const placed = puts.map(({ stretch, words }) => ({ words, place: was.placeIn(lines, stretch) }));
  placed.reverse().sort((one, other) => (other.place?.from ?? 0) - (one.place?.from ?? 0));
  let written = text;
  // The last first, so that the places of the others stay as they are.
  for (const { words, place } of placed) {
    if (!place) return null;
    written = written.replace(place.from, place.to, new Slice(words, 0, 0));
  }
  return written;
}
