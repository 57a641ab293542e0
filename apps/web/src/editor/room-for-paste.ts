import { limits, parse, Refused, storable } from '@tarmeem/document';
import type { Node, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';

/** What a paste holds that a section has no room for. */
export interface TooMuch {
  words: number;
  characters: number;
}

/** Characters from which on it is asked whether there is room: what is shorter fits into any text that is being written. */
const askedFrom = 100_000;

/** What would be pasted, when the section would be longer with it than any may be; null when there is room. */
export function tooMuchIn(state: EditorState, slice: Slice): TooMuch | null {
  if (slice.size < askedFrom || fits(state.tr.replaceSelection(slice).doc)) return null;
  const text = slice.content.textBetween(0, slice.content.size, '\n', ' ');
  return { words: text.split(/\s+/u).filter(Boolean).length, characters: text.length };
}

/** Asked of the document core, which the server asks too; of signs that no text can hold, which are left out, it would speak first. */
function fits(doc: Node): boolean {
  const clean = JSON.stringify(doc.toJSON(), (_, value: unknown) =>
    typeof value === 'string' ? storable(value) : value,
  );
  if (clean.length > limits.bytes * 8) return false;
  try {
    parse(JSON.parse(clean));
    return true;
  } catch (error) {
    return !(error instanceof Refused && error.code === 'too-large');
  }
}
