import type { EditorState, Transaction } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type { UndoManager } from 'yjs';

/** In a room, what is written from now on is undone apart from what was written until now. */
export function endStep(_: Transaction, state: EditorState): void {
  const steps = yUndoPluginKey.getState(state) as { undoManager?: UndoManager } | undefined;
  steps?.undoManager?.stopCapturing();
}
