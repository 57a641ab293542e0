import type { ChangeWords } from '../change.js';
import type { OwnDirection } from './html-tags.js';

/** Words that go before and after a marked run, read by a screen reader and hidden from sight ("[deleted: ", " end of deletion]"). */
export interface AroundWords {
  readonly start: string;
  readonly end: string;
}

/** Every word that a redline adds to the text, from the caller's catalogue. */
export interface RedlineWords {
  /** The language of these words, where it is not the text's. */
  readonly language?: string;
  readonly deleted: AroundWords;
  readonly inserted: AroundWords;
  /** Around a block that moved here; the start names where it came from. */
  readonly moved: { readonly start: (words: ChangeWords) => string; readonly end: string };
  /** Stands where a moved block was ("moved from here to ¶ 2, change 6"). */
  readonly movedAway: (words: ChangeWords, number: string) => string;
  /** Names a change that its words alone don't show (formatted, link, split, rows); '' for none. Shown, not hidden. */
  readonly note: (words: ChangeWords) => string;
  /** Hidden, before the number of a change ("change "). */
  readonly change: string;
  /** Hidden, for the sign of a paragraph's end ("end of paragraph"). */
  readonly paragraph: string;
  /** Hidden, for a horizontal line that was put in or taken out ("horizontal line"). */
  readonly rule: string;
  /** Before the words of a footnote, which stand in the line ("Footnote: "). */
  readonly footnote: string;
  /** Names a character that can't be seen, when a change is of nothing else ("space", "zero-width non-joiner"). */
  readonly invisible: (codePoint: number) => string;
}

/** How a redline is printed. */
export interface RedlineOptions {
  /**
   * The marked text, the text as if all were accepted, or the base; `before` and `after` are the latter two with what was
   * taken out and what was put in marked in them, to stand side by side.
   */
  readonly view: 'changes' | 'proposed' | 'published' | 'before' | 'after';
  readonly words: RedlineWords;
  /** Goes before every id (`c1`, and `l1` of its sentence), so that several sections fit into one page. */
  readonly idPrefix?: string;
  /** The number shown for a change by its index; counted from 1 if absent. `null`: no number. */
  readonly number?: ((index: number) => string | number | null) | null;
  /** A class for the marks of a change by its index ("accepted"), or ''. */
  readonly stateClass?: (index: number) => string;
  /** Adds `data-block` (number of the text block in the proposed text, from 1) and `data-changes` (numbers) to text blocks. */
  readonly blockNumbers?: boolean;
  /** Names each table and lets the keyboard reach it, so that a wide one scrolls without a mouse ("Table 1"). */
  readonly tableName?: (number: number) => string;
  /** Which way the words of a block run, where not as the text does: it is told by `dir`. */
  readonly ownDirection?: OwnDirection;
  /** Added to the level of each heading. */
  readonly headingShift?: number;
}
