import { expect, test } from '@jest/globals';
import { Editor } from '@tiptap/core';
import * as Y from 'yjs';
import { Collaboration } from '@tiptap/extension-collaboration';
import { extensionsOf } from './extensions.js';
import { endStep } from './room-steps.js';
import { byItself, stepsApart } from './steps-apart.js';

function room() {
  const document = new Y.Doc();
  document.getXmlFragment('body').push([new Y.XmlElement('paragraph')]);
  return [Collaboration.configure({ document, field: 'body' }), stepsApart(endStep)];
}

test.each([
  ['alone', undefined],
  ['in a room', room()],
])('what is pasted %s is undone apart from what was typed right before and right behind it', (_, history) => {
  const editor = new Editor({ extensions: extensionsOf(null, history), content: '<p></p>' });
  const words = () => editor.state.doc.textContent;
  const type = (letters: string) => editor.view.dispatch(editor.state.tr.insertText(letters));
  const undone = () => {
    editor.commands.undo();
    return words();
  };
  type('Before ');
  editor.view.pasteText('pasted', new Event('paste') as ClipboardEvent);
  type(' behind');
  editor.view.dispatch(byItself(editor.state.tr.insertText('!')));
  expect(words()).toBe('Before pasted behind!');
  expect(undone()).toBe('Before pasted behind');
  expect(undone()).toBe('Before pasted');
  expect(undone()).toBe('Before ');
  expect(undone()).toBe('');
  editor.commands.redo();
  editor.commands.redo();
  expect(words()).toBe('Before pasted');
  editor.destroy();
});
