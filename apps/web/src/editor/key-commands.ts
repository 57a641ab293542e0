import type { NodeType } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import { createParagraphNear } from '@tiptap/pm/commands';

export const setHardBreak =
  (type: NodeType): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView());
    return true;
  };

/** A new paragraph after a table or rule that is the last block. */
export const exitCode: Command = (state, dispatch) => createParagraphNear(state, dispatch);
