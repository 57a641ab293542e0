import { cutShort } from '@tarmeem/document';
import { childrenOf } from '../xml/read.js';
import type { XmlElement } from '../xml/read.js';

/** The words of a note, as accepted and as rejected. */
export interface Note {
  readonly after: string;
  readonly before: string;
}

/** Longer than any note of ours may be: the rest is left out, and `onCut` told. In UTF-16 units. */
const longest = 10_000;

/** The notes of a part by id. */
export function notesOf(
  part: XmlElement | undefined,
  name: 'footnote' | 'endnote',
  onCut: () => void,
): ReadonlyMap<string, Note> {
  const notes = new Map<string, Note>();
  for (const element of childrenOf(part, name)) {
    const { id, type } = element.attributes;
    if (id === undefined || (type !== undefined && type !== 'normal')) continue;
    const after = noteText(element, 'del', onCut);
    notes.set(id, { after, before: noteText(element, 'ins') });
  }
  return notes;
}

/** The words of a note or comment without what is in elements of the name; a line for each paragraph. */
export function noteText(element: XmlElement, without: 'ins' | 'del', onCut?: () => void): string {
  const lines = childrenOf(element, 'p').map((paragraph) => {
    const line = wordsOf(paragraph, without);
    // Behind the note's own sign stands a space that is no part of it.
    return line.startsWith('\u0000 ') ? line.slice(2) : line;
  });
  const text = lines.join('\n').replaceAll('\u0000', '');
  if (text.length > longest) onCut?.();
  return cutShort(text, longest);
}

function wordsOf(element: XmlElement, without: 'ins' | 'del'): string {
  let text = '';
  for (const child of childrenOf(element)) {
    const { name } = child;
    const isMoved = name === (without === 'ins' ? 'moveTo' : 'moveFrom');
    if (name === without || isMoved || name === 'instrText' || name === 'rPr' || name === 'pPr') continue;
    if (name === 't' || name === 'delText') text += child.children.filter((part) => typeof part === 'string').join('');
    else if (name === 'tab') text += '\t';
    else if (name === 'br' || name === 'cr') text += '\n';
    else if (name === 'noBreakHyphen') text += '\u2011';
    else if (name === 'footnoteRef' || name === 'endnoteRef') text += '\u0000';
    else text += wordsOf(child, without);
  }
  return text;
}
