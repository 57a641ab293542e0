import type { NodeType } from 'prosemirror-model';

import type { InlineHtml } from './inline-html.js';
import type { InlinePart } from './redline-inline.js';

/** An element that is open. A text block is printed when it closes, as its start tag names the changes in it. */
export interface Frame {
  readonly type: NodeType;
  readonly start: string;
  readonly end: string;
  readonly inline?: InlineHtml;
  readonly changes: Set<number>;
  readonly block?: number;
}

/** The splice being printed; `slot` is the place in the output for the number of its change. */
export interface Current {
  readonly change: number;
  readonly isStyle: boolean;
  readonly showsEnds: boolean;
  readonly put: InlinePart[];
  /** The line's last deleted word ends in a letter or digit: a new word beside it needs a space between, or the two read as one. */
  endsInWord: boolean;
  /** It takes out or puts in the end of a block: space that comes or goes with it is not worth a mark. */
  readonly hasEnds: boolean;
  /** The last that it put is the start of a block: its number goes to the end of that. */
  opens: boolean;
  /** It only gave a cell another span: there is a better place for the number, if the change has more to it. */
  opensCell: boolean;
  /** The space behind the last run: it stands behind the number, if that comes next. */
  space: string;
  slot?: { readonly at: number };
}

export interface Move {
  readonly change: number;
  readonly current: Current;
  left: number;
  begun: boolean;
}
