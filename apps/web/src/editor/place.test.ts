import { schema } from '@tarmeem/document';
import { describe, expect, it } from '@jest/globals';
import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { movesOf } from './place.js';

const textOf = (...paragraphs: string[]): Node =>
  schema.node(
    'doc',
    null,
    paragraphs.map((words) => schema.node('paragraph', null, words ? [schema.text(words)] : [])),
  );
const whole = (before: Node, after: Node) => {
  const { tr } = EditorState.create({ doc: before });
  return tr.replaceWith(0, before.content.size, after.content);
};

describe('a place when the whole text is put anew', () => {
  it('stands behind the words that came before it, and stays before those that came after it', () => {
    const moves = movesOf(whole(textOf('One', 'two'), textOf('One more', 'two')));
    expect([1, 4, 6, 7].map((at) => moves.map(at, -1))).toEqual([1, 4, 11, 12]);
  });
  it('stays where nothing differs', () => {
    expect(movesOf(whole(textOf('One'), textOf('One'))).map(3)).toBe(3);
  });
  it('goes to the start of what was taken out around it', () => {
    expect(movesOf(whole(textOf('One six three'), textOf('One three'))).map(7)).toBe(5);
  });
  it('of one that only changes a stretch moves as ever', () => {
    const { tr } = EditorState.create({ doc: textOf('One', 'two') });
    expect(movesOf(tr.insertText('!', 4)).map(6)).toBe(7);
  });
});
